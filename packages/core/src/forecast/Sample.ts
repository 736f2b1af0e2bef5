/** A few people, one step, a few plays and a few rows on the real model: what the rehearsal cannot know, its lengths and its times. */
import { Effect, Layer } from "effect"
import type { Profile } from "../domain/Profile.ts"
import * as Quiet from "../log/Quiet.ts"
import type { Embedder } from "../model/Embedder.ts"
import { Model } from "../model/Model.ts"
import * as Worst from "../model/Worst.ts"
import * as Recipe from "../Recipe.ts"
import * as Miniature from "./Miniature.ts"
import type { Expected } from "./Scale.ts"
import * as SmallClass from "./SmallClass.ts"
import type * as Tally from "./Tally.ts"

/** How a role's calls on the real model compare with those of the rehearsal. */
export interface Compared {
  /** Tokens, as a multiple of the rehearsal's. */
  readonly input: number
  readonly output: number
  readonly seconds: number
}

/** What a sample showed, by role. */
export interface Measured {
  readonly calls: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly roles: ReadonlyMap<string, Compared>
}

/** A sample before it is played. */
export interface Plan extends Miniature.Cast {
  readonly recipe: Recipe.Recipe
  /** What the rehearsal made of it. */
  readonly rehearsed: Miniature.Played
  /** Most that it may use: twice the calls of the rehearsal, each at its worst. */
  readonly limit: Tally.Count
}

/** People of a sample, and questions of its class. */
const few = 8

const shrink = (recipe: Recipe.Recipe): Recipe.Recipe => {
  const { requirements, simulation, society } = recipe
  const window = Math.min(3, simulation.window)
  // Alone, an agent needs a step for each message of an episode.
  const steps = society.communication === "none" ? window : 1
  return {
    ...recipe,
    // One model is asked: the others may not even be there.
    models: {},
    class: { ...recipe.class, share: 0 },
    society: { ...society, meanGroup: Math.min(4, society.meanGroup), minGroup: 1 },
    simulation: {
      ...simulation,
      steps: Math.min(steps, simulation.steps),
      window,
      ...(Recipe.episodesWanted(recipe) === 0 ? {} : { episodes: 2 * few })
    },
    // One row of each kind: each asks for other things.
    requirements: requirements.filter(({ kind }, index) =>
      requirements.findIndex((other) => other.kind === kind) === index
    )
      .map((requirement) => ({ ...requirement, count: 1 }))
  }
}

/** Rehearses a sample of a recipe, to know what it may use. */
export const plan = Effect.fnUntraced(function*(
  recipe: Recipe.Recipe,
  { profiles, ...material }: SmallClass.Material & { readonly profiles: ReadonlyArray<Profile> }
) {
  const small = shrink(recipe)
  const people = Recipe.hasSociety(recipe) ? Miniature.draw(profiles, few, recipe.seed) : []
  const lessons = yield* SmallClass.make(small, { ...material, size: few })
  let calls = 0
  let inputTokens = 0
  let outputTokens = 0
  const noting = Layer.effect(
    Model,
    Effect.map(Model, (model) =>
      Model.of({
        name: model.name,
        ask: (request) => {
          const worst = Worst.ofRequest(model.name, request)
          calls += 2
          inputTokens += 2 * worst.inputTokens
          outputTokens += 2 * worst.outputTokens
          return model.ask(request)
        }
      }))
  )
  const models = noting.pipe(Layer.provideMerge(Miniature.rehearsed))
  const rehearsed = yield* Miniature.play(small, { profiles: people, lessons, models, reported: false })
  const made: Plan = {
    recipe: small,
    profiles: people,
    lessons,
    rehearsed,
    limit: { calls, inputTokens, outputTokens }
  }
  return made
}, Quiet.unlessWanted)

const mean = (entries: ReadonlyArray<Tally.Entry>, role: string) => {
  const own = entries.filter((entry) => entry.role === role)
  const calls = own.reduce((sum, entry) => sum + entry.calls, 0)
  const of = (what: "inputTokens" | "outputTokens" | "millis") =>
    calls === 0 ? 0 : own.reduce((sum, entry) => sum + entry[what], 0) / calls
  return { calls, input: of("inputTokens"), output: of("outputTokens"), seconds: of("millis") / 1000 }
}

const ratio = (a: number, b: number): number => (a > 0 && b > 0 ? a / b : 1)

/** Plays a sample on the real model. */
export const play = Effect.fnUntraced(function*<E, R>(
  { lessons, profiles, recipe, rehearsed }: Plan,
  models: Layer.Layer<Model | Embedder, E, R>
) {
  const real = yield* Miniature.play(recipe, { profiles, lessons, models, reported: true })
  const asked = real.entries.filter(({ role }) => role !== "embed")
  const roles = new Map<string, Compared>()
  for (const role of new Set(asked.map((entry) => entry.role))) {
    const measured = mean(real.entries, role)
    const before = mean(rehearsed.entries, role)
    roles.set(role, {
      input: ratio(measured.input, before.input),
      output: ratio(measured.output, before.output),
      seconds: measured.seconds
    })
  }
  const sum = (what: keyof Tally.Count) => asked.reduce((total, entry) => total + entry[what], 0)
  const found: Measured = {
    calls: sum("calls"),
    inputTokens: sum("inputTokens"),
    outputTokens: sum("outputTokens"),
    roles
  }
  return found
}, Quiet.unlessWanted)

/** Whose lengths and times stand for those of a role that no sample reaches: nobody reacts in a first step. */
const alike: Readonly<Record<string, string>> = { react: "act", receive: "route" }

/** How a role compares: by itself, by one that is like it, or as the rehearsal. */
const of = ({ roles }: Measured, role: string): Compared | undefined => roles.get(role) ?? roles.get(alike[role] ?? "")

/** Seconds that a role's calls took in a sample, if there was one and it held the role. Of another model it tells nothing. */
export const secondsOf = (measured: Measured | undefined, { model, role }: Expected): number | undefined =>
  measured === undefined || model !== undefined ? undefined : of(measured, role)?.seconds

/** The role's tokens as they are on the real model; those of another model as they were. */
export const correct = <A extends Expected>(measured: Measured, role: A): A => {
  if (role.model !== undefined) return role
  const { input = 1, output = 1 } = of(measured, role.role) ?? {}
  return { ...role, inputTokens: role.inputTokens * input, outputTokens: role.outputTokens * output }
}
