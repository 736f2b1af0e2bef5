/** Watches a run in progress and tells of it in calm lines. */
import {
  type Budget,
  type EventLog,
  type Forecast,
  type Governor,
  Health,
  type Models,
  PrefixMeter,
  type Recipe,
  type Signals,
  World
} from "@stoa/core"
import { Effect, type Layer } from "effect"
import * as Followed from "./Followed.ts"
import * as health from "./Health.ts"
import * as Progress from "./Progress.ts"
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
  /** Rows kept in earlier sittings; they are told again in their turn. */
  onRecord: number
  /** How the society does, fact by fact. */
  readonly meter: Health.Meter
}

/** A watcher: counts calls for the model's layers, follows the log, and writes lines. */
export interface Watcher {
  readonly tally: Tally
  /** Who waits for what, and whose request is being answered. */
  readonly status: Status.Status
  readonly models: Models.Watch
  readonly signals: Signals.Signals
  readonly log: Layer.Layer<EventLog.EventLog, never, EventLog.EventLog>
  /** Writes the state: on a terminal in place several times a second, elsewhere a line every five seconds. */
  readonly follow: Effect.Effect<never>
  /** Looks at the endpoints ten times a second. */
  readonly look: Effect.Effect<never>
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
    onRecord: 0,
    meter: Health.meter()
  }
  const status = Status.make()
  const line = () => {
    const now = Date.now()
    return Progress.line(tally, { recipe, agents, status, now, seconds: (now - began) / 1000 })
  }
  const tell = Storyteller.make()
  return {
    tally,
    status,
    models: {
      onStart: (place) => {
        tally.inFlight++
        status.began(place)
      },
      onEnd: (_, place) => {
        tally.inFlight--
        status.ended(place)
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
