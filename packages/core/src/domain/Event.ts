/** Facts: the only truth about a run. The World is their fold. */
import { Schema } from "effect"
import { Agent, AgentId } from "./Agent.ts"
import { Scene, Turn, Verification } from "./Draft.ts"
import { Episode } from "./Episode.ts"
import { Example } from "./Example.ts"
import { Group, GroupId, GroupLink } from "./Group.ts"
import { Intervention } from "./Intervention.ts"
import { Flaw, Message, MessageId } from "./Message.ts"
import { Revision } from "./Plan.ts"
import { Profile } from "./Profile.ts"
import { Question, Similar } from "./Question.ts"

/** What a modulator decided about one message of its own group. */
export const Route = Schema.Struct({
  message: MessageId,
  agents: Schema.Array(AgentId).annotate({ description: "Members of the group who come to know of it" }),
  groups: Schema.Array(GroupId).annotate({ description: "Neighbouring groups that come to know of it" }),
  reason: Schema.String
}).annotate({ identifier: "Route" })
export type Route = typeof Route.Type

/** What a modulator decided about one message that came in from another group. */
export const Reception = Schema.Struct({
  message: MessageId,
  agents: Schema.Array(AgentId),
  reason: Schema.String
}).annotate({ identifier: "Reception" })
export type Reception = typeof Reception.Type

const fact = <Tag extends string, Fields extends Schema.Struct.Fields>(tag: Tag, fields: Fields) =>
  Schema.TaggedStruct(tag, { place: Schema.NonEmptyString, ...fields })

/** A profile was taken into the run as the person an agent will be. */
export const Enrolled = fact("Enrolled", { agent: AgentId, profile: Profile })
/** An enrolled profile was grounded and joined the population. */
export const AgentJoined = fact("AgentJoined", {
  agent: AgentId,
  personality: Agent.fields.personality,
  lifeGoal: Agent.fields.lifeGoal,
  plan: Agent.fields.plan
})
/** The agents were grouped, and the groups linked; in a fork that takes people up or groups them anew, once more. */
export const SocietyFormed = fact("SocietyFormed", {
  groups: Schema.Array(Group),
  links: Schema.Array(GroupLink),
  before: Schema.optionalKey(Schema.Int).annotate({
    description: "How many people the run had before those who joined; only where a society was there already"
  })
})
/**
 * An agent acted. `stepDone` marks its current plan step as finished; `revised` tells that step anew, or adds one to a plan that was
 * done; `again` names what was wrong with a first answer, so that it was asked for again.
 */
export const Acted = fact("Acted", {
  message: Message,
  stepDone: Schema.Boolean,
  revised: Schema.optionalKey(Revision),
  again: Schema.optionalKey(Schema.Array(Flaw))
})
/** An agent whose plan was done set itself another goal, and a plan towards it. */
export const Renewed = fact("Renewed", {
  agent: AgentId,
  step: Schema.Int,
  lifeGoal: Agent.fields.lifeGoal,
  plan: Agent.fields.plan
})
/** A modulator decided who comes to know of its group's messages of a step. */
export const Routed = fact("Routed", { group: GroupId, step: Schema.Int, routes: Schema.Array(Route) })
/** A modulator decided who of its group hears what neighbours sent in the step before. */
export const Received = fact("Received", { group: GroupId, step: Schema.Int, receptions: Schema.Array(Reception) })
/** A stretch of a group's messages became an episode. */
export const EpisodeClosed = fact("EpisodeClosed", { episode: Episode })
/**
 * A person changed something. It takes effect from a step on that nobody it concerns had begun: of a group, at
 * `simulation/STEP/GROUP/change/N`; of the whole society, at `simulation/STEP/change/N`.
 */
