/** Watches a run in progress and tells of it in calm lines. */
import {
  type Budget,
  type EventLog,
  type Forecast,
  type Governor,
  Health,
  type Models,
  PrefixMeter,
  Projection,
  Recipe,
  type Signals,
  World
} from "@stoa/core"
import { Effect, HashMap, type Layer } from "effect"
import * as Followed from "./Followed.ts"
import * as health from "./Health.ts"
import * as Screen from "./Screen.ts"
import * as Status from "./Status.ts"
import * as Storyteller from "./Storyteller.ts"

/** Looks at an endpoint: all of them, those at which calls waited for a slot, and the sums over these. */
export interface Pressure {
  looks: number
  pressed: number
  inFlight: number
  limit: number
}

/** What is counted while a run runs; signals, not facts. */
export interface Tally {
  phase: Signals.Phase
  /** Replies in this sitting. */
  calls: number
  /** Of these, those that were answered in an earlier one. */
  known: number
  inFlight: number
  retries: number
  inputTokens: number
  outputTokens: number
  /** Of the input tokens, those that servers say they took from their cache. */
  cachedTokens: number
  estimated: boolean
  /** How much of what was asked stood at the start of an earlier prompt. */
  prefix: () => PrefixMeter.Totals
  /** How the endpoints are doing, by model. */
  readonly endpoints: Map<string, () => Governor.Snapshot>
  /** How endpoints are used while calls wait for a slot, looked at ten times a second. */
  readonly pressure: Pressure
  /** What it was expected to ask for; made while it begins. */
  forecast: Forecast.Forecast | undefined
  /** What the run has spent over all its sittings. */
  spending: () => Budget.Spending | undefined
  world: World.World
  /** How the society does, fact by fact. */
  readonly meter: Health.Meter
}

/** A watcher: counts calls for the model's layers, follows the log, and writes lines. */
export interface Watcher {
  readonly tally: Tally
  readonly models: Models.Watch
  readonly signals: Signals.Signals
  readonly log: Layer.Layer<EventLog.EventLog, never, EventLog.EventLog>
  /** Writes the state: on a terminal in place several times a second, elsewhere a line every five seconds. */
  readonly follow: Effect.Effect<never>
  /** Looks at the endpoints ten times a second. */
  readonly look: Effect.Effect<never>
}

/** Calls of a play, by and large. */
const callsOfPlay = 3.5

// Calls a whole run is likely to make: grounding, three acts and a summary an episode, routing for about every second one.
const expectedCalls = (recipe: Recipe.Recipe, agents: number, questions: number): number =>
  agents + Recipe.episodesWanted(recipe) * (recipe.simulation.window + 1.6) + Recipe.wanted(recipe) * 2.2 +
  questions * callsOfPlay

const lowestStep = (world: World.World): number => {
  let lowest = Number.POSITIVE_INFINITY
  for (const group of HashMap.values(world.groups)) lowest = Math.min(lowest, group.step + 1)
  return Number.isFinite(lowest) ? lowest : 0
}

/** What a run has come to: phase, people, steps, episodes, rows. */
const progress = (tally: Tally, recipe: Recipe.Recipe, agents: number): string => {
  const { world } = tally
  if (tally.phase === "class") {
    const done = HashMap.reduce(world.plays, 0, (sum, { end }) => (end === "elsewhere" ? sum : sum + 1))
    return `${done}/${HashMap.size(world.questions)} plays · ${Screen.count(world.kept, "conversation")}`
  }
  if (tally.phase === "population") return `${HashMap.size(world.agents)}/${agents} agents`
  if (!Recipe.hasSociety(recipe)) return Screen.count(world.kept, "conversation")
  const wanted = Recipe.episodesWanted(recipe)
  return world.ended === undefined
    ? `step ${lowestStep(world)} · ${Math.min(HashMap.size(world.episodes), wanted)}/${wanted} episodes`
    : `${world.ended.episodes} episodes · ${world.kept}/${Recipe.wanted(recipe)} examples`
}

/** What it has cost so far, and is likely to cost; money where prices are known, else tokens. */
const spent = ({ forecast, inputTokens, outputTokens, spending }: Tally, isRehearsal: boolean): string => {
  const { calls, cost, ...used } = spending() ?? { calls: 0, inputTokens, outputTokens }
  const tokens = used.inputTokens + used.outputTokens
  // What costs nothing is told in tokens.
  if (isRehearsal || forecast === undefined) return `${Screen.short(tokens)} tokens`
  const { total } = forecast
  return Projection.words({ calls, tokens, cost }, {
    calls: total.calls,
    tokens: total.inputTokens + total.outputTokens,
    cost: total.cost
  })
}

