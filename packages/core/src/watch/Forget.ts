/** The fold of facts for whoever watches for hours: what is long past is no more in the world, and read from run.db when wanted. */
import { HashMap } from "effect"
import type { Event } from "../domain/Event.ts"
import type { Example } from "../domain/Example.ts"
import type { GroupId } from "../domain/Group.ts"
import * as Fold from "../log/Fold.ts"
import type { World } from "../log/World.ts"
import * as Latest from "./Latest.ts"

/** How many messages, episodes and failures there are in the world at most, and how many rows in full: the latest. */
export const kept = 20_000

/** Most that waits for somebody. Who hears and never acts would otherwise wait for ever more. */
export const mostWaiting = 256

/** Most characters kept of a turn of a row that is long past. */
const briefTurn = 200

/** A row of which the beginnings are left: what it is, what became of it, and where it came from. */
const inShort = ({ makings: _, program: __, rejected: ___, ...example }: Example): Example => ({
  ...example,
  turns: example.turns.map(({ content, role }) => ({ role, content: content.slice(0, briefTurn) })),
  makings: []
})

const withoutEpisode = (world: World, { gone, group }: { readonly gone: string; readonly group: GroupId }): World => ({
  ...world,
  episodes: HashMap.remove(world.episodes, gone),
  groups: HashMap.modify(world.groups, group, (state) => ({
    ...state,
    episodes: state.episodes.filter((id) => id !== gone)
  }))
})

const withoutCrowd = (world: World, group: GroupId): World => {
  const found = HashMap.get(world.groups, group)
  if (found._tag === "None") return world
  const { arrivals, group: { members } } = found.value
  const crowded = members.filter((member) => {
    const state = HashMap.get(world.agents, member)
    return state._tag === "Some" && state.value.inbox.length > mostWaiting
  })
  if (crowded.length === 0 && arrivals.length <= mostWaiting) return world
  return {
    ...world,
    agents: crowded.reduce(
      (agents, member) =>
        HashMap.modify(agents, member, (state) => ({ ...state, inbox: state.inbox.slice(-mostWaiting) })),
      world.agents
    ),
    groups: HashMap.modify(world.groups, group, (state) => ({ ...state, arrivals: arrivals.slice(-mostWaiting) }))
  }
}

/** The fold, and what it must know of what was told before. */
export interface Forget {
  /** The world after one more fact, without what is long past. */
  readonly apply: (world: World, event: Event) => World
  readonly copy: () => Forget
}

interface Lines {
  readonly messages: Latest.Latest
  readonly episodes: Latest.Latest
  readonly failures: Latest.Latest
  readonly examples: Latest.Latest
}

const over = ({ episodes, examples, failures, messages }: Lines): Forget => ({
  apply: (world, event) => {
    const next = Fold.apply(world, event)
    switch (event._tag) {
      case "Acted": {
        const gone = messages.push(event.message.id)
        return gone === undefined ? next : { ...next, messages: HashMap.remove(next.messages, gone) }
      }
      case "EpisodeClosed": {
        const gone = episodes.push(event.episode.id)
        const [group = ""] = gone?.split("/") ?? []
        return gone === undefined ? next : withoutEpisode(next, { gone, group })
      }
      case "Failed": {
        const gone = failures.push(event.place)
        return gone === undefined ? next : { ...next, failures: HashMap.remove(next.failures, gone) }
      }
      case "Judged": {
        const old = examples.push(event.example.id)
        return old === undefined ? next : { ...next, examples: HashMap.modify(next.examples, old, inShort) }
      }
      case "StepEnded":
        return withoutCrowd(next, event.group)
      default:
        return next
    }
  },
  copy: () =>
    over({
      messages: messages.copy(),
      episodes: episodes.copy(),
      failures: failures.copy(),
      examples: examples.copy()
    })
})

/** The fold from the first fact on. */
export const make = (most = kept): Forget =>
  over({
    messages: Latest.make(most),
    episodes: Latest.make(most),
    failures: Latest.make(most),
    examples: Latest.make(most)
  })
