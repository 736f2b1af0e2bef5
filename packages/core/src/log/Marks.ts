/** How far groups have come, for the other processes that live groups of the same society: no facts, and never part of a log's hash. */
import { Context, Effect, Schema } from "effect"
import { GroupId } from "../domain/Group.ts"
import type { LogError } from "./EventLog.ts"

const mark = <Tag extends string, Fields extends Schema.Struct.Fields>(tag: Tag, fields: Fields) =>
  Schema.TaggedStruct(tag, { group: GroupId, ...fields })

/** A group has played a step: all that its members did, and who comes to know of it, is in the log. Its episodes may not be told yet. */
export const StepPlayed = mark("StepPlayed", {
  step: Schema.Int,
  busy: Schema.Int.annotate({ description: "Members who acted, or tried to" }),
  acted: Schema.Int.annotate({ description: "Members who acted" }),
  episodes: Schema.Int.annotate({ description: "Episodes that the step completed" })
})
/** A group will play neither this step nor any later one. */
export const GroupStopped = mark("GroupStopped", { step: Schema.Int })
/** A group has come to its end: all its steps are told. */
export const GroupOver = mark("GroupOver", {})

/** How far a group has come. */
export const Mark = Schema.Union([StepPlayed, GroupStopped, GroupOver])
export type Mark = typeof Mark.Type

/** Tells marks; nobody needs to know where one process lives all groups. Each mark counts once, however often it is told. */
export const Marks = Context.Reference<{ readonly tell: (mark: Mark) => Effect.Effect<void, LogError> }>(
  "@stoa/core/log/Marks",
  { defaultValue: () => ({ tell: () => Effect.void }) }
)

/** One mark from another. */
export const keyOf = (mark: Mark): string =>
  mark._tag === "GroupOver" ? `${mark.group}/over` : `${mark.group}/${mark._tag}/${mark.step}`
