/** The nearest of many vectors. Exact where all can be compared with all; else like ones are brought together first. */
import type { Chance } from "../domain/Seed.ts"
import * as Block from "../vector/Block.ts"
import { normalise, type Vector } from "../vector/Vector.ts"
import { greatest } from "../vector/VectorIndex.ts"
import { parts } from "./Partition.ts"
import type { Slices } from "./Slices.ts"

/** Up to so many multiplications all are compared with all: a few seconds. */
const affordable = 4e9

/** Beyond that: most items of a cell, and how many cells are looked into for a query: finds nine in ten of 20,000. */
export interface Cells {
  readonly size: number
  readonly looked: number
}
const usual: Cells = { size: 100, looked: 16 }

/** Unit vectors among which to look, and for which. */
export interface Search {
  readonly items: ReadonlyArray<Vector>
  readonly queries: ReadonlyArray<Vector>
  readonly count: number
}

/** The numbers of the nearest items of each query, by exact cosine, nearest first, ties by number. */
function* exactly({ count, items, queries }: Search): Slices<Array<Array<number>>> {
  const block = Block.make(items)
  const width = Math.ceil(items.length / 4) * 4
  const found: Array<Array<number>> = []
  for (let at = 0; at < queries.length; at += 4) {
    const four = Block.make(queries.slice(at, at + 4))
    const products = Block.strip(block, { block: four, at: 0 })
    for (let row = 0; row < four.count; row++) {
      const cosines = Block.rounded(products.subarray(row * width, row * width + items.length))
      found.push(greatest(cosines, count).map(({ id }) => id))
    }
    yield
  }
  return found
}

/** The middle of some vectors at length 1. */
const middle = (vectors: ReadonlyArray<Vector>): Vector => {
  const sum = new Float64Array(vectors[0]!.length)
  for (const vector of vectors) for (let t = 0; t < sum.length; t++) sum[t]! += vector[t]!
  return normalise(Float32Array.from(sum))
}

/** The same among the items of the cells about a query: who is looked at is a guess, who is nearest among them is exact. */
export function* inCells(
  { count, items, queries }: Search,
  { looked, size }: Cells,
  chance: Chance
): Slices<Array<Array<number>>> {
  const cells = yield* parts(items, size, chance)
  const middles = cells.map((cell) => middle(cell.map((item) => items[item]!)))
  const about = yield* exactly({ items: middles, queries: middles, count: looked })
  const homes = yield* exactly({ items: middles, queries, count: 1 })
  const rows = cells.map((): Array<number> => [])
  homes.forEach(([home], query) => rows[home!]!.push(query))
  const found: Array<Array<number>> = []
  for (const [cell, those] of rows.entries()) {
    const candidates = about[cell]!.flatMap((other) => cells[other]!).toSorted((a, b) => a - b)
    const nearest = yield* exactly({
      items: candidates.map((item) => items[item]!),
      queries: those.map((query) => queries[query]!),
      count
    })
    those.forEach((query, nth) => (found[query] = nearest[nth]!.map((id) => candidates[id]!)))
  }
  return found
}

/** The numbers of the `count` nearest items of each query, nearest first, ties by number. */
export const nearest = (search: Search, chance: Chance): Slices<Array<Array<number>>> =>
  search.items.length * search.queries.length * (search.items[0]?.length ?? 0) > affordable
    ? inCells(search, usual, chance)
    : exactly(search)
