/** How a society does, in numbers, and what is wrong with it. */
import { HashMap, Option } from "effect"
import type { Event, Renewed } from "../domain/Event.ts"
import { isNews, type Message } from "../domain/Message.ts"
import * as Meter from "./health/Meter.ts"
import type * as World from "./World.ts"

export type { Alert } from "./health/Alert.ts"
export { type Health, make as meter, type Meter, type StepHealth } from "./health/Meter.ts"
export type { Numbers } from "./health/Numbers.ts"

/** What an act did to its agent's plan, as far as health goes: which step it was does not matter, nor the words of a new one. */
const progressOf = (world: World.World, { from, step }: Message) => {
  const { added = [], finished = [] } = Option.getOrUndefined(HashMap.get(world.agents, from)) ?? {}
  return {
    stepDone: finished.includes(step),
    ...(added.includes(step) ? { revised: { title: "One more step", detail: "" } } : {})
  }
}

/** The facts by which a message was sent and heard, as the world tells them. */
const messageFacts = (world: World.World, message: Message): Array<Event> => [
  { _tag: "Acted", place: message.id, message, ...progressOf(world, message) },
  ...message.heardBy.map(({ agent, group = message.group, reason, step }): Event => ({
    _tag: "Received",
    place: `${message.id}/${agent}`,
    group,
    step,
    receptions: [{ message: message.id, agents: [agent], reason }]
  }))
]

/** Facts that make the same world, as far as health goes. */
const facts = function*(world: World.World): Generator<Event> {
  const renewals: Array<Renewed> = []
  for (const { agent, left, reached } of HashMap.values(world.agents)) {
    const former = [...reached, ...left].toSorted((a, b) => a.step - b.step)
    const { plan = agent.plan } = former[0] ?? {}
    yield { _tag: "AgentJoined", place: agent.id, agent: agent.id, ...agent, plan }
    for (const [nth, { step }] of former.entries()) {
      const { lifeGoal, plan } = former[nth + 1] ?? agent
      renewals.push({ _tag: "Renewed", place: `${agent.id}/${nth}`, agent: agent.id, step, lifeGoal, plan })
    }
  }
  renewals.sort((a, b) => a.step - b.step)
  const groups = [...HashMap.values(world.groups)]
  yield { _tag: "SocietyFormed", place: "society", groups: groups.map(({ group }) => group), links: world.links }
  // News is nobody's act.
  const messages = [...HashMap.values(world.messages)].filter((message) => !isNews(message)).toSorted((a, b) =>
    a.step - b.step
  )
  let told = 0
  for (const message of messages) {
    for (; told < renewals.length && (renewals[told] as Renewed).step <= message.step; told++) {
      yield renewals[told] as Renewed
    }
    yield* messageFacts(world, message)
  }
  yield* HashMap.values(world.failures)
  for (const { group, step: last } of groups) {
    for (let step = 0; step <= last; step++) {
      yield { _tag: "StepEnded", place: `${group.id}/${step}`, group: group.id, step, acted: 0 }
    }
  }
  if (world.ended !== undefined) yield { _tag: "SimulationEnded", place: "simulation/end", ...world.ended }
}

/** A meter that has read these facts. */
export const measure = (events: Iterable<Event>): Meter.Meter => {
  const meter = Meter.make()
  for (const event of events) meter.add(event)
  return meter
}

/** The health of a world. What is wrong with it, step by step, only the facts tell: `measure`. */
export const of = (world: World.World): Meter.Health => measure(facts(world)).read()
