/** Who holds up whom: the groups that wait for others to end a step, followed to those they all wait for in the end. */
import { Place, type Watched } from "@stoa/core"

/** Whom groups wait for. */
export interface Behind {
  /** The lowest and the highest step in work, each with the first group in it. */
  readonly lowest: { readonly step: number; readonly group: string }
  readonly highest: { readonly step: number; readonly group: string }
  /** Groups that wait for a neighbour. */
  readonly waiting: number
  /** The group that most of them wait for in the end, with the longest chain to it, the last to wait first. */
  readonly chain: ReadonlyArray<string>
  /** How many wait for it, at first or second hand. */
  readonly held: number
}

type Waits = Readonly<Record<string, { readonly on: string; readonly group?: string | undefined }>>

/** Groups by the neighbour that they wait for. */
const neighboursOf = (waits: Waits): Map<string, string> => {
  const found = new Map<string, string>()
  for (const [id, { group, on }] of Object.entries(waits)) {
    if (on === "neighbour" && group !== undefined) found.set(id, group)
  }
  return found
}

/** Where the way from a group ends, and how many waits lie on it. */
interface End {
  readonly root: string
  readonly far: number
}

/** The ends of all ways; of groups that wait for each other around a ring the first that was seen. */
const endsOf = (next: ReadonlyMap<string, string>): ReadonlyMap<string, End> => {
  const ends = new Map<string, End>()
  for (const from of next.keys()) {
    const way: Array<string> = []
    const seen = new Set<string>()
    let at = from
    for (let to = next.get(at); to !== undefined && !ends.has(at) && !seen.has(at); to = next.get(at)) {
      way.push(at)
      seen.add(at)
      at = to
    }
    let { far, root } = ends.get(at) ?? { root: at, far: 0 }
    for (const id of way.toReversed()) ends.set(id, { root, far: ++far })
  }
  return ends
}

/** The way from a group to the one that waits for nobody. */
const pathOf = (from: string, next: ReadonlyMap<string, string>): ReadonlyArray<string> => {
  const path = new Set([from])
  for (let at = next.get(from); at !== undefined && !path.has(at); at = next.get(at)) path.add(at)
  return [...path]
}

const steps = ({ world }: Watched.Watched): Pick<Behind, "lowest" | "highest"> | undefined => {
  let lowest: Behind["lowest"] | undefined
  let highest: Behind["highest"] | undefined
  for (const [group, { step }] of world.groups) {
    const isFirst = (other: Behind["lowest"]) => other.step === step + 1 && Place.compare(group, other.group) < 0
    if (lowest === undefined || step + 1 < lowest.step || isFirst(lowest)) lowest = { step: step + 1, group }
    if (highest === undefined || step + 1 > highest.step || isFirst(highest)) highest = { step: step + 1, group }
  }
  return lowest === undefined || highest === undefined ? undefined : { lowest, highest }
}

const make = (watched: Watched.Watched): Behind | undefined => {
  const found = steps(watched)
  if (found === undefined) return undefined
  const next = neighboursOf(watched.pulse?.waits ?? {})
  const ends = [...endsOf(next)]
  const held = new Map<string, number>()
  for (const [, { root }] of ends) held.set(root, (held.get(root) ?? 0) + 1)
  const [root, most] = [...held].toSorted(([a, few], [b, many]) => many - few || Place.compare(a, b))[0] ?? ["", 0]
  const [last] = ends.filter(([, end]) => end.root === root).toSorted(([a, { far }], [b, end]) =>
    end.far - far || Place.compare(a, b)
  )
  return { ...found, waiting: next.size, chain: last === undefined ? [] : pathOf(last[0], next), held: most }
}

const known = new WeakMap<Watched.Watched, { readonly behind: Behind | undefined }>()

/** Whom groups wait for at this moment; undefined where there are no groups. */
export const of = (watched: Watched.Watched): Behind | undefined => {
  const found = known.get(watched) ?? { behind: make(watched) }
  known.set(watched, found)
  return found.behind
}
