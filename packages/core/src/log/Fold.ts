/** One fact more: how the world becomes the next world. Pure, and the same for every order of facts that respects their causes. */
import { HashMap, Option } from "effect"
import type { Agent } from "../domain/Agent.ts"
import type { Acted, Event, Renewed } from "../domain/Event.ts"
import { isKept } from "../domain/Example.ts"
import type { GroupId } from "../domain/Group.ts"
import type { Hearer, MessageId } from "../domain/Message.ts"
import * as Place from "../domain/Place.ts"
import * as Plan from "../domain/Plan.ts"
import { formed } from "./Formed.ts"
import * as Interventions from "./Interventions.ts"
import * as Links from "./Links.ts"
import { insert } from "./Sorted.ts"
import { type AgentState, empty, type Memory, type Waiting, type World } from "./World.ts"

/** Most recent things an agent remembers word for word besides its past; of older ones its episodes tell in short. */
export const memoryLength = 64

const remember = (memory: ReadonlyArray<Memory>, added: ReadonlyArray<Memory>): ReadonlyArray<Memory> => {
  const past = memory.filter((entry) => entry.kind === "past")
  const recent = [...memory.filter((entry) => entry.kind !== "past"), ...added]
  return [...past, ...recent.slice(-memoryLength)]
}

const byMessage = (a: Waiting, b: Waiting) => Place.compareMessages(a.message, b.message)

const hear = (
  world: World,
  messageId: MessageId,
  hearers: ReadonlyArray<Hearer>,
  sentTo: ReadonlyArray<GroupId>
): World => {
  const sent = Option.getOrUndefined(HashMap.get(world.messages, messageId))?.step ?? 0
  const waiting = { message: messageId, step: sent }
  return {
    ...world,
    messages: HashMap.modify(world.messages, messageId, (message) => ({
      ...message,
      heardBy: [...message.heardBy, ...hearers].toSorted((a, b) => Place.compare(a.agent, b.agent)),
      sentTo: [...message.sentTo, ...sentTo].toSorted(Place.compare)
    })),
    agents: hearers.reduce(
      (agents, { agent }) =>
        HashMap.modify(agents, agent, (state) => ({ ...state, inbox: insert(state.inbox, waiting, byMessage) })),
      world.agents
    ),
    groups: sentTo.reduce(
      (groups, group) =>
        HashMap.modify(groups, group, (state) => ({ ...state, arrivals: insert(state.arrivals, waiting, byMessage) })),
      world.groups
    )
  }
}

/** How far an agent has come with its plan after an act in a step. */
const goOn = (state: AgentState, { message: { step }, revised, stepDone }: Acted) => {
  const { added, finished, plan } = state
  const made = state.agent.plan.steps.length
  const progress = Plan.progress(plan, { stepDone, revised }, made)
  return {
    plan: Plan.after(plan, { stepDone, revised }, made),
    finished: progress.stepDone ? [...finished, step] : finished,
    added: progress.revised !== undefined && Plan.isDone(plan) ? [...added, step] : added
  }
}

const act = (world: World, acted: Acted): World => {
  const { message } = acted
  // All that could be heard before this step is remembered, also what was too much to react to.
  const inbox = Option.getOrUndefined(HashMap.get(world.agents, message.from))?.inbox ?? []
  const heard = inbox.filter((waiting) => waiting.step < message.step).map((waiting): Memory => ({
    kind: "heard",
    step: message.step,
    text: Option.getOrUndefined(HashMap.get(world.messages, waiting.message))?.text ?? "",
    message: waiting.message
  }))
  const own: Memory = { kind: "own", step: message.step, text: message.text, message: message.id }
  return {
    ...world,
    messages: HashMap.set(world.messages, message.id, message),
    agents: HashMap.modify(world.agents, message.from, (state) => ({
      ...state,
      ...goOn(state, acted),
      memory: remember(state.memory, [...heard, own]),
      inbox: state.inbox.filter((waiting) => waiting.step >= message.step),
      acted: state.acted + 1
    })),
    groups: HashMap.modify(world.groups, message.group, (state) => ({
      ...state,
      window: insert(state.window, message.id, Place.compareMessages)
    }))
  }
}

