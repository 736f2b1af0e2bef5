/** A profile that has been grounded and can live in a society. */
import { Schema } from "effect"
import { Plan } from "./Plan.ts"
import { Profile } from "./Profile.ts"

/** Id of an agent: its number in the population. */
export const AgentId = Schema.String.check(Schema.isPattern(/^a\d{4,}$/)).annotate({ identifier: "AgentId" })
export type AgentId = typeof AgentId.Type

/** An agent (MATRIX section 3.1): profile, personality, life goal and plan. Its memory and its group live in the World. */
export const Agent = Schema.Struct({
  id: AgentId,
  profile: Profile,
  personality: Schema.NonEmptyString.annotate({ description: "The core of the person's character, one sentence" }),
  lifeGoal: Schema.NonEmptyString.annotate({ description: "The one thing the person wants to reach" }),
  plan: Plan
}).annotate({ identifier: "Agent", description: "A grounded profile" })
export type Agent = typeof Agent.Type
