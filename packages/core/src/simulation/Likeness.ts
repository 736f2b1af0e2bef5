/** An agent as prompts show it: put together once, however often it acts or is heard of. */
import type { Agent } from "../domain/Agent.ts"
import * as Profile from "../domain/Profile.ts"

/** A person in full, and in the short line by which others know them. */
export interface Likeness {
  readonly text: string
  readonly mark: string
}

const make = ({ profile }: Agent): Likeness => ({ text: Profile.toText(profile), mark: Profile.mark(profile) })

const made = new WeakMap<Agent, Likeness>()

/** What an agent looks like. */
export const of = (agent: Agent): Likeness => {
  const known = made.get(agent) ?? make(agent)
  made.set(agent, known)
  return known
}
