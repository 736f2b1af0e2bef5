/** Who plays: a role of a scenario, filled by an agent of the society or by a bare model. */
import type { AgentId } from "../domain/Agent.ts"

/** One who has a role in a play. */
export interface Actor {
  /** Unique within the play: the role, or the role and a number where a group fills it, as in `group.2`. */
  readonly id: string
  readonly role: string
  /** What others call it: the agent's name; for a bare model its role, or a first name within a group. */
  readonly name: string
  readonly agent: AgentId | undefined
  /** The agent's profile and personality in words; undefined for a bare model. */
  readonly person: string | undefined
}
