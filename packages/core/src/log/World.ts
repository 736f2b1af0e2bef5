/** The state of a run, as the fold of its facts (Fold.ts) makes it: what the engine, the screen and the trace read. */
import { HashMap, Option } from "effect"
import type { Agent, AgentId } from "../domain/Agent.ts"
import type { Episode, EpisodeId } from "../domain/Episode.ts"
import type { Decided, Executed, Failed, Intervened, LeftOut, Played, Posed, Synthesised } from "../domain/Event.ts"
import type { Example } from "../domain/Example.ts"
import type { Group, GroupId, GroupLink } from "../domain/Group.ts"
import type { Message, MessageId } from "../domain/Message.ts"
import * as Place from "../domain/Place.ts"
import type * as Plan from "../domain/Plan.ts"
import type { Profile } from "../domain/Profile.ts"

export { neighboursAt } from "./Links.ts"

/** One thing an agent remembers. */
export interface Memory {
  readonly kind: "past" | "own" | "heard"
  readonly step: number
  readonly text: string
  /** The message that tells it; absent for what was before the run. */
  readonly message?: MessageId
}

/** A message that waits for someone, and the step in which it was sent. */
export interface Waiting {
  readonly message: MessageId
  readonly step: number
}

/** A goal that an agent has no more, with its plan as it was made, and the step in which it had another. */
export interface Former {
  readonly step: number
  readonly lifeGoal: string
  readonly plan: Plan.Plan
}

/** An agent as it is now. */
export interface AgentState {
  readonly agent: Agent
  readonly group: GroupId | undefined
  readonly plan: Plan.Plan
  /** The steps of time in which it did a step of its plan, and those in which it added one to a plan that was done; oldest first. */
  readonly finished: ReadonlyArray<number>
  readonly added: ReadonlyArray<number>
  /** The goals it had before, each reached, with the step in which it set itself the next one. */
  readonly reached: ReadonlyArray<Former>
  /** The goals it gave up for one that a person set, each with the step in which it made itself a plan for that. */
  readonly left: ReadonlyArray<Former>
  /** A goal that a person set from a step on, and for which it has no plan yet. */
  readonly set: { readonly step: number; readonly lifeGoal: string } | undefined
  /** True where a person let it take no turns; it hears what it heard before. */
  readonly muted: boolean
  readonly memory: ReadonlyArray<Memory>
  /** Heard and not yet reacted to, in place order. */
  readonly inbox: ReadonlyArray<Waiting>
  readonly acted: number
}

/** A group as it is now. */
export interface GroupState {
  readonly group: Group
  /** The groups linked to it: as of now, and at the end as of the last step that counts. */
  readonly neighbours: ReadonlyArray<GroupId>
  /** Those it was linked to when the society was formed. */
  readonly formed: ReadonlyArray<GroupId>
  /** Sent by neighbours and not yet passed on by the modulator, in place order. */
  readonly arrivals: ReadonlyArray<Waiting>
  /** Messages that are in no episode yet, in place order. */
  readonly window: ReadonlyArray<MessageId>
  readonly episodes: ReadonlyArray<EpisodeId>
  /** The last finished step; -1 before the first. */
  readonly step: number
}

/** Everything there is to know about a run. */
export interface World {
  /** Who could not be made unrecognisable and stayed out, by place. */
  readonly leftOut: HashMap.HashMap<string, LeftOut>
  /** Everybody who was taken into the run, by the id of the agent they become when they are grounded. */
  readonly profiles: HashMap.HashMap<AgentId, Profile>
  readonly agents: HashMap.HashMap<AgentId, AgentState>
  readonly groups: HashMap.HashMap<GroupId, GroupState>
  /** All links, as of now or of the end like the neighbours of groups. */
  readonly links: ReadonlyArray<GroupLink>
  /** The links with which the society was formed, and the step from which on these hold. */
  readonly formed: { readonly from: number; readonly links: ReadonlyArray<GroupLink> }
  /** What people changed, in place order. */
  readonly interventions: ReadonlyArray<Intervened>
  readonly messages: HashMap.HashMap<MessageId, Message>
  readonly episodes: HashMap.HashMap<EpisodeId, Episode>
  /** The questions of the class by their numbers, and the plays over them by place. */
  readonly questions: HashMap.HashMap<number, Posed>
  readonly plays: HashMap.HashMap<string, Played>
  /** What came of running programs, by place. */
  readonly executions: HashMap.HashMap<string, Executed>
  readonly examples: HashMap.HashMap<string, Example>
  /** How synthesis ended with each requirement, by its number. */
  readonly synthesised: HashMap.HashMap<number, Synthesised>
  /** What people decided about rows, by place. */
  readonly decisions: HashMap.HashMap<string, Decided>
  readonly failures: HashMap.HashMap<string, Failed>
  readonly kept: number
  readonly ended:
    | { readonly step: number; readonly episodes: number; readonly why: "episodes" | "steps" | "done" }
    | undefined
  readonly saved: { readonly rows: number; readonly files: ReadonlyArray<{ name: string; sha256: string }> } | undefined
}

