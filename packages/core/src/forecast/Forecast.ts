/** What a run will ask for, use, cost and take, before it is begun: the recipe played in small, in memory, and scaled up. */
import { Effect } from "effect"
import type { Profile } from "../domain/Profile.ts"
import * as Quiet from "../log/Quiet.ts"
import { type Phase, phases } from "../log/Signals.ts"
import * as Embedder from "../model/Embedder.ts"
import * as Price from "../model/Price.ts"
import { rehearsal } from "../model/Rehearsal.ts"
import * as Recipe from "../Recipe.ts"
import * as Grouping from "../society/Grouping.ts"
import * as Society from "../society/Society.ts"
import * as Assumptions from "./Assumptions.ts"
import * as Duration from "./Duration.ts"
import * as Miniature from "./Miniature.ts"
import * as Sample from "./Sample.ts"
import * as Scale from "./Scale.ts"
import * as SmallClass from "./SmallClass.ts"
import * as Steps from "./Steps.ts"
import * as Tally from "./Tally.ts"

/** Calls, tokens and, where the price is known, US dollars. */
export interface Sum extends Tally.Count {
  readonly cost?: number
}

/** What one role comes to in one phase. */
export interface Role extends Sum {
  readonly phase: Phase
  readonly role: string
  /** The model asked, where it is not the run's own. */
  readonly model?: string
}

/** A forecast; every number in it is an estimate. */
export interface Forecast {
  readonly model: string
  readonly embedder: string
  readonly agents: number
  /** Rows wanted, and those that are likely to be kept. Of a class, one for each question is wanted. */
  readonly rows: { readonly wanted: number; readonly expected: number }
  /** Questions of the class, and conversations of it that are likely to be kept; absent without one. */
  readonly class?: { readonly questions: number; readonly conversations: number }
  readonly roles: ReadonlyArray<Role>
  readonly total: Sum
  readonly seconds: number
  readonly assumptions: ReadonlyArray<string>
}

/** What models ask for; absent where it is not known. */
export interface Prices {
  readonly model?: Price.Price | undefined
  readonly embedder?: Price.Price | undefined
  /** Of models that play roles, by name. */
  readonly models?: Readonly<Record<string, Price.Price | undefined>>
}

/** What a forecast is made from, beside the recipe. Without scenarios it is one without a class. */
export interface ForecastOptions extends SmallClass.Material {
  readonly profiles: ReadonlyArray<Profile>
  readonly prices?: Prices
  /** What a sample on the real model showed. */
  readonly measured?: Sample.Measured | undefined
  /** People of the run in small, and questions of its class; default 100. */
  readonly size?: number
}

/** A rehearsal that keeps a log takes so many times as long as one in memory. */
const logged = 1.5

/** Texts in one call for embeddings. */
const batch = 128

const whole = ({ calls, inputTokens, outputTokens }: Tally.Count): Tally.Count => ({
  calls: Math.round(calls),
  inputTokens: Math.round(inputTokens),
  outputTokens: Math.round(outputTokens)
})

const priced = (price: Price.Price | undefined, { model, phase, role, ...count }: Scale.Expected): Role => {
  const sum = whole(count)
  const asked = { phase, role, ...(model === undefined ? {} : { model }) }
  return { ...asked, ...sum, ...(price === undefined ? {} : { cost: Price.cost(price, sum) / Price.nanos }) }
}

/** All together; without a cost where one of them has none. */
export const sum = (roles: ReadonlyArray<Sum>): Sum => {
  const costs = roles.flatMap(({ cost }) => (cost === undefined ? [] : [cost]))
  return {
    ...roles.reduce(Tally.add, Tally.none),
    ...(costs.length === roles.length ? { cost: costs.reduce((total, cost) => total + cost, 0) } : {})
  }
}

/** Fewest people, from so many on, who can be grouped as the recipe wants. */
const sizeFrom = (least: number, agents: number, recipe: Recipe.Recipe): number => {
  const { communication, maxGroup: max, meanGroup: mean, minGroup: min } = recipe.society
  if (communication === "none") return least
  for (let size = least; size < agents; size++) {
    if (Grouping.sizes(size, { min, max, mean })._tag === "Success") return size
  }
  return agents
}

/** Texts are sent in batches, but for those that are sent each for itself. */
const inBatches = (role: Scale.Expected): Scale.Expected =>
  role.alone === true ? role : { ...role, calls: Math.ceil(role.calls / batch) }

/** What is embedded in one phase, together. */
const together = (roles: ReadonlyArray<Scale.Expected>): Array<Scale.Expected> =>
  [...Map.groupBy(roles, ({ phase }) => phase)].map(([phase, own]) => ({
    phase,
    role: "embed",
    millis: 0,
    ...own.reduce(Tally.add, Tally.none)
  }))

