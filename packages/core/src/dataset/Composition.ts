/** What a data set is made of: rows by kind, by source, and what rows of a kind have of their own. */
import type { Making } from "../domain/Draft.ts"
import type { Example } from "../domain/Example.ts"
import { count, type Counts, onceEach } from "./Counts.ts"

/** Rows of one kind, domain and source. */
export interface Portion {
  readonly kind: string
  readonly domain: string
  readonly source: string
  readonly rows: number
}

/** Calls of one prompt, as they stand in the rows. */
export interface Calls extends Pick<Making, "prompt" | "promptHash" | "model" | "temperature"> {
  readonly calls: number
}

/** What rows of single kinds have of their own; each absent where there is no such row. */
export interface OfKinds {
  /** What wrote the rejected responses of pairs: a model that was named for it, or what stood in for one. */
  readonly rejectedBy?: Counts
  /** What came of running the tests of programs. */
  readonly tests?: Counts
  /** Kinds of harm that requests would do, and answers that decline. */
  readonly harm?: Counts
  readonly refusals?: number
}

/** Items that are alike, with how many there are, in the order of their writing. */
const alike = <A extends object>(items: ReadonlyArray<A>): Array<readonly [A, number]> =>
  [...Map.groupBy(items, (item) => JSON.stringify(item))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, those]) => [those[0] as A, those.length])

/** The rows by kind, domain and source. */
export const portions = (rows: ReadonlyArray<Example>, source: (row: Example) => string): ReadonlyArray<Portion> =>
  alike(
    rows.map((row) => ({ kind: row.scene === undefined ? row.kind : "scene", domain: row.domain, source: source(row) }))
  )
    .map(([portion, rows]) => ({ ...portion, rows }))

/** The calls behind the rows, by prompt, version, model and temperature; a call that stands in several rows is one. */
export const calls = (rows: ReadonlyArray<Pick<Example, "makings">>): ReadonlyArray<Calls> =>
  alike(
    onceEach(rows.flatMap(({ makings }) => makings)).map(({ model, prompt, promptHash, temperature }) => ({
      prompt,
      promptHash,
      model,
      ...(temperature === undefined ? {} : { temperature })
    }))
  ).map(([call, calls]) => ({ ...call, calls }))

/** What rows of single kinds have of their own. */
export const ofKinds = (rows: ReadonlyArray<Example>): OfKinds => {
  const rejected = rows.flatMap((row) => row.rejected ?? [])
  const programs = rows.flatMap(({ program }) => program?.verification.verdict ?? [])
  const safety = rows.flatMap((row) => row.safety ?? [])
  return {
    ...(rejected.length === 0
      ? {}
      : { rejectedBy: count(rejected.map(({ standIn }) => standIn ?? "the model that was named for it")) }),
    ...(programs.length === 0 ? {} : { tests: count(programs) }),
    ...(safety.length === 0
      ? {}
      : { harm: count(safety.map(({ harm }) => harm)), refusals: safety.filter(({ refused }) => refused).length })
  }
}
