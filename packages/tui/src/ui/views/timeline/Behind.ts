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

/** The way from a group to the one that waits for nobody. */
const pathOf = (from: string, next: ReadonlyMap<string, string>): ReadonlyArray<string> => {
  const path = [from]
  const seen = new Set(path)
  for (let at = next.get(from); at !== undefined && !seen.has(at); at = next.get(at)) {
    path.push(at)
    seen.add(at)
  }
  return path
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
  const byEnd = Map.groupBy([...next.keys()].map((from) => pathOf(from, next)), (path) => path.at(-1) as string)
  const [paths = []] = [...byEnd.values()].toSorted((a, b) =>
    b.length - a.length || Place.compare(a[0]?.at(-1) ?? "", b[0]?.at(-1) ?? "")
  )
  const chain = paths.reduce<ReadonlyArray<string>>((best, path) => path.length > best.length ? path : best, [])
  return { ...found, waiting: next.size, chain, held: paths.length }
}

const known = new WeakMap<Watched.Watched, { readonly behind: Behind | undefined }>()

/** Whom groups wait for at this moment; undefined where there are no groups. */
export const of = (watched: Watched.Watched): Behind | undefined => {
  const found = known.get(watched) ?? { behind: make(watched) }
  known.set(watched, found)
  return found.behind
}

