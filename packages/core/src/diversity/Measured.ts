/** The numbers of one set. None of them says that a row is good: they say how far rows repeat each other. */
import type * as Seed from "../domain/Seed.ts"
import type { VerbObject } from "../model/english/VerbObject.ts"
import type { Vector } from "../vector/Vector.ts"
import * as Coverage from "./Coverage.ts"
import * as Neighbours from "./Neighbours.ts"
import type { FullRow } from "./Row.ts"
import * as Similarity from "./Similarity.ts"
import type { Tallied } from "./Tally.ts"
import * as Vendi from "./Vendi.ts"
import * as Verbs from "./Verbs.ts"
import * as Wording from "./Wording.ts"

/** What vectors tell of the instructions of the rows that were drawn. */
export interface Spread {
  readonly neighbours: Neighbours.Neighbours
  /** Mean cosine of two different rows. */
  readonly similarity: number | undefined
  readonly vendi: Vendi.Vendi
  /** Of the clusters of all sets that are measured side by side. */
  readonly coverage: Coverage.Coverage | undefined
}

/** The numbers of a set: those of all rows, and of the rows that were drawn to be looked at. */
export interface Measured extends Tallied {
  readonly looked: number
  readonly instruction: Wording.Wording
  readonly response: Wording.Wording
  readonly verbs: Verbs.Verbs
  /** Absent where nothing was embedded. */
  readonly spread?: Spread
}

/** A row that was drawn, with what was found out about it. */
export interface Looked {
  readonly row: FullRow
  /** Absent where nobody read it for its verb; null where there was none. */
  readonly verb?: VerbObject | null
  readonly vector?: Vector
  readonly cluster?: number
}

/** How a set is measured. */
export interface Options {
  readonly seed: Seed.Seed
  /** How many clusters there are; 0 where nothing was embedded. */
  readonly clusters: number
  /** True for a kind or a source of a set that is measured as a whole too. */
  readonly isPart?: boolean
}

const spreadOf = (
  looked: ReadonlyArray<Looked>,
  { clusters, isPart = false, seed }: Options
): Spread => {
  const vectors = looked.flatMap(({ vector }) => vector ?? [])
  return {
    neighbours: Neighbours.of(vectors, { seed }),
    similarity: Similarity.mean(vectors),
    vendi: Vendi.of(vectors, seed, isPart ? Vendi.mostOfPart : Vendi.most),
    coverage: Coverage.of(looked.flatMap(({ cluster }) => cluster ?? []), clusters)
  }
}

/** The numbers of rows that were counted and of those among them that were drawn. */
export const of = (
  { looked, tallied }: { readonly tallied: Tallied; readonly looked: ReadonlyArray<Looked> },
  options: Options
): Measured => ({
  ...tallied,
  looked: looked.length,
  instruction: Wording.of(looked.map(({ row }) => row.instruction)),
  response: Wording.of(looked.map(({ row }) => row.response)),
  verbs: Verbs.tally(looked.flatMap(({ verb }) => (verb === undefined ? [] : [verb ?? undefined]))),
  ...(options.clusters === 0 ? {} : { spread: spreadOf(looked, options) })
})
