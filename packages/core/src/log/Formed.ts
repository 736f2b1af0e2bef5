/** A society that was formed, or changed: groups with their members and neighbours. */
import { HashMap, Option } from "effect"
import type { SocietyFormed } from "../domain/Event.ts"
import type { GroupId } from "../domain/Group.ts"
import * as Place from "../domain/Place.ts"
import type { World } from "./World.ts"

/** The world with the groups as they are from here on. */
export const formed = (world: World, event: SocietyFormed): World => {
  const neighbours = new Map<GroupId, Array<GroupId>>()
  const add = (from: GroupId, to: GroupId) => {
    const known = neighbours.get(from)
    if (known === undefined) neighbours.set(from, [to])
    else known.push(to)
  }
  for (const { a, b } of event.links) {
    add(a, b)
    add(b, a)
  }
  // A society that changes keeps what its groups have; new ones begin where the others are.
  const step = Place.stepOfChange(event.place) ?? -1
  // It is one fact of however many people: copied at each of them it would hold everybody up.
  let agents = HashMap.beginMutation(world.agents)
  let groups = HashMap.beginMutation(world.groups)
  for (const group of event.groups) {
    for (const member of group.members) {
      agents = HashMap.modify(agents, member, (state) => ({ ...state, group: group.id }))
    }
    const { arrivals = [], episodes = [], step: last = step, window = [] } =
      Option.getOrUndefined(HashMap.get(groups, group.id)) ?? {}
    const linked = (neighbours.get(group.id) ?? []).toSorted(Place.compare)
    groups = HashMap.set(groups, group.id, {
      group,
      neighbours: linked,
      formed: linked,
      arrivals,
      window,
      episodes,
      step: last
    })
  }
  return {
    ...world,
    agents: HashMap.endMutation(agents),
    groups: HashMap.endMutation(groups),
    links: event.links,
    formed: { from: step + 1, links: event.links }
  }
}