/** An agent with another goal: it has reached the one it had, or given it up for the one that a person set. */
const renew = (state: AgentState, { lifeGoal, plan, step }: Renewed): AgentState => {
  const former = { step, lifeGoal: state.agent.lifeGoal, plan: state.agent.plan }
  const isSet = state.set?.lifeGoal === lifeGoal
  return {
    ...state,
    agent: { ...state.agent, lifeGoal, plan },
    plan,
    ...(isSet ? { set: undefined, left: [...state.left, former] } : { reached: [...state.reached, former] })
  }
}

/** The world after one more fact. The same facts in any order that respects their causes give the same world. */
export const apply = (world: World, event: Event): World => {
  switch (event._tag) {
    case "LeftOut":
      return { ...world, leftOut: HashMap.set(world.leftOut, event.place, event) }
    case "Enrolled":
      return { ...world, profiles: HashMap.set(world.profiles, event.agent, event.profile) }
    case "AgentJoined": {
      const profile = Option.getOrUndefined(HashMap.get(world.profiles, event.agent))
      // Nobody joins who was not enrolled; a log that says so was damaged, and its other facts still count.
      if (profile === undefined) return world
      const { lifeGoal, personality, plan } = event
      const agent: Agent = { id: event.agent, profile, personality, lifeGoal, plan }
      return {
        ...world,
        agents: HashMap.set(world.agents, agent.id, {
          agent,
          group: undefined,
          plan: agent.plan,
          finished: [],
          added: [],
          reached: [],
          left: [],
          set: undefined,
          muted: false,
          memory: agent.profile.pastActions.map((text): Memory => ({ kind: "past", step: -1, text })),
          inbox: [],
          acted: 0
        })
      }
    }
    case "SocietyFormed":
      return formed(world, event)
    case "Acted":
      return act(world, event)
    case "Renewed": {
      return { ...world, agents: HashMap.modify(world.agents, event.agent, (state) => renew(state, event)) }
    }
    case "Intervened":
      return Interventions.apply(world, event)
    case "Routed":
      return event.routes.reduce(
        (next, route) =>
          hear(
            next,
            route.message,
            route.agents.map((agent) => ({ agent, step: event.step, group: event.group, reason: route.reason })),
            route.groups
          ),
        world
      )
    case "Received": {
      const passed = new Set(event.receptions.map((reception) => reception.message))
      const cleared = {
        ...world,
        groups: HashMap.modify(world.groups, event.group, (state) => ({
          ...state,
          arrivals: state.arrivals.filter((waiting) => !passed.has(waiting.message))
        }))
      }
      return event.receptions.reduce(
        (next, reception) =>
          hear(
            next,
            reception.message,
            reception.agents.map((agent) => ({
              agent,
              step: event.step,
              group: event.group,
              reason: reception.reason
            })),
            []
          ),
        cleared
      )
    }
    case "EpisodeClosed": {
      const { episode } = event
      const inside = new Set<string>(episode.messages)
      return {
        ...world,
        episodes: HashMap.set(world.episodes, episode.id, episode),
        groups: HashMap.modify(world.groups, episode.group, (state) => ({
          ...state,
          window: state.window.filter((id) => !inside.has(id)),
          episodes: insert(state.episodes, episode.id, Place.compare)
        }))
      }
    }
    case "StepEnded":
      return {
        ...world,
        groups: HashMap.modify(world.groups, event.group, (state) => ({
          ...state,
          step: Math.max(state.step, event.step)
        }))
      }
    case "SimulationEnded":
      return Links.relinked({ ...world, ended: { step: event.step, episodes: event.episodes, why: event.why } })
    case "Posed":
      return { ...world, questions: HashMap.set(world.questions, event.row, event) }
    case "Played":
      return { ...world, plays: HashMap.set(world.plays, event.place, event) }
    case "Executed":
      return { ...world, executions: HashMap.set(world.executions, event.place, event) }
    case "Synthesised":
      return { ...world, synthesised: HashMap.set(world.synthesised, event.requirement, event) }
    case "Decided":
      return { ...world, decisions: HashMap.set(world.decisions, event.place, event) }
    case "Judged":
      return {
        ...world,
        examples: HashMap.set(world.examples, event.example.id, event.example),
        kept: world.kept + (isKept(event.example) ? 1 : 0)
      }
    case "Failed":
      return { ...world, failures: HashMap.set(world.failures, event.place, event) }
    case "Saved":
      return { ...world, saved: { rows: event.rows, files: event.files } }
  }
}

/** The world after a list of facts. */
export const fold = (events: Iterable<Event>, from: World = empty): World => {
  let world = from
  for (const event of events) world = apply(world, event)
  return world
}
