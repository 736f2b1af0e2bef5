/** What was heard of groups in other groups, in numbers. */
import type { Watched } from "@stoa/core"
import { HashMap } from "effect"
import { greatest } from "../../canvas/Greatest.ts"

/** An edge between two groups: how often something said in one was heard in the other. */
export interface Edge {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly heard: number
}

/** Edges between groups. */
export interface Flow {
  /** All of them, in no order. */
  readonly edges: ReadonlyArray<Edge>
  /** Those with the most, the first first. */
  readonly strongest: ReadonlyArray<Edge>
}

/** Most edges that are listed. */
export const most = 300

const make = ({ flow }: Watched.Chronicle): Flow => {
  const edges = HashMap.reduce<string, number, Array<Edge>>(flow, [], (edges, heard, id) => {
    const at = id.indexOf(">")
    edges.push({ id, from: id.slice(0, at), to: id.slice(at + 1), heard })
    return edges
  })
  const strongest = greatest(edges, { count: most, weight: ({ heard }) => heard })
    .toSorted((a, b) => b.heard - a.heard || (a.id < b.id ? -1 : 1))
  return { edges, strongest }
}

const known = new WeakMap<Watched.Chronicle["flow"], Flow>()

/** What was heard up to a moment. */
export const of = (chronicle: Watched.Chronicle): Flow => {
  const before = known.get(chronicle.flow) ?? make(chronicle)
  known.set(chronicle.flow, before)
  return before
}
