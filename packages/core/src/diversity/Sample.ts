/** A set as far as its numbers need it: what is counted of all rows, and the rows that were drawn to look at closely. */
import type * as Seed from "../domain/Seed.ts"
import * as Drawn from "./Drawn.ts"
import type { FullRow } from "./Row.ts"
import * as Tally from "./Tally.ts"

/** What is known of a set once all its rows came by. */
export interface Sample {
  readonly all: Tally.Tallied
  /** The same for the rows of each kind and each source, in alphabetical order; empty where there is but one. */
  readonly kinds: ReadonlyMap<string, Tally.Tallied>
  readonly sources: ReadonlyMap<string, Tally.Tallied>
  /** At most 2,000 rows. */
  readonly drawn: ReadonlyArray<FullRow>
}

/** A sample in the making: its memory does not grow with the rows. */
export interface Sampling {
  readonly add: (row: FullRow) => void
  readonly read: () => Sample
}

/** Most kinds or sources that are told one by one. */
const mostGroups = 20

const grouped = () => {
  const tallies = new Map<string, Tally.Tally>()
  return {
    add: (name: string | undefined, row: FullRow) => {
      if (name === undefined) return
      const tally = tallies.get(name) ?? (tallies.size < mostGroups ? Tally.make() : undefined)
      if (tally === undefined) return
      tallies.set(name, tally)
      tally.add(row)
    },
    read: (): ReadonlyMap<string, Tally.Tallied> =>
      tallies.size < 2
        ? new Map()
        : new Map(
          [...tallies].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, tally]) => [name, tally.read()])
        )
  }
}

/** Begins a sample whose draws are those of a seed. */
export const make = (seed: Seed.Seed): Sampling => {
  const all = Tally.make()
  const kinds = grouped()
  const sources = grouped()
  const drawn = Drawn.reservoir<FullRow>(seed)
  return {
    add: (row) => {
      all.add(row)
      kinds.add(row.kind, row)
      sources.add(row.source, row)
      drawn.add(row)
    },
    read: () => ({ all: all.read(), kinds: kinds.read(), sources: sources.read(), drawn: drawn.read() })
  }
}

/** The sample of rows that are there. */
export const of = (rows: Iterable<FullRow>, seed: Seed.Seed): Sample => {
  const sampling = make(seed)
  for (const row of rows) sampling.add(row)
  return sampling.read()
}
