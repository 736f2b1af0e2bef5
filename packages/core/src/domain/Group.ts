/** Agents who hear each other, and the links between groups. */
import { Schema } from "effect"
import { AgentId } from "./Agent.ts"

/** Id of a group: its number in the society. */
export const GroupId = Schema.String.check(Schema.isPattern(/^g\d{3,}$/)).annotate({ identifier: "GroupId" })
export type GroupId = typeof GroupId.Type

/** A group (MATRIX section 3.2): every agent belongs to exactly one. */
export const Group = Schema.Struct({
  id: GroupId,
  members: Schema.NonEmptyArray(AgentId)
}).annotate({ identifier: "Group", description: "Agents who hear each other" })
export type Group = typeof Group.Type

/** A symmetric link between two groups: only linked groups can send each other messages. */
export const GroupLink = Schema.Struct({
  a: GroupId,
  b: GroupId,
  kind: Schema.Literals(["near", "far"]).annotate({ description: "near: alike; far: a seeded long-range link" }),
  similarity: Schema.Finite.annotate({ description: "Cosine of the two centroids, rounded to 6 digits" })
}).annotate({ identifier: "GroupLink" })
export type GroupLink = typeof GroupLink.Type
