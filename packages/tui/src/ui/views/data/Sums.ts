/** What rows come to, added up: each is counted when it comes, and taken out when something else is decided about it. */
import type { Row, State } from "./Candidate.ts"

/** Counts over all rows. */
export interface Sums {
  readonly kept: number
  readonly tokens: number
  readonly states: Readonly<Record<State, number>>
  /** Rows that are kept, by the number of their requirement; 0 for those of a class. */
  readonly byWish: ReadonlyMap<number, number>
  /** Rows that are not, by what dropped them. */
  readonly dropped: ReadonlyMap<string, number>
}

/** The same, to be counted in. */
interface Counting {
  kept: number
  tokens: number
  readonly states: Record<State, number>
  readonly byWish: Map<number, number>
  readonly dropped: Map<string, number>
}

const plus = <K>(counts: Map<K, number>, key: K, by: number): void => {
  const count = (counts.get(key) ?? 0) + by
  if (count === 0) counts.delete(key)
  else counts.set(key, count)
}

const count = (sums: Counting, row: Row, by: 1 | -1): void => {
  sums.tokens += by * row.tokens
  sums.states[row.state] += by
  if (row.isKept) {
    sums.kept += by
    plus(sums.byWish, row.requirement ?? 0, by)
  } else plus(sums.dropped, row.filter, by)
}

const copy = ({ byWish, dropped, kept, states, tokens }: Sums): Counting => ({
  kept,
  tokens,
  states: { ...states },
  byWish: new Map(byWish),
  dropped: new Map(dropped)
})

/** The sums with a row more; of one that was counted before, without it as it was. */
export const add = (sums: Sums, { before, row }: { readonly row: Row; readonly before: Row | undefined }): Sums => {
  const next = copy(sums)
  if (before !== undefined) count(next, before, -1)
  count(next, row, 1)
  return next
}

/** The sums of rows. */
export const of = (rows: ReadonlyArray<Row>): Sums => {
  const sums: Counting = {
    kept: 0,
    tokens: 0,
    states: { kept: 0, dropped: 0, accepted: 0, rejected: 0, edited: 0 },
    byWish: new Map(),
    dropped: new Map()
  }
  for (const row of rows) count(sums, row, 1)
  return sums
}
