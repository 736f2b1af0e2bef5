/** What a person asks of a run in progress: the engine takes it from run.db, carries it out and says what came of it. */
import { Schema } from "effect"
import { AgentId } from "./Agent.ts"
import { Turn } from "./Draft.ts"
import { Intervention } from "./Intervention.ts"

/** No new call begins; those in flight are answered. */
export const Pause = Schema.TaggedStruct("Pause", {})
export const Continue = Schema.TaggedStruct("Continue", {})
/** The turn that is first in place order is let through; then the run pauses. */
export const OneTurn = Schema.TaggedStruct("OneTurn", {})
/** Every group plays up to the lowest step that is not finished; then the run pauses. */
export const OneStep = Schema.TaggedStruct("OneStep", {})
/** Times as fast as at first, where calls are made to take time: on the rehearsal model. */
export const Speed = Schema.TaggedStruct("Speed", { factor: Schema.Finite })
/** Calls in flight at most. */
export const Concurrency = Schema.TaggedStruct("Concurrency", { limit: Schema.Int.check(Schema.isGreaterThan(0)) })
/** A change of the society. */
export const Intervene = Schema.TaggedStruct("Intervene", { change: Intervention })
/** A question to a copy of an agent, which the agent itself never hears. */
export const Interview = Schema.TaggedStruct("Interview", { agent: AgentId, question: Schema.NonEmptyString })
/** A decision about a row, by its id. */
export const Decide = Schema.TaggedStruct("Decide", {
  row: Schema.NonEmptyString,
  decision: Schema.Literals(["accept", "reject", "edit"]),
  note: Schema.String,
  turns: Schema.optionalKey(Schema.Array(Turn))
})
/** The run stops in good order; it can be resumed. */
export const Stop = Schema.TaggedStruct("Stop", {})

/** Anything that can be asked of a run in progress. */
export const Command = Schema.Union([
  Pause,
  Continue,
  OneTurn,
  OneStep,
  Speed,
  Concurrency,
  Intervene,
  Interview,
  Decide,
  Stop
]).annotate({ identifier: "Command" })
export type Command = typeof Command.Type
