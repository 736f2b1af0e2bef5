/** What is counted along the facts of a run beside its world: who did and heard how much, step by step, and the latest of it. */
import { HashMap, Option } from "effect"
import type { AgentId } from "../domain/Agent.ts"
import type { Acted, Failed, Intervened } from "../domain/Event.ts"
import type { GroupId } from "../domain/Group.ts"
import { everybody } from "../domain/Intervention.ts"
import { type MessageId, news } from "../domain/Message.ts"
import * as Place from "../domain/Place.ts"
import type { World } from "../log/World.ts"
import type { Told } from "./Rows.ts"
import * as Sentence from "./Sentence.ts"
import * as Tally from "./Tally.ts"
import type { AgentTally, Chronicle, Entry, StepTally } from "./Watched.ts"

/** How much of the latest is kept. */
export const kept = { messages: 5000, entries: 2000, notable: 1000, turns: 5000 } as const

/** The chronicle before anything happened. */
export const empty: Chronicle = {
  facts: 0,
  agents: HashMap.empty(),
  steps: [],
  flow: HashMap.empty(),
  messages: [],
  entries: [],
  turns: []
}

const entryOf = (world: World, { at, event, id }: Told): Entry => {
  const agent = event._tag === "Acted"
    ? event.message.from
    : "agent" in event
    ? event.agent
    : Sentence.agentAt(event.place)
  return {
    id,
    at,
    level: Sentence.levelOf(event),
    place: event.place,
    tag: event._tag,
    text: Sentence.of(world, event),
    ...(agent === undefined ? {} : { agent }),
    ...(event._tag === "Acted" ? { message: event.message.id } : {})
  }
}

const latest = <A>(before: ReadonlyArray<A>, added: ReadonlyArray<A>, most: number): ReadonlyArray<A> =>
  added.length === 0
    ? before
    : before.length + added.length <= most
    ? [...before, ...added]
    : [...before, ...added].slice(-most)

const isNotable = ({ level }: Pick<Entry, "level">): boolean => level !== "info"

/** The latest lines, and before them the latest of those that are pushed out and more than information. */
const withEntries = (before: ReadonlyArray<Entry>, facts: ReadonlyArray<Told>, world: World): ReadonlyArray<Entry> => {
  const past = facts.length - kept.entries
  const added = facts
    .filter(({ event }, nth) => nth >= past || isNotable({ level: Sentence.levelOf(event) }))
    .map((told) => entryOf(world, told))
  const all = [...before, ...added]
  const first = all.length - kept.entries
  return first <= 0 ? all : [...all.slice(0, first).filter(isNotable).slice(-kept.notable), ...all.slice(first)]
}

/** The step and the agent of a turn that came to nothing; undefined at any other place. */
const failedTurn = (place: string): { readonly step: number; readonly agent: AgentId } | undefined => {
  const [, step, agent] = /^simulation\/(\d+)\/g\d+\/(a\d+)(?:\/renew)?\/failed$/.exec(place) ?? []
  return step === undefined || agent === undefined ? undefined : { step: Number(step), agent }
}

/** Who of which group came to hear a message. */
interface Hearing {
  readonly message: MessageId
  readonly agents: ReadonlyArray<AgentId>
  readonly group: GroupId
}

