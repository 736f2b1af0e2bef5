/** The rows as they are listed: filtered, and in the order a person asked for. */
import * as Query from "../../state/Query.ts"
import type { ListState } from "../../state/State.ts"
import type { SortKey } from "../../state/View.ts"
import type { Row } from "./Candidate.ts"
import * as Cells from "./Cells.ts"
import { exampleOf, of as rowsOf, type Rows, type Run } from "./Rows.ts"
import * as Told from "./Told.ts"

/** What rows can be sorted by. */
export const sorts: ReadonlyArray<SortKey> = [
  { id: "place", title: "place" },
  { id: "state", title: "state" },
  { id: "judged", title: "filter or grade" },
  { id: "kind", title: "kind" },
  { id: "tokens", title: "tokens" },
  { id: "agent", title: "agent" },
  { id: "instruction", title: "instruction" }
]

const byText = (text: (row: Row) => string) => (a: Row, b: Row): number => {
  const [left, right] = [text(a), text(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** What rows are sorted by; those that are alike stand in place order. */
const orders = (run: Run): Readonly<Record<string, (a: Row, b: Row) => number>> => ({
  state: byText(({ state }) => state),
  judged: (a, b) => byText(({ filter }) => filter)(a, b) || b.points - a.points,
  kind: byText(({ kind }) => kind),
  tokens: (a, b) => b.tokens - a.tokens,
  agent: byText(({ agent }) => agent),
  instruction: byText(({ id }) => {
    const example = exampleOf(run, id)
    return example === undefined ? "" : Told.instruction(example)
  })
})

interface Listed {
  readonly key: string
  readonly ids: ReadonlyArray<string>
}

const listed = new WeakMap<Rows, Listed>()

/** Which rows fit the filter that was asked for last: each is looked at once. */
let fitting: { readonly filter: string; readonly rows: WeakMap<Row, boolean> } = { filter: "", rows: new WeakMap() }

const fits = (run: Run, filter: string) => {
  if (fitting.filter !== filter) fitting = { filter, rows: new WeakMap() }
  const { rows } = fitting
  const query = Query.parse(filter)
  return (row: Row): boolean => {
    const known = rows.get(row)
    if (known !== undefined) return known
    const example = exampleOf(run, row.id)
    const isFitting = example !== undefined && Query.matches(query, Cells.fieldsOf({ row, example }))
    rows.set(row, isFitting)
    return isFitting
  }
}

/** The ids of the rows that are listed, in order; put together once for the same rows, filter and order. */
export const of = (run: Run, { filter, sort }: Pick<ListState, "filter" | "sort">): ReadonlyArray<string> => {
  const rows = rowsOf(run)
  const key = `${sort?.id ?? ""} ${sort?.reverse === true} ${filter}`
  const known = listed.get(rows)
  if (known?.key === key) return known.ids
  const found = Query.parse(filter).terms.length === 0 ? rows.all : rows.all.filter(fits(run, filter))
  const order = orders(run)[sort?.id ?? ""]
  const sorted = order === undefined ? found : found.toSorted(order)
  const ids = (sort?.reverse === true ? sorted.toReversed() : sorted).map(({ id }) => id)
  listed.set(rows, { key, ids })
  return ids
}
