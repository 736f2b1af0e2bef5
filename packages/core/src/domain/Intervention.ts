/** What a person changes in a society while it lives. Each change takes effect at a step that was not begun when it was made. */
import { Schema } from "effect"
import { Agent, AgentId } from "./Agent.ts"
import { GroupId } from "./Group.ts"

/** Everybody in the society, where a change names whom it concerns. */
export const everybody = "everybody"

/** News from outside: whoever it is for hears it in the next step of theirs, from nobody in particular. */
export const News = Schema.TaggedStruct("News", {
  to: Schema.Union([AgentId, GroupId, Schema.Literal(everybody)]),
  text: Schema.NonEmptyString
})
/** An agent shall want something else: it makes itself a plan for it at its next turn. */
export const Goal = Schema.TaggedStruct("Goal", { agent: AgentId, lifeGoal: Agent.fields.lifeGoal })
/** An agent takes no turns any more, or takes them again; it hears what it heard before. */
export const Mute = Schema.TaggedStruct("Mute", { agent: AgentId, muted: Schema.Boolean })
/** Two groups can send each other messages, or no longer can. */
export const Link = Schema.TaggedStruct("Link", { a: GroupId, b: GroupId, linked: Schema.Boolean })
/** Another model plays a role: prompts of this name or role are asked of it. */
export const RoleModel = Schema.TaggedStruct("RoleModel", {
  role: Schema.NonEmptyString.annotate({
    description: "A prompt's name or role, as in a recipe's models; act, route, respond ..."
  }),
  model: Schema.NonEmptyString.annotate({ description: "A model as a recipe names it" })
})

/** Any change by a person. */
export const Intervention = Schema.Union([News, Goal, Mute, Link, RoleModel]).annotate({ identifier: "Intervention" })
export type Intervention = typeof Intervention.Type
export type News = typeof News.Type