export const Intervened = fact("Intervened", {
  step: Schema.Int,
  group: Schema.optionalKey(GroupId).annotate({ description: "The group it concerns; absent for the whole society" }),
  change: Intervention
})
/** A group finished a step. */
export const StepEnded = fact("StepEnded", { group: GroupId, step: Schema.Int, acted: Schema.Int })
/** The simulation is over: nothing after `step`, and no episode beyond `episodes` in place order, counts. */
export const SimulationEnded = fact("SimulationEnded", {
  step: Schema.Int,
  episodes: Schema.Int,
  why: Schema.Literals(["episodes", "steps", "done"])
})
/** A question was taken into the class: which scenario is played over it, and which questions like it go with it. */
export const Posed = fact("Posed", {
  row: Schema.Int.annotate({ description: "Number of the question in the class, counted from 0" }),
  question: Question,
  scenario: Schema.NonEmptyString,
  similar: Schema.optionalKey(Schema.Array(Similar))
})
/** One who has a role in a play. */
export const Player = Schema.Struct({
  role: Schema.NonEmptyString,
  actor: Schema.NonEmptyString.annotate({ description: "Unique within the play, as in pupil, or group.2" }),
  agent: Schema.optionalKey(AgentId).annotate({ description: "The agent who plays it; absent for a bare model" })
})
/** Something said to others in a play, and who came to hear of it. */
export const Told = Schema.Struct({
  message: Schema.NonEmptyString,
  from: Schema.NonEmptyString,
  heardBy: Schema.Array(Schema.NonEmptyString),
  reason: Schema.String
})
/** A scenario was played over a question. */
export const Played = fact("Played", {
  row: Schema.Int,
  scenario: Schema.NonEmptyString,
  cast: Schema.Array(Player),
  calls: Schema.Int,
  drafts: Schema.Int.annotate({ description: "Conversations it came to" }),
  notes: Scene.fields.notes,
  remarks: Scene.fields.remarks,
  told: Schema.Array(Told),
  end: Schema.Literals(["drafts", "nothing", "elsewhere", "failed"]).annotate({
    description:
      "nothing: it came to no conversation; elsewhere: another scenario is played over the question; failed: see reason"
  }),
  reason: Schema.String
})
/** The tests of a program were run, or could not be; the verdict is never computed again. */
export const Executed = fact("Executed", { verification: Verification })
/** Synthesis came to an end with a requirement. */
export const Synthesised = fact("Synthesised", {
  requirement: Schema.Int.annotate({ description: "Number of the requirement in the recipe, counted from 1" }),
  wanted: Schema.Int,
  kept: Schema.Int,
  tried: Schema.Int,
  candidates: Schema.Int.annotate({ description: "Candidates that the episodes gave" }),
  end: Schema.Literals(["full", "candidates", "tries", "novelty"]).annotate({
    description:
      "full: all that was wanted is there; candidates: every agent of every episode was asked; tries: the budget of candidates was used up; novelty: what came was like what was there"
  })
})
/** What a person decided about a row. The last decision about a row counts. */
export const Decided = fact("Decided", {
  example: Schema.NonEmptyString.annotate({ description: "Id of the row" }),
  decision: Schema.Literals(["accept", "reject", "edit"]),
  turns: Schema.optionalKey(Schema.Array(Turn)).annotate({
    description: "The row as the person wants it; only with edit"
  }),
  note: Schema.String.annotate({ description: "Why, in the person's words; may be empty" })
})
/** A candidate row was written and judged. */
export const Judged = fact("Judged", { example: Example })
/** A place came to nothing: the model's answer could not be used, or no answer came. Unfit is an act that is not the agent's own. */
export const Failed = fact("Failed", {
  prompt: Schema.String,
  kind: Schema.Literals(["undecodable", "refused", "cut", "empty", "transient", "overflow", "unfit"]),
  reason: Schema.String,
  raw: Schema.String
})
/**
 * A person of a file could not be made unrecognisable and is not of the run. It says which kinds of things gave them away and never
 * those things themselves; the place is that of the person's calls.
 */
export const LeftOut = fact("LeftOut", {
  profile: Schema.NonEmptyString.annotate({ description: "File and line the person came from, as in people:7" }),
  because: Schema.Union([Schema.Literal("leak"), Failed.fields.kind]),
  leaks: Schema.Array(Schema.String).annotate({
    description: "Kinds of what was still found, in the order of the alphabet"
  })
})
/** The data set was written. */
export const Saved = fact("Saved", {
  rows: Schema.Int,
  files: Schema.Array(Schema.Struct({ name: Schema.String, sha256: Schema.String }))
})

/** Any fact of a run. */
export const Event = Schema.Union([
  LeftOut,
  Enrolled,
  AgentJoined,
  SocietyFormed,
  Acted,
  Renewed,
  Intervened,
  Routed,
  Received,
  EpisodeClosed,
  StepEnded,
  SimulationEnded,
  Posed,
  Played,
  Executed,
  Judged,
  Synthesised,
  Decided,
  Failed,
  Saved
]).annotate({ identifier: "Event" })
export type Event = typeof Event.Type
export type LeftOut = typeof LeftOut.Type
export type AgentJoined = typeof AgentJoined.Type
export type Failed = typeof Failed.Type
export type SocietyFormed = typeof SocietyFormed.Type
export type Renewed = typeof Renewed.Type
export type Intervened = typeof Intervened.Type
export type Acted = typeof Acted.Type
export type Posed = typeof Posed.Type
export type Player = typeof Player.Type
export type Told = typeof Told.Type
export type Played = typeof Played.Type
export type Executed = typeof Executed.Type
export type Synthesised = typeof Synthesised.Type
export type Decided = typeof Decided.Type
