/** What a person asked an agent and what a copy of it answered: kept beside the run's facts, and no part of the run. */
import { Schema } from "effect"
import { AgentId } from "../domain/Agent.ts"

/** One question and its answer. */
export const Observation = Schema.Struct({
  agent: AgentId,
  step: Schema.Int.annotate({ description: "The last step that the agent's group had finished" }),
  question: Schema.NonEmptyString,
  answer: Schema.String,
  model: Schema.String,
  promptHash: Schema.String,
  rehearsal: Schema.Boolean
})
export type Observation = typeof Observation.Type
