/** People who are given: enrolled and grounded without a call, as a run that is gone on with knows them. */
import { Effect } from "effect"
import type { Agent } from "../../packages/core/src/domain/Agent.ts"
import type { Event } from "../../packages/core/src/domain/Event.ts"
import * as Place from "../../packages/core/src/domain/Place.ts"
import * as Profile from "../../packages/core/src/domain/Profile.ts"
import * as Seed from "../../packages/core/src/domain/Seed.ts"
import * as EventLog from "../../packages/core/src/log/EventLog.ts"
import { ground } from "../../packages/core/src/population/prompts.ts"

/** People whose facts are appended at once. */
const block = 5000

const agentOf = (profile: Profile.Profile, index: number): Agent => {
  const person = Profile.toText(profile)
  const { lifeGoal, personality, plan } = JSON.parse(
    ground.rehearse({ person, past: profile.pastActions }, Seed.chance(index + 1))
  ) as { lifeGoal: string; personality: string; plan: ReadonlyArray<{ title: string; detail: string }> }
  const steps = plan.map(({ detail, title }) => ({ title, detail, done: false }))
  return { id: Place.agentId(index), profile, personality, lifeGoal, plan: { steps } } as Agent
}

const factsOf = ({ id, lifeGoal, personality, plan, profile }: Agent): ReadonlyArray<Event> => [
  { _tag: "Enrolled", place: Place.join("population", id, "profile"), agent: id, profile },
  { _tag: "AgentJoined", place: Place.join("population", id), agent: id, personality, lifeGoal, plan }
]

/** Tells the facts of people and gives the agents that they are. */
export const settle = Effect.fnUntraced(function*(profiles: ReadonlyArray<Profile.Profile>) {
  const agents: Array<Agent> = []
  for (let at = 0; at < profiles.length; at += block) {
    const some = profiles.slice(at, at + block).map((profile, nth) => agentOf(profile, at + nth))
    yield* EventLog.appendAll(some.flatMap(factsOf))
    for (const agent of some) agents.push(agent)
  }
  return agents
})