/** One batch of facts, counted into copies of what they concern. */
const batch = (before: Chronicle) => {
  const agents = new Map<AgentId, Tally.Draft>()
  const steps = new Map<number, { -readonly [Key in keyof StepTally]: StepTally[Key] }>()
  const flow = new Map<string, number>()
  const messages: Array<MessageId> = []
  const turns: Array<Chronicle["turns"][number]> = []

  const agentOf = (id: AgentId): Tally.Draft => {
    const present = agents.get(id) ?? Tally.draft(Option.getOrUndefined(HashMap.get(before.agents, id)))
    agents.set(id, present)
    return present
  }
  const stepOf = (step: number, at: number | undefined) => {
    const present = steps.get(step) ?? { ...(before.steps[step] ?? Tally.step(step)) }
    steps.set(step, present)
    present.began ??= at
    present.last = at ?? present.last
    return present
  }

  const act = ({ message, place }: Acted, at: number | undefined) => {
    const { from, group, id, kind, step, tokens } = message
    const now = stepOf(step, at)
    now.acted++
    if (kind === "reaction") now.reactions++
    const tally = agentOf(from)
    tally.input += tokens?.input ?? 0
    tally.output += tokens?.output ?? 0
    tally.lastStep = step
    tally.lastAt = at
    tally.lastPlace = place
    messages.push(id)
    turns.push({ agent: from, group, step, at })
  }
  const hear = (now: ReturnType<typeof stepOf>, { group: into, ...heard }: Hearing) => {
    if (heard.agents.length === 0) return
    const [group = "", , from = ""] = heard.message.split("/")
    now.heard += heard.agents.length
    for (const agent of heard.agents) agentOf(agent).heard++
    // News from outside is nobody's.
    if (from === news) return
    agentOf(from).reach(heard.agents)
    if (group === into) return
    now.between += heard.agents.length
    const way = `${group}>${into}`
    flow.set(way, (flow.get(way) ?? 0) + heard.agents.length)
  }
  const fail = ({ kind, place, reason }: Failed, at: number | undefined) => {
    const turn = failedTurn(place)
    const agent = turn?.agent ?? Sentence.agentAt(place)
    if (turn !== undefined) stepOf(turn.step, at).failures++
    else {
      const [, step] = /^simulation\/(\d+)\//.exec(place) ?? []
      if (step !== undefined) stepOf(Number(step), at).failures++
    }
    if (agent === undefined) return
    const tally = agentOf(agent)
    tally.failures++
    tally.lastFailure = `${kind}: ${Sentence.short(reason)}`
    if (turn === undefined) return
    tally.lastFailedStep = turn.step
    tally.lastPlace = place.replace(/\/failed$/, "")
  }

  const add = ({ at, event }: Told, world: World): void => {
    switch (event._tag) {
      case "Acted":
        return act(event, at)
      case "Routed":
      case "Received": {
        const now = stepOf(event.step, at)
        const heard = event._tag === "Routed" ? event.routes : event.receptions
        for (const { agents, message } of heard) hear(now, { agents, message, group: event.group })
        return
      }
      case "EpisodeClosed":
        stepOf(event.episode.step, at).episodes++
        return
      case "StepEnded":
        stepOf(event.step, at).ended++
        return
      case "Intervened":
        return bring(event, world)
      case "Failed":
        return fail(event, at)
    }
  }

  /** News from outside is nobody's, but it is heard. */
  const bring = ({ change, group = Place.groupId(0), place, step }: Intervened, world: World) => {
    if (change._tag !== "News") return
    const nth = Number(place.slice(place.lastIndexOf("/") + 1))
    const id = Place.newsId(group, step, { isForAll: change.to === everybody, nth })
    const message = Option.getOrUndefined(HashMap.get(world.messages, id))
    if (message === undefined) return
    messages.push(message.id)
    for (const { agent } of message.heardBy) agentOf(agent).heard++
  }

  const done = (facts: ReadonlyArray<Told>, world: World): Chronicle => ({
    facts: before.facts + facts.length,
    agents: agents.size === 0
      ? before.agents
      : HashMap.mutate(before.agents, (all) => {
        for (const [id, draft] of agents) HashMap.set(all, id, draft.done())
      }),
    steps: Tally.withSteps(before.steps, steps),
    flow: flow.size === 0
      ? before.flow
      : HashMap.mutate(before.flow, (all) => {
        for (const [way, count] of flow) HashMap.set(all, way, Option.getOrElse(HashMap.get(all, way), () => 0) + count)
      }),
    messages: latest(before.messages, messages, kept.messages),
    entries: withEntries(before.entries, facts, world),
    turns: latest(before.turns, turns, kept.turns)
  })
  return { add, done }
}

/**
 * The chronicle after some facts more; `world` is the world after them. In one batch or in many, the same facts give the same
 * chronicle.
 */
export const apply = (chronicle: Chronicle, world: World, facts: ReadonlyArray<Told>): Chronicle => {
  if (facts.length === 0) return chronicle
  const { add, done } = batch(chronicle)
  for (const told of facts) add(told, world)
  return done(facts, world)
}

/** What is counted of an agent, also of one who has not done anything. */
export const tallyOf = (chronicle: Chronicle, agent: AgentId): AgentTally =>
  Option.getOrElse(HashMap.get(chronicle.agents, agent), () => Tally.none)
