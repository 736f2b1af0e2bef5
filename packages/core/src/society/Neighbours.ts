/** The nearest others of every vector. Exact where all can be compared with all; else like ones are brought together first. */
import type { Chance } from "../domain/Seed.ts"
import * as Block from "../vector/Block.ts"
import { dot, normalise, type Vector } from "../vector/Vector.ts"
import { greatest } from "../vector/VectorIndex.ts"
import { parts } from "./Partition.ts"
import type { Slices } from "./Slices.ts"

/** Up to so many multiplications all are compared with all: a few seconds. */
const affordable = 4e9

/** Beyond that: most vectors of a cell, and how many cells a vector looks into, its own among them. */
export interface Cells {
  readonly size: number
  readonly looked: number
}
const usual: Cells = { size: 100, looked: 16 }

/** The `count` nearest of `candidates` to each of some vectors, by exact cosine, ties by number; none is its own. */
function* among(
  vectors: ReadonlyArray<Vector>,
  { candidates, count, rows }: {
    readonly candidates: ReadonlyArray<number>
    readonly rows: ReadonlyArray<number>
    readonly count: number
  }
): Slices<Array<Array<number>>> {
  const block = Block.make(candidates.map((candidate) => vectors[candidate]!))
  const width = Math.ceil(candidates.length / 4) * 4
  const found: Array<Array<number>> = []
  for (let at = 0; at < rows.length; at += 4) {
    const four = rows.slice(at, at + 4)
    const products = Block.strip(block, { block: Block.make(four.map((row) => vectors[row]!)), at: 0 })
    four.forEach((row, nth) => {
      const cosines = Block.rounded(products.subarray(nth * width, nth * width + candidates.length))
      const nearest = greatest(cosines, count + 1).map(({ id }) => candidates[id]!).filter((other) => other !== row)
      found.push(nearest.slice(0, count))
    })
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

/** The nearest in the cells about one's own: who is looked at is a guess, who is nearest among them is exact. */
export function* inCells(
  vectors: ReadonlyArray<Vector>,
  { cells: { looked, size }, chance, count }: {
    readonly count: number
    readonly chance: Chance
    readonly cells: Cells
  }
): Slices<Array<Array<number>>> {
  const cells = yield* parts(vectors, size, chance)
  const middles = cells.map((cell) => middle(cell.map((i) => vectors[i]!)))
  const found: Array<Array<number>> = []
  for (const [nth, rows] of cells.entries()) {
    const near = greatest(Float64Array.from(middles, (other) => dot(middles[nth]!, other)), looked)
    const candidates = near.flatMap(({ id }) => cells[id]!).toSorted((a, b) => a - b)
    const nearest = yield* among(vectors, { candidates, count, rows })
    rows.forEach((row, i) => (found[row] = nearest[i]!))
  }
  return found
}

/** The `count` nearest others of each of some unit vectors, nearest first, ties by number. */
export function* neighbours(
  vectors: ReadonlyArray<Vector>,
  count: number,
  chance: Chance
): Slices<Array<Array<number>>> {
  const all = [...vectors.keys()]
  if (count < 1 || all.length === 0) return all.map(() => [])
  if (vectors.length ** 2 * vectors[0]!.length > affordable) {
    return yield* inCells(vectors, { count, chance, cells: usual })
  }
  return yield* among(vectors, { candidates: all, count, rows: all })
}