/** What is embedded in a run: what was in small, and for the class what is known of the whole. */
const embeddedOf = ({ lessons, scaled }: Rehearsed): Array<Scale.Expected> => {
  const known = (lessons?.embedded ?? []).map((count): Scale.Expected => ({
    phase: "class",
    role: "embed",
    millis: 0,
    ...count
  }))
  const others = scaled.roles.filter(({ phase, role }) => role === "embed" && phase !== "class")
  return together([...others, ...known].map(inBatches))
}

/** A run in small, and the whole one after it. */
interface Rehearsed {
  readonly lessons: SmallClass.SmallClass | undefined
  readonly played: Miniature.Played
  readonly scaled: Scale.Scaled
}

/** Plays a recipe in small and scales it up; twice, where the whole run may as well end a step earlier or later. */
const rehearse = Effect.fnUntraced(function*(
  recipe: Recipe.Recipe,
  { agents, options }: { readonly agents: number; readonly options: ForecastOptions }
) {
  const { profiles, size = 100 } = options
  const lessons = yield* SmallClass.make(recipe, { ...options, size })
  const people = agents === 0
    ? []
    : Miniature.draw(profiles, sizeFrom(Math.min(size, agents), agents, recipe), recipe.seed)
  const share = agents === 0 ? 1 : people.length / agents
  const goal = Recipe.episodesWanted(recipe) * share
  const play = (episodes: number) =>
    Miniature.play(share === 1 ? recipe : Scale.shrink(recipe, share, episodes), {
      profiles: people,
      lessons,
      models: Miniature.rehearsed,
      reported: Recipe.isRehearsed(recipe)
    })
  const played = yield* play(goal)
  const first = Scale.up(recipe, { agents, played, lessons })
  const other = share === 1 ? undefined : Steps.other(played.steps, { ended: played.ended, factor: 1 / share, goal })
  const rehearsed: Rehearsed = { lessons, played, scaled: first }
  if (other === undefined) return rehearsed
  const second = Scale.up(recipe, { agents, played: yield* play(other.episodes), lessons })
  return { ...rehearsed, scaled: Scale.mix(first, second, other.likely) }
})

/** Forecasts a recipe with these people. Needs no network and writes nothing. */
export const make = Effect.fn("Forecast.make")(function*(recipe: Recipe.Recipe, options: ForecastOptions) {
  const { measured, prices = {}, profiles } = options
  const { concurrency = Duration.assumedConcurrency } = recipe.operation
  const agents = Recipe.hasSociety(recipe) ? profiles.length : 0
  if (Recipe.hasSociety(recipe)) yield* Society.check(agents, recipe.society)
  const rehearsed = yield* rehearse(recipe, { agents, options })
  const { lessons, played, scaled } = rehearsed

  const isRehearsal = Recipe.isRehearsed(recipe)
  const nameOf = ({ model = recipe.model }: Pick<Role, "model">): string => model
  const priceOf = (role: Pick<Role, "model">): Price.Price | undefined =>
    nameOf(role) === rehearsal
      ? Price.free
      : role.model === undefined
      ? prices.model
      : prices.models?.[role.model]
  const corrected = (role: Scale.Expected) => (measured === undefined ? role : Sample.correct(measured, role))
  const asked = scaled.roles.filter(({ role }) => role !== "embed").map(corrected)
  const embedded = Embedder.isEmbedded(recipe.embedder) ? [] : embeddedOf(rehearsed)
  const roles = [
    ...asked.map((role) => priced(priceOf(role), role)),
    ...embedded.map((role) => priced(prices.embedder, role))
  ].filter(({ calls }) => calls > 0).toSorted((a, b) => phases.indexOf(a.phase) - phases.indexOf(b.phase))

  const total = sum(roles)
  const inSmall = played.entries.reduce((sum, { calls, role }) => (role === "embed" ? sum : sum + calls), 0)
  const forecast: Forecast = {
    model: recipe.model,
    embedder: recipe.embedder,
    agents,
    rows: {
      wanted: Recipe.wanted(recipe) + Math.round(scaled.questions),
      expected: scaled.rows + scaled.conversations
    },
    ...(lessons === undefined
      ? {}
      : { class: { questions: Math.round(scaled.questions), conversations: scaled.conversations } }),
    roles,
    total,
    seconds: isRehearsal
      ? (logged * played.seconds * total.calls) / Math.max(1, inSmall)
      : Duration.of({ ...scaled, roles: asked, plays: scaled.plays.map((play) => play.map(corrected)) }, {
        ...recipe.operation,
        concurrency,
        seconds: (role) =>
          nameOf(role) === rehearsal ? 0 : Sample.secondsOf(measured, role) ?? Duration.assumedSeconds(role)
      }),
    assumptions: Assumptions.of(recipe, {
      agents,
      concurrency,
      measured,
      ...rehearsed,
      prices: new Map(roles.filter(({ role }) => role !== "embed").map((role) => [nameOf(role), priceOf(role)])),
      embedder: prices.embedder
    })
  }
  return forecast
}, Quiet.unlessWanted)
