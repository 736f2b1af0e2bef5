/** A run in small: the very recipe, with its own prompts and some of its people, played in memory on the rehearsal model. */
import { Clock, Effect, HashMap, Layer, Logger } from "effect"
import { isKept } from "../domain/Example.ts"
import type { Profile } from "../domain/Profile.ts"
import * as Seed from "../domain/Seed.ts"
import * as EventLog from "../log/EventLog.ts"
import * as Signals from "../log/Signals.ts"
import * as Tracing from "../log/Tracing.ts"
import * as World from "../log/World.ts"
import { Embedder } from "../model/Embedder.ts"
import type { Model } from "../model/Model.ts"
import * as Rehearsal from "../model/Rehearsal.ts"
import * as Pipeline from "../Pipeline.ts"
import * as Quality from "../quality/Quality.ts"
import * as Recipe from "../Recipe.ts"
import * as Sandbox from "../sandbox/Sandbox.ts"
import * as Pose from "../scenario/Pose.ts"
import * as Synthesis from "../synthesis/Synthesis.ts"
import type { SmallClass } from "./SmallClass.ts"
import type * as Steps from "./Steps.ts"
import * as Tally from "./Tally.ts"

/** What synthesis made of one requirement. */
export interface Written {
  readonly candidates: number
  readonly tried: number
  /**
   * Candidates that every filter kept, those that were one too many included; and where the run's models are not the rehearsal, those
   * that were like others too: what the rehearsal writes is more alike than what a model writes.
   */
  readonly passed: number
}

/** What its class came to. */
export interface Lessons {
  readonly plays: number
  /** Why plays failed, one sentence for each that did. */
  readonly failed: ReadonlyArray<string>
  /** Questions that came out of episodes. */
  readonly lived: number
  /** Conversations that every filter kept, by the number of their question. */
  readonly kept: ReadonlyMap<number, number>
}

/** What a small run came to. */
export interface Played {
  readonly agents: number
  readonly groups: number
  readonly entries: ReadonlyArray<Tally.Entry>
  readonly steps: ReadonlyArray<Steps.StepEnd>
  /** The step in which the simulation ended. What groups did beyond it they did while others caught up. */
  readonly ended: number
  /** Episodes that synthesis could use. */
  readonly usable: number
  readonly written: ReadonlyArray<Written>
  readonly lessons: Lessons
  readonly seconds: number
}

/** Some of the people, drawn by the seed, in their order. */
export const draw = <A>(people: ReadonlyArray<A>, count: number, seed: Seed.Seed): Array<A> => {
  const chance = Seed.chance(Seed.at(seed, "forecast"))
  return chance.sample([...people.keys()], count).toSorted((a, b) => a - b).map((index) => people[index] as A)
}

/** A group's episodes follow from the number of its people; what is left over is chance. */
const stepEnds = (world: World.World): Array<Steps.StepEnd> => {
  const groups = World.groups(world).map(({ group }) => group)
  const people = groups.reduce((sum, { members }) => sum + members.length, 0)
  const counts = new Map<string, number>()
  const episodes = World.episodes(world)
  const last = episodes.at(-1)?.step ?? -1
  return Array.from({ length: last + 1 }, (_, step) => {
    for (const { group } of episodes.filter((episode) => episode.step === step)) {
      counts.set(group, (counts.get(group) ?? 0) + 1)
    }
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const squares = groups.reduce(
      (sum, { id, members }) => sum + ((counts.get(id) ?? 0) - (total * members.length) / people) ** 2,
      0
    )
    return { episodes: total, error: total === 0 ? 0 : Math.sqrt(squares) / total }
  })
}

const passed = (world: World.World, requirement: number, recipe: Recipe.Recipe): number => {
  const isNothing = (filter: string) =>
    filter === Quality.surplus || !Recipe.isRehearsed(recipe) && Synthesis.twinFilters.has(filter)
  return World.examples(world).filter((example) =>
    example.requirement === requirement && example.verdicts.every(({ filter, keep }) => keep || isNothing(filter))
  ).length
}

const lessonsOf = (world: World.World): Lessons => {
  const kept = new Map<number, number>()
  for (const example of World.examples(world)) {
    if (example.scene === undefined || !isKept(example)) continue
    kept.set(example.scene.row, (kept.get(example.scene.row) ?? 0) + 1)
  }
  const plays = World.plays(world)
  return {
    plays: plays.length,
    failed: plays.flatMap(({ end, reason }) => (end === "failed" ? [reason] : [])),
    lived: World.questions(world).filter(({ question }) => question.source === Pose.episodes).length,
    kept
  }
}

/** Who and what is there in small. */
export interface Cast {
  readonly profiles: ReadonlyArray<Profile>
  readonly lessons?: SmallClass | undefined
}

/** The pipeline without a data set, and without a word: whoever watches watches a run, not its forecast. */
const live = Effect.fnUntraced(
  function*(recipe: Recipe.Recipe, { lessons, profiles }: Cast) {
    // Few rows need no index, no file of tests is met by what the rehearsal writes, and its programs are not worth a run.
    const small = { ...recipe, index: "exact" as const, quality: { ...recipe.quality, benchmarks: [] } }
    const written = yield* Pipeline.live(small, { profiles, scenarios: lessons?.scenarios, given: lessons?.posed })
    const world = yield* EventLog.currentWorld
    return {
      written: written.map(({ candidates, tried }, index) => ({
        candidates,
        tried,
        passed: passed(world, index + 1, recipe)
      })),
      usable: World.closedEpisodes(world).length,
      world
    }
  },
  (effect) =>
    effect.pipe(
      Effect.provideService(Signals.Signals, { phase: () => undefined, waiting: () => undefined }),
      Effect.provideService(Tracing.Tracing, undefined),
      Effect.provideService(Sandbox.Sandbox, { run: () => Effect.succeed(Sandbox.unverified("")) }),
      Effect.provideService(Logger.CurrentLoggers, new Set())
    )
)

/** Plays a recipe in memory over a model and an embedder, and counts what it asks them. */
export const play = <E, R>(
  recipe: Recipe.Recipe,
  { models, reported, ...cast }: Cast & {
    readonly models: Layer.Layer<Model | Embedder, E, R>
    /** True to take tokens as the model tells them. */
    readonly reported: boolean
  }
) =>
  Effect.gen(function*() {
    const tally = Tally.make({ reported, own: recipe.model })
    const began = yield* Clock.currentTimeMillis
    const { usable, world, written } = yield* live(recipe, cast).pipe(
      Effect.provide(
        Layer.merge(tally.model, tally.embedder).pipe(Layer.provide(models), Layer.merge(EventLog.EventLog.memory))
      )
    )
    const played: Played = {
      agents: cast.profiles.length,
      groups: HashMap.size(world.groups),
      entries: tally.entries(),
      steps: stepEnds(world),
      ended: world.ended?.step ?? Infinity,
      usable,
      written,
      lessons: lessonsOf(world),
      seconds: ((yield* Clock.currentTimeMillis) - began) / 1000
    }
    return played
  })

/** The rehearsal's model and embedder. */
export const rehearsed: Layer.Layer<Model | Embedder> = Layer.merge(Rehearsal.layer(), Embedder.lexical)
