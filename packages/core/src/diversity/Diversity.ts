/** How varied a data set is, in numbers. None of them says that a row is good: they say how far rows repeat each other. */
import { Effect } from "effect"
import type { Verdict } from "../domain/Example.ts"
import * as English from "../model/English.ts"
import type { Vector } from "../vector/Vector.ts"
import * as Neighbours from "./Neighbours.ts"
import type { Row } from "./Row.ts"
import * as Verbs from "./Verbs.ts"
import * as Wording from "./Wording.ts"

export * as Liveliness from "./Liveliness.ts"
export { type FullRow, type Row, row } from "./Row.ts"

/** The diversity of some rows. The same rows, vectors and seed give the same numbers. */
export interface Diversity {
  readonly rows: number
  /** Likeness of instructions to their nearest. */
  readonly neighbours: Neighbours.Neighbours
  /** What the instructions ask for. */
  readonly verbs: Verbs.Verbs
  /** The wording of the instructions, and that of the responses. */
  readonly instruction: Wording.Wording
  readonly response: Wording.Wording
}

/** How to measure: the seed of the draws beyond 2,000 rows, and the cosine from which on two rows are near duplicates. */
export interface DiversityOptions extends Neighbours.NeighbourOptions {
  /** A unit vector for each row's instruction, in the order of the rows. */
  readonly vectors: ReadonlyArray<Vector>
}

/** Measures rows. Beyond 2,000 rows, verbs and neighbours are those of 2,000 drawn ones: each is still compared with all rows. */
export const of = Effect.fn("Diversity.of")(function*(rows: ReadonlyArray<Row>, options: DiversityOptions) {
  const { seed, vectors } = options
  if (vectors.length !== rows.length) {
    return yield* Effect.die(
      new RangeError(`Diversity.of needs a vector for each of ${rows.length} rows, and got ${vectors.length}`)
    )
  }
  const instructions = rows.map(({ instruction }) => instruction)
  const diversity: Diversity = {
    rows: rows.length,
    neighbours: Neighbours.of(vectors, options),
    verbs: Verbs.of(instructions, { english: yield* English.load, seed }),
    instruction: Wording.of(instructions),
    response: Wording.of(rows.map(({ response }) => response))
  }
  return diversity
})

/** Share of judged rows, 0 to 1, that a filter dropped as a duplicate of an earlier one; absent where nothing was judged. */
export const duplication = (
  examples: ReadonlyArray<{ readonly verdicts: ReadonlyArray<Verdict> }>
): number | undefined =>
  examples.length === 0
    ? undefined
    : examples.filter(({ verdicts }) => verdicts.some(({ filter, keep }) => !keep && filter.includes("duplicate")))
      .length / examples.length
