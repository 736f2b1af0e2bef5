/** A conversation an agent is trained on, and which of its turns it learns. */
import { Schema } from "effect"

/** A turn. What the user says is never learnt. */
export const LearningTurn = Schema.Struct({
  role: Schema.Literals(["user", "assistant"]),
  content: Schema.String,
  learnt: Schema.Boolean
})
export type LearningTurn = typeof LearningTurn.Type

/**
 * Which data set of the paper it belongs to. G: what a generator said that the vote agrees with; C-: a critic was wrong first and came
 * to the vote; C+: it stayed right. other: those of the baselines, which are not in these three.
 */
export const DataSet = Schema.Literals(["G", "C-", "C+", "other"])
export type DataSet = typeof DataSet.Type

/** A conversation an agent is trained on. */
export const Conversation = Schema.Struct({
  /** Unique in its file: the question's id, the agent and the data set. */
  id: Schema.NonEmptyString,
  question: Schema.NonEmptyString,
  /** Who learns it: generator-1, critic-1, or the one agent of a baseline. */
  agent: Schema.NonEmptyString,
  set: DataSet,
  turns: Schema.Array(LearningTurn)
}).annotate({ identifier: "Conversation", description: "A conversation an agent is trained on" })
export type Conversation = typeof Conversation.Type
