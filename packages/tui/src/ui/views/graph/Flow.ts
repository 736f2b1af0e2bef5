/** What was heard of groups in other groups, in numbers. */
import { Place, type Watched } from "@stoa/core"

/** An edge between two groups: what one said, and how often it was heard in the other. */
export interface Edge {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly heard: number
}

const make = (chronicle: Watched.Chronicle): ReadonlyArray<Edge> =>
  Array.from(chronicle.flow, ([id, heard]): Edge => {
    const [from = "", to = ""] = id.split(">")
    return { id, from, to, heard }
  }).toSorted((a, b) => b.heard - a.heard || Place.compare(a.from, b.from) || Place.compare(a.to, b.to))

const known = new WeakMap<Watched.Chronicle["flow"], ReadonlyArray<Edge>>()

/** All edges, those with the most first. */
export const edges = (chronicle: Watched.Chronicle): ReadonlyArray<Edge> => {
  const before = known.get(chronicle.flow) ?? make(chronicle)
  known.set(chronicle.flow, before)
  return before
}
