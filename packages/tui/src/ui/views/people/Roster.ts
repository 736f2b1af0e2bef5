/** The agents that a filter leaves, in the order that was asked for: found out once for a run as it is. */
import type { Watched, World } from "@stoa/core"
import { Plan } from "@stoa/core"
import { HashMap, Option } from "effect"
import * as Query from "../../state/Query.ts"
import type { ListState } from "../../state/State.ts"
import type { Scene } from "../../state/View.ts"
import { nameOf } from "../agent/Names.ts"
import * as Standing from "../agent/Standing.ts"
import * as People from "./People.ts"
import * as Statuses from "./Statuses.ts"

/** An agent with what is known of it beside its state. */
export interface Person {
  readonly id: string
  readonly state: World.AgentState
  readonly tally: Watched.AgentTally | undefined
  readonly standing: Standing.Standing
}

/** An agent of a scene that is known to be there. */
export const person = (scene: Scene, id: string): Person | undefined => {
  const state = Option.getOrUndefined(HashMap.get(scene.watched.world.agents, id))
  return state && {
    id,
    state,
    tally: People.tallyOf(scene.watched, id),
    // Of the thousands that are sorted few are asked how they stand.
    get standing() {
      return Standing.of(scene, state)
    }
  }
}

/** What an agent works as; "" where it is not said. */
export const occupation = ({ state }: Person): string => state.agent.profile.attributes["occupation"] ?? ""

/** The share of its plan that is done. */
export const progress = ({ plan }: World.AgentState): number =>
  plan.steps.length === 0 ? 0 : Plan.pointer(plan) / plan.steps.length

const tokens = ({ tally }: Person): number => (tally === undefined ? 0 : tally.tokens.input + tally.tokens.output)

type Key = number | string

/** What agents are sorted by: texts from a to z, numbers from the greatest down. */
const orders: Readonly<Record<string, (person: Person, scene: Scene) => Key>> = {
  name: ({ id }, { watched }) => nameOf(watched.world, id).toLowerCase(),
  role: (person) => occupation(person).toLowerCase(),
  group: ({ state }) => state.group ?? "~",
  status: ({ standing }) => standing.word,
  goal: ({ state }) => progress(state),
  messages: ({ state }) => state.acted,
  heard: ({ tally }) => tally?.heard ?? 0,
  reached: ({ tally }) => tally?.reached ?? 0,
  to: ({ tally }, { watched }) => {
    const listener = People.listener(tally)
    return listener === undefined ? "\uffff" : nameOf(watched.world, listener.agent).toLowerCase()
  },
  tokens,
  last: ({ tally }) => tally?.lastStep ?? -1,
  failures: ({ tally }) => tally?.failures ?? 0
}

const compare = (a: Key, b: Key): number =>
  typeof a === "number" && typeof b === "number" ? b - a : a < b ? -1 : a > b ? 1 : 0

const fields = (person: Person): Query.Fields => ({
  id: person.id,
  name: person.state.agent.profile.name,
  role: occupation(person),
  group: person.state.group,
  status: `${person.standing.word} ${person.standing.reason}`
})

const kept = new WeakMap<Watched.Watched, Map<string, ReadonlyArray<string>>>()

const matching = (scene: Scene, filter: string): ReadonlyArray<string> => {
  const query = Query.parse(filter)
  return People.ids(scene.watched.world).filter((id) => {
    const found = person(scene, id)
    return found !== undefined && Query.matches(query, fields(found))
  })
}

const find = (scene: Scene, { filter, sort }: ListState): ReadonlyArray<string> => {
  const ids = People.ids(scene.watched.world)
  const order = sort === undefined ? undefined : orders[sort.id]
  const isReversed = sort?.reverse === true
  const all = filter === "" ? ids : matching(scene, filter)
  if (order === undefined) return isReversed ? all.toReversed() : all
  const sign = isReversed ? -1 : 1
  const keys = all.map((id) => order(person(scene, id) as Person, scene))
  // Those who are alike stand in place order, whichever way the others do.
  return all.map((_, at) => at)
    .toSorted((a, b) => sign * compare(keys[a] as Key, keys[b] as Key) || a - b)
    .map((at) => all[at] as string)
}

/** The ids of the agents on the list. */
export const ids = (scene: Scene, list: ListState): ReadonlyArray<string> => {
  const { watched } = scene
  const known = kept.get(watched) ?? new Map<string, ReadonlyArray<string>>()
  kept.set(watched, known)
  // How somebody stands may change with the time alone.
  const isTimed = list.filter !== "" || list.sort?.id === "status"
  const key = `${list.sort?.id} ${list.sort?.reverse} ${isTimed ? Statuses.secondOf(scene) : ""} ${list.filter}`
  const ids = known.get(key) ?? find(scene, list)
  if (known.size > 20) known.clear()
  known.set(key, ids)
  return ids
}
