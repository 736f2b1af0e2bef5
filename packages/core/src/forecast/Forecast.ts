/** What a run will ask for, use, cost and take, before it is begun: the recipe played in small, in memory, and scaled up. */
import { Effect } from "effect"
import type { Profile } from "../domain/Profile.ts"
import * as Quiet from "../log/Quiet.ts"
import { type Phase, phases } from "../log/Signals.ts"
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
}

/** A forecast; every number in it is an estimate. */
export interface Forecast {
  readonly model: string
  readonly embedder: string
  readonly agents: number
  /** Rows wanted, and those that are likely to be kept. */
  readonly rows: { readonly wanted: number; readonly expected: number }
  readonly roles: ReadonlyArray<Role>
  readonly total: Sum
  readonly seconds: number
  readonly assumptions: ReadonlyArray<string>
}

/** What a forecast is made from, beside the recipe. */
export interface ForecastOptions {
  readonly profiles: ReadonlyArray<Profile>
  /** What model and embedder ask for; absent where it is not known. */
  readonly prices?: { readonly model?: Price.Price | undefined; readonly embedder?: Price.Price | undefined }
  /** What a sample on the real model showed. */
  readonly measured?: Sample.Measured | undefined
  /** People of the run in small; default 100. */
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

const priced = (price: Price.Price | undefined, { phase, role, ...count }: Scale.Expected): Role => {
  const sum = whole(count)
  return { phase, role, ...sum, ...(price === undefined ? {} : { cost: Price.cost(price, sum) / Price.nanos }) }
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

/** Texts are sent in batches; each requirement's own text is sent for itself. */
const inBatches = (role: Scale.Expected, requirements: number): Scale.Expected => {
  const alone = role.phase === "synthesis" ? Math.min(requirements, role.calls) : 0
  return { ...role, calls: Math.ceil((role.calls - alone) / batch) + alone }
}

/** Plays a recipe in small and scales it up; twice, where the whole run may as well end a step earlier or later. */
const rehearse = Effect.fnUntraced(function*(recipe: Recipe.Recipe, { profiles, size = 100 }: ForecastOptions) {
  const agents = profiles.length
  const people = Miniature.draw(profiles, sizeFrom(Math.min(size, agents), agents, recipe), recipe.seed)
  const share = people.length / agents
  const goal = Recipe.episodesWanted(recipe) * share
  const play = (episodes: number) =>
    Miniature.play(share === 1 ? recipe : Scale.shrink(recipe, share, episodes), {
      profiles: people,
      models: Miniature.rehearsed,
      reported: recipe.model === rehearsal
    })
  const played = yield* play(goal)
  const first = Scale.up(recipe, { agents, played })
  const other = share === 1 ? undefined : Steps.other(played.steps, { ended: played.ended, factor: 1 / share, goal })
  if (other === undefined) return { played, scaled: first }
  const second = Scale.up(recipe, { agents, played: yield* play(other.episodes) })
  return { played, scaled: Scale.mix(first, second, other.likely) }
})

/** Forecasts a recipe with these people. Needs no network and writes nothing. */
export const make = Effect.fn("Forecast.make")(function*(recipe: Recipe.Recipe, options: ForecastOptions) {
  const { measured, prices = {}, profiles } = options
  const { concurrency = Duration.assumedConcurrency } = recipe.operation
  const agents = profiles.length
  yield* Society.check(agents, recipe.society)
  const { played, scaled } = yield* rehearse(recipe, options)

  const isRehearsal = recipe.model === rehearsal
  const asked = scaled.roles.filter(({ role }) => role !== "embed")
    .map((role) => (measured === undefined ? role : Sample.correct(measured, role)))
  const embedded = recipe.embedder === "lexical"
    ? []
    : scaled.roles.filter(({ role }) => role === "embed").map((role) => inBatches(role, recipe.requirements.length))
  const roles = [
    ...asked.map((role) => priced(isRehearsal ? Price.free : prices.model, role)),
    ...embedded.map((role) => priced(prices.embedder, role))
  ].filter(({ calls }) => calls > 0).toSorted((a, b) => phases.indexOf(a.phase) - phases.indexOf(b.phase))

  const total = sum(roles)
  const inSmall = played.entries.reduce((sum, { calls, role }) => (role === "embed" ? sum : sum + calls), 0)
  const forecast: Forecast = {
    model: recipe.model,
    embedder: recipe.embedder,
    agents,
    rows: { wanted: Recipe.wanted(recipe), expected: scaled.rows },
    roles,
    total,
    seconds: isRehearsal
      ? (logged * played.seconds * total.calls) / Math.max(1, inSmall)
      : Duration.of({ ...scaled, roles: asked }, {
        ...recipe.operation,
        concurrency,
        seconds: (role) => Sample.secondsOf(measured, role.role) ?? Duration.assumedSeconds(role)
      }),
    assumptions: Assumptions.of(recipe, { agents, concurrency, measured, played, prices, scaled })
  }
  return forecast
}, Quiet.unlessWanted)
