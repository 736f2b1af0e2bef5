/** The fold of facts for whoever watches for hours: what is long past is no more in the world, and read from run.db when wanted. */
import { HashMap } from "effect"
import type { Event } from "../domain/Event.ts"
import type { Example } from "../domain/Example.ts"
import * as Fold from "../log/Fold.ts"
import type { AgentState, GroupState, World } from "../log/World.ts"

/** What is kept of each sort, the latest; and how many more there may be before the oldest of them go at once. */
export const kept = { messages: 20_000, episodes: 20_000, failures: 20_000, examples: 20_000 } as const
const slack = 4000

/** Most that waits for somebody before what is long past is dropped from it. */
const mostWaiting = 256

/** Most characters kept of a turn of a row that is long past. */
const briefTurn = 200

/** Removes the oldest until so many are left. */
const without = <A>(
  all: HashMap.HashMap<string, A>,
  { most, stepOf }: { readonly most: number; readonly stepOf: (value: A) => number }
): ReadonlyArray<string> =>
  [...HashMap.entries(all)]
    .map(([id, value]) => ({ id, step: stepOf(value) }))
    .toSorted((a, b) => a.step - b.step || (a.id < b.id ? -1 : 1))
    .slice(0, HashMap.size(all) - most)
    .map(({ id }) => id)

const remove = <A>(all: HashMap.HashMap<string, A>, ids: ReadonlyArray<string>): HashMap.HashMap<string, A> =>
  HashMap.mutate(all, (rest) => {
    for (const id of ids) HashMap.remove(rest, id)
  })

const messages = (world: World): World => {
  const gone = without(world.messages, { most: kept.messages, stepOf: ({ step }) => step })
  const left = remove(world.messages, gone)
  const isThere = ({ message }: { readonly message: string }) => HashMap.has(left, message)
  // Who hears and never acts would otherwise wait for ever longer.
  const agents = HashMap.map(
    world.agents,
    (state): AgentState => state.inbox.length > mostWaiting ? { ...state, inbox: state.inbox.filter(isThere) } : state
  )
  const groups = HashMap.map(
    world.groups,
    (state): GroupState =>
      state.arrivals.length > mostWaiting ? { ...state, arrivals: state.arrivals.filter(isThere) } : state
  )
  return { ...world, messages: left, agents, groups }
}

const episodes = (world: World): World => {
  const left = remove(world.episodes, without(world.episodes, { most: kept.episodes, stepOf: ({ step }) => step }))
  const groups = HashMap.map(
    world.groups,
    (state): GroupState => ({ ...state, episodes: state.episodes.filter((id) => HashMap.has(left, id)) })
  )
  return { ...world, episodes: left, groups }
}

const stepIn = (place: string): number => Number(/\/(\d+)\//.exec(place)?.[1] ?? 0)

/** A row of which the beginnings are left: what it is, what became of it, and where it came from. */
const inShort = ({ makings: _, program: __, rejected: ___, ...example }: Example): Example => ({
  ...example,
  turns: example.turns.map(({ content, role }) => ({ role, content: content.slice(0, briefTurn) })),
  makings: []
})

/** Order of rows: requirement, wave, rank; of a class by its number. */
const rankOf = (id: string): number => id.split(/\D+/).reduce((rank, part) => rank * 100_000 + Number(part), 0)

const examples = (world: World): World => {
  const old = without(world.examples, { most: kept.examples, stepOf: ({ id }) => rankOf(id) })
  return {
    ...world,
    examples: HashMap.mutate(world.examples, (all) => {
      for (const id of old) {
        HashMap.modify(all, id, (example) => (example.makings.length === 0 ? example : inShort(example)))
      }
    })
  }
}

/** The world after one more fact, without what is long past. A function of the world and the fact alone. */
export const apply = (world: World, event: Event): World => {
  const next = Fold.apply(world, event)
  switch (event._tag) {
    case "Acted":
    case "Intervened":
      return HashMap.size(next.messages) > kept.messages + slack ? messages(next) : next
    case "EpisodeClosed":
      return HashMap.size(next.episodes) > kept.episodes + slack ? episodes(next) : next
    case "Failed": {
      const { failures } = next
      if (HashMap.size(failures) <= kept.failures + slack) return next
      const gone = without(failures, { most: kept.failures, stepOf: ({ place }) => stepIn(place) })
      return { ...next, failures: remove(failures, gone) }
    }
    case "Judged": {
      const size = HashMap.size(next.examples)
      return size > kept.examples && size % slack === 0 ? examples(next) : next
    }
    default:
      return next
  }
}
