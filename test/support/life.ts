/** Facts of invented societies, told step by step. */
import type { Acted, Event } from "../../packages/core/src/domain/Event.ts"
import type { Message } from "../../packages/core/src/domain/Message.ts"
import * as Place from "../../packages/core/src/domain/Place.ts"

const profile = {
  name: "Ana",
  description: "A baker.",
  pastActions: [],
  attributes: { occupation: "baker" },
  origin: { kind: "census", draw: 1 }
} as const

/** A society of so many agents in groups of two, each group linked to the next, each agent with a plan of so many steps. */
export const society = (agents: number, planSteps = 20): Array<Event> => {
  const ids = Array.from({ length: agents }, (_, index) => Place.agentId(index))
  const groups = Array.from({ length: agents / 2 }, (_, nth) => ({
    id: Place.groupId(nth),
    members: [ids[2 * nth] as string, ids[2 * nth + 1] as string] as const
  }))
  const step = { title: "Bake", detail: "", done: false }
  return [
    ...ids.map((agent): Event => ({
      _tag: "Enrolled",
      place: `population/${agent}/enrolled`,
      agent,
      profile: { ...profile, id: agent }
    })),
    ...ids.map((agent): Event => ({
      _tag: "AgentJoined",
      place: `population/${agent}`,
      agent,
      personality: "calm",
      lifeGoal: "bread",
      plan: { steps: Array.from({ length: planSteps }, () => step) }
    })),
    {
      _tag: "SocietyFormed",
      place: "society",
      groups,
      links: groups.slice(1).map(({ id }, nth) => ({ a: Place.groupId(nth), b: id, kind: "near", similarity: 0.5 }))
    }
  ]
}

const groupOf = (agent: number): string => Place.groupId(Math.floor(agent / 2))
/** The id of an agent's message in a step. */
export const idOf = (agent: number, step: number): string =>
  Place.messageId(groupOf(agent), step, Place.agentId(agent), 1)

/** An act of the n-th agent. */
export const act = (
  agent: number,
  step: number,
  more: Partial<Message> & Partial<Pick<Acted, "stepDone" | "revised">> = {}
): Event => {
  const { revised, stepDone = false, ...message } = more
  return {
    _tag: "Acted",
    place: `simulation/${step}/${groupOf(agent)}/${Place.agentId(agent)}`,
    stepDone,
    ...(revised === undefined ? {} : { revised }),
    message: {
      id: idOf(agent, step),
      from: Place.agentId(agent),
      group: groupOf(agent),
      step,
      kind: (message.becauseOf ?? []).length === 0 ? "plan" : "reaction",
      act: "say",
      text: `${prose(agent, step)}.`,
      becauseOf: [],
      heardBy: [],
      sentTo: [],
      ...message
    }
  }
}

/** Words that no other act has. */
export const prose = (agent: number, step: number): string =>
  Array.from({ length: 8 }, (_, nth) => `word${(agent * 1009 + step * 9176 + nth * 77).toString(36)}x${nth}`).join(" ")

/** A message was heard in its own group, or (in the step after) in another. */
export const hear = (message: string, agents: ReadonlyArray<number>, step: number): Event => {
  const own = message.split("/")[0] as string
  const group = groupOf(agents[0] ?? 0)
  const names = agents.map(Place.agentId)
  const place = `simulation/${step}/${group}/${message}`
  return own === group
    ? { _tag: "Routed", place, group, step, routes: [{ message, agents: names, groups: [], reason: "near" }] }
    : { _tag: "Received", place, group, step, receptions: [{ message, agents: names, reason: "told" }] }
}

/** A turn that came to nothing. */
export const failed = (agent: number, step: number): Event => ({
  _tag: "Failed",
  place: `simulation/${step}/${groupOf(agent)}/${Place.agentId(agent)}/failed`,
  prompt: "act",
  kind: "empty",
  reason: "empty",
  raw: ""
})

/** All groups ended a step. */
export const endStep = (agents: number, step: number): Array<Event> =>
  Array.from({ length: agents / 2 }, (_, nth): Event => ({
    _tag: "StepEnded",
    place: `simulation/${step}/${Place.groupId(nth)}/end`,
    group: Place.groupId(nth),
    step,
    acted: 0
  }))

/** The simulation came to its end. */
export const end = (step: number): Event => ({
  _tag: "SimulationEnded",
  place: "simulation/end",
  step,
  episodes: 1,
  why: "episodes"
})

/** Steps 0 to `steps` - 1, each told by a function, and ended. */
export const steps = (agents: number, count: number, tell: (step: number) => ReadonlyArray<Event>): Array<Event> =>
  Array.from({ length: count }, (_, step) => [...tell(step), ...endStep(agents, step)]).flat()

/** So many agents. */
export const everybody = (agents: number): Array<number> => Array.from({ length: agents }, (_, agent) => agent)
