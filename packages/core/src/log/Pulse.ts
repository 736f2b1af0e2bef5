/** What an engine says of itself several times a second: a signal in run.db, read by whoever watches. */
import { Schema } from "effect"

/** Why somebody does not go on just now (Signals.Waiting), in short keys: there are many of them. */
export const Wait = Schema.Struct({
  on: Schema.Literals(["call", "slot", "rate", "retry", "endpoint", "budget", "stop", "pause", "neighbour"]).annotate({
    description: "call: its request is being answered; the others are what it waits for"
  }),
  until: Schema.optionalKey(Schema.Finite),
  attempt: Schema.optionalKey(Schema.Int),
  reason: Schema.optionalKey(Schema.String),
  group: Schema.optionalKey(Schema.String),
  since: Schema.Finite.annotate({ description: "Epoch milliseconds" }),
  place: Schema.String
})
export type Wait = typeof Wait.Type

/** An endpoint at a glance. */
export const EndpointPulse = Schema.Struct({
  name: Schema.String,
  limit: Schema.Int,
  inFlight: Schema.Int,
  waiting: Schema.Int,
  cuts: Schema.Int,
  circuit: Schema.Literals(["closed", "open", "half-open"])
})

/** How a run in progress does. */
export const Pulse = Schema.Struct({
  pid: Schema.Int,
  phase: Schema.String,
  state: Schema.Literals(["running", "pausing", "paused", "stopping"]).annotate({
    description: "pausing: calls in flight are still waited for"
  }),
  /** Calls in flight. */
  inFlight: Schema.Int,
  retries: Schema.Int,
  /** Calls answered in this sitting, those known before among them. */
  calls: Schema.Int,
  known: Schema.Int,
  endpoints: Schema.Array(EndpointPulse),
  /** Times as fast as at first, where calls are made to take time; absent where they are not. */
  speed: Schema.optionalKey(Schema.Finite),
  /** Milliseconds the engine's event loop was late, at most, since the last pulse. */
  lag: Schema.Finite,
  /** Calls, tokens and dollars that the run is expected to take, once that is known. */
  forecast: Schema.optionalKey(
    Schema.Struct({ calls: Schema.Finite, tokens: Schema.Finite, cost: Schema.optionalKey(Schema.Finite) })
  ),
  /** What agents and groups do or wait for, by their ids; of thousands the first. */
  waits: Schema.Record(Schema.String, Wait)
})
export type Pulse = typeof Pulse.Type

/** Most agents and groups of which a pulse tells. */
export const mostWaits = 2000

/** Name of the row of signals. */
export const name = "pulse"