/** The world before anything happened. */
export const empty: World = {
  leftOut: HashMap.empty(),
  profiles: HashMap.empty(),
  agents: HashMap.empty(),
  groups: HashMap.empty(),
  links: [],
  formed: { from: 0, links: [] },
  interventions: [],
  messages: HashMap.empty(),
  episodes: HashMap.empty(),
  questions: HashMap.empty(),
  plays: HashMap.empty(),
  executions: HashMap.empty(),
  examples: HashMap.empty(),
  synthesised: HashMap.empty(),
  decisions: HashMap.empty(),
  failures: HashMap.empty(),
  kept: 0,
  ended: undefined,
  saved: undefined
}

const compareEpisodes = (a: Episode, b: Episode) =>
  a.step - b.step || Place.compare(a.group, b.group) || Place.compare(a.id, b.id)

/** All episodes in place order: step before group before number. */
export const episodes = (world: World): Array<Episode> => [...HashMap.values(world.episodes)].toSorted(compareEpisodes)

/** The episodes synthesis may use: those the simulation's end counts in. */
export const closedEpisodes = (world: World): Array<Episode> => episodes(world).slice(0, world.ended?.episodes ?? 0)

/** All agents in place order. */
export const agents = (world: World): Array<AgentState> =>
  [...HashMap.values(world.agents)].toSorted((a, b) => Place.compare(a.agent.id, b.agent.id))

/** All groups in place order. */
export const groups = (world: World): Array<GroupState> =>
  [...HashMap.values(world.groups)].toSorted((a, b) => Place.compare(a.group.id, b.group.id))

/** The last step that all groups have finished; -1 before the first. */
export const lastStep = (world: World): number =>
  HashMap.reduce(world.groups, Infinity, (least, { step }) => Math.min(least, step))

/** All examples in place order. */
export const examples = (world: World): Array<Example> =>
  [...HashMap.values(world.examples)].toSorted((a, b) => Place.compare(a.id, b.id))

/** The questions of the class in their order. */
export const questions = (world: World): Array<Posed> =>
  [...HashMap.values(world.questions)].toSorted((a, b) => a.row - b.row)

/** All plays in place order. */
export const plays = (world: World): Array<Played> =>
  [...HashMap.values(world.plays)].toSorted((a, b) => Place.compare(a.place, b.place))

/** What people decided about rows, in place order: the last about a row counts. */
export const decisions = (world: World): Array<Decided> =>
  [...HashMap.values(world.decisions)].toSorted((a, b) => Place.compare(a.place, b.place))

/** All recorded failures in place order. */
export const failures = (world: World): Array<Failed> =>
  [...HashMap.values(world.failures)].toSorted((a, b) => Place.compare(a.place, b.place))

/** Who stayed out because they could not be made unrecognisable, in place order. */
export const leftOut = (world: World): Array<LeftOut> =>
  [...HashMap.values(world.leftOut)].toSorted((a, b) => Place.compare(a.place, b.place))

const must = <K, V>(map: HashMap.HashMap<K, V>, key: K): V => {
  const found = HashMap.get(map, key)
  if (Option.isSome(found)) return found.value
  throw new Error(`The world knows nothing of ${String(key)}`)
}

/** The state of an agent that is known to exist. */
export const agent = (world: World, id: AgentId): AgentState => must(world.agents, id)
/** The state of a group that is known to exist. */
export const group = (world: World, id: GroupId): GroupState => must(world.groups, id)
/** A message that is known to exist. */
export const message = (world: World, id: MessageId): Message => must(world.messages, id)
