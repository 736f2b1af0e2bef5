/** The groups of a society in place order: put in order once, for they change only with the links between them. */
import { type Group, Place, type World } from "@stoa/core"
import { HashMap } from "effect"

const known = new WeakMap<
  World.World["links"],
  { readonly size: number; readonly ids: ReadonlyArray<Group.GroupId> }
>()

/** Their ids. */
export const ids = ({ groups, links }: World.World): ReadonlyArray<Group.GroupId> => {
  const size = HashMap.size(groups)
  const before = known.get(links)
  if (before?.size === size) return before.ids
  const ids = [...HashMap.keys(groups)].toSorted(Place.compare)
  known.set(links, { size, ids })
  return ids
}
