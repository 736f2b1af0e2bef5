/** The links of a society over time: as it was formed, and as people changed them since. Pure. */
import { HashMap, Option } from "effect"
import type { Intervened } from "../domain/Event.ts"
import type { GroupId, GroupLink } from "../domain/Group.ts"
import type { Link } from "../domain/Intervention.ts"
import * as Place from "../domain/Place.ts"
import type { World } from "./World.ts"

const linkOf = ({ change }: Intervened): typeof Link.Type | undefined => (change._tag === "Link" ? change : undefined)

/** What was changed since the society was formed and holds in a step, in the order in which it was. */
const changedBy = ({ formed, interventions }: World, last: number): Array<typeof Link.Type> =>
  interventions.flatMap((fact) => (fact.step >= formed.from && fact.step <= last ? linkOf(fact) ?? [] : []))

/** The groups that a group is linked to in a step, in place order; those it was linked to before are not among them. */
export const neighboursAt = (world: World, id: GroupId, step: number): ReadonlyArray<GroupId> => {
  const formed = Option.getOrUndefined(HashMap.get(world.groups, id))?.formed ?? []
  if (world.interventions.length === 0) return formed
  const own = changedBy(world, step).filter(({ a, b }) => a === id || b === id)
  if (own.length === 0) return formed
  const now = new Set(formed)
  for (const { a, b, linked } of own) {
    const other = a === id ? b : a
    if (linked) now.add(other)
    else now.delete(other)
  }
  return [...now].toSorted(Place.compare)
}

const nameOf = ({ a, b }: Pick<GroupLink, "a" | "b">): string => [a, b].toSorted(Place.compare).join(" ")

const inOrder = (one: GroupLink, other: GroupLink) => Place.compare(one.a, other.a) || Place.compare(one.b, other.b)

/** The world with its links as people changed them: up to the last step that counts, once that is known. */
export const relinked = (world: World): World => {
  const last = world.ended?.step ?? Infinity
  const changes = changedBy(world, last)
  if (!world.interventions.some((fact) => linkOf(fact) !== undefined)) return world
  const formed = new Map(world.formed.links.map((link) => [nameOf(link), link]))
  const now = new Map(formed)
  for (const change of changes) {
    const name = nameOf(change)
    const [a, b] = [change.a, change.b].toSorted(Place.compare) as [GroupId, GroupId]
    // How alike two groups are nobody measures here; what was formed is known.
    if (change.linked) now.set(name, now.get(name) ?? formed.get(name) ?? { a, b, kind: "far", similarity: 0 })
    else now.delete(name)
  }
  return {
    ...world,
    links: [...now.values()].toSorted(inOrder),
    groups: HashMap.map(world.groups, (state, id) => ({ ...state, neighbours: neighboursAt(world, id, last) }))
  }
}
