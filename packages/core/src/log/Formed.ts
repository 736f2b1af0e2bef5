/** A society that was formed, or changed: groups with their members and neighbours. */
import { HashMap, Option } from "effect"
import type { SocietyFormed } from "../domain/Event.ts"
import type { GroupId } from "../domain/Group.ts"
import * as Place from "../domain/Place.ts"
import type { World } from "./World.ts"

/** The world with the groups as they are from here on. */
export const formed = (world: World, event: SocietyFormed): World => {
  const neighbours = new Map<GroupId, Array<GroupId>>()
  for (const { a, b } of event.links) {
    neighbours.set(a, [...neighbours.get(a) ?? [], b])
    neighbours.set(b, [...neighbours.get(b) ?? [], a])
  }
  // A society that changes keeps what its groups have; new ones begin where the others are.
  const step = Place.stepOfChange(event.place) ?? -1
  let agents = world.agents
  let groups = world.groups
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
  return { ...world, agents, groups, links: event.links, formed: { from: step + 1, links: event.links } }
}