const describe = (tally: Tally, { agents, now, recipe, status, seconds }: {
  readonly recipe: Recipe.Recipe
  readonly agents: number
  readonly status: Status.Status
  readonly now: number
  readonly seconds: number
}): string => {
  const { failures } = tally.world
  const fresh = tally.calls - tally.known
  const rate = fresh / Math.max(seconds, 0.1)
  const all = tally.forecast?.total.calls ?? expectedCalls(recipe, agents, HashMap.size(tally.world.questions))
  const left = (all - tally.calls) / rate
  return [
    tally.phase.padEnd(10),
    progress(tally, recipe, agents),
    status.line({ inFlight: tally.inFlight, now, columns: 60 }),
    `${Screen.short(tally.calls)} calls (${rate.toFixed(rate < 10 ? 1 : 0)}/s)`,
    spent(tally, Recipe.isRehearsed(recipe)),
    ...(tally.retries === 0 ? [] : [Screen.count(tally.retries, "retry", "retries")]),
    ...(HashMap.size(failures) === 0 ? [] : [Screen.count(HashMap.size(failures), "failure")]),
    ...(Number.isFinite(left) && left > 1 ? [`about ${Screen.duration(left)} left`] : [])
  ].join(" · ")
}

/** A watcher for a run of `agents` profiles; `tell` also shows what people do. */
export const make = (
  recipe: Recipe.Recipe,
  agents: number,
  options: { readonly tell: boolean }
): Watcher => {
  const began = Date.now()
  const meter = PrefixMeter.make()
  const tally: Tally = {
    phase: "population",
    calls: 0,
    known: 0,
    inFlight: 0,
    retries: 0,
    inputTokens: 0,
    outputTokens: 0,
    cachedTokens: 0,
    pressure: { looks: 0, pressed: 0, inFlight: 0, limit: 0 },
    forecast: undefined,
    spending: () => undefined,
    estimated: false,
    prefix: meter.totals,
    endpoints: new Map(),
    world: World.empty,
    meter: Health.meter()
  }
  const status = Status.make()
  const line = () => {
    const now = Date.now()
    return describe(tally, { recipe, agents, status, now, seconds: (now - began) / 1000 })
  }
  const tell = Storyteller.make()
  return {
    tally,
    models: {
      onStart: () => {
        tally.inFlight++
      },
      onEnd: () => {
        tally.inFlight--
      },
      onRetry: () => {
        tally.retries++
      },
      onGoverned: (name, snapshot) => {
        tally.endpoints.set(name, snapshot)
      },
      onAsk: ({ turns }) => {
        meter.note(turns)
      },
      onReply: (reply, known) => {
        tally.calls++
        if (known) tally.known++
        tally.cachedTokens += reply.cachedTokens ?? 0
        tally.inputTokens += reply.inputTokens
        tally.outputTokens += reply.outputTokens
        tally.estimated ||= reply.estimated
      }
    },
    signals: {
      waiting: status.waiting,
      phase: (phase) => {
        tally.phase = phase
        if (!Screen.isTerminal()) Screen.say(line())
      }
    },
    log: Followed.layer((event, world) => {
      tally.world = world
      if (options.tell) tell(event, world)
      const alerts = tally.meter.add(event)
      for (const alert of alerts) Screen.say(health.warning(alert))
      return alerts.map(({ sentence }) => sentence)
    }),
    look: Effect.sync(() => {
      const { endpoints, pressure } = tally
      for (const snapshot of endpoints.values()) {
        const { inFlight, limit, waiting } = snapshot()
        pressure.looks++
        if (waiting === 0) continue
        pressure.pressed++
        pressure.inFlight += inFlight
        pressure.limit += limit
      }
    }).pipe(Effect.delay(100), Effect.forever),
    follow: Effect.suspend(() => {
      if (Screen.isTerminal()) Screen.setStatus(line())
      else Screen.say(line())
      return Effect.sleep(Screen.isTerminal() ? 250 : 5000)
    }).pipe(
      Effect.forever,
      Effect.delay(Screen.isTerminal() ? 100 : 5000),
      Effect.ensuring(Effect.sync(() => Screen.setStatus("")))
    )
  }
}
