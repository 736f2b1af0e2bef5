/** The rows as they are listed: filtered, and in the order a person asked for. */
import * as Query from "../../Query.ts"
import type { ListState } from "../../State.ts"
import type { SortKey } from "../../View.ts"
import * as Cells from "./Cells.ts"
import type { Row, Rows } from "./Rows.ts"
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

const orders: Readonly<Record<string, (a: Row, b: Row) => number>> = {
  state: byText(({ state }) => state),
  judged: (a, b) => byText(({ filter }) => filter)(a, b) || Cells.pointsOf(b) - Cells.pointsOf(a),
  kind: byText(({ example }) => example.kind),
  tokens: (a, b) => b.tokens - a.tokens,
  agent: byText(({ example }) => example.sources.agents[0] ?? ""),
  instruction: byText(({ example }) => Told.instruction(example))
}

interface Listed {
  readonly key: string
  readonly ids: ReadonlyArray<string>
}

const listed = new WeakMap<Rows, Listed>()

/** The ids of the rows that are listed, in order; put together once for the same rows, filter and order. */
export const of = (rows: Rows, { filter, sort }: Pick<ListState, "filter" | "sort">): ReadonlyArray<string> => {
  const key = `${sort?.id ?? ""} ${sort?.reverse === true} ${filter}`
  const known = listed.get(rows)
  if (known?.key === key) return known.ids
  const query = Query.parse(filter)
  const found = query.terms.length === 0
    ? rows.all
    : rows.all.filter((row) => Query.matches(query, Cells.fieldsOf(row)))
  const order = orders[sort?.id ?? ""]
  const sorted = order === undefined ? found : found.toSorted(order)
  const ids = (sort?.reverse === true ? sorted.toReversed() : sorted).map(({ id }) => id)
  listed.set(rows, { key, ids })
  return ids
}
