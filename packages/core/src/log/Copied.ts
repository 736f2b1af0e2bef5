/** What became of a table of a damaged database: its whole rows in the new one, and how many there were. */
import * as Readable from "./Readable.ts"
import type * as Sqlite from "./Sqlite.ts"

/** A damaged database and the new one; nothing where the damaged one cannot even be opened. */
export interface Pair {
  readonly from: Sqlite.Connection | undefined
  readonly to: Sqlite.Connection
}

/** A row that was whole. */
export type Kept = Pick<Readable.Row, "id"> & { readonly place: string; readonly tag: string }

/** What became of a table. */
export interface Copied {
  /** The rows that were whole, in order. */
  readonly kept: ReadonlyArray<Kept>
  readonly lost: number
  /** False when more than that may be lost. */
  readonly sure: boolean
  /** The places of the rows that were lost, where they are known. */
  readonly places: ReadonlyArray<string> | undefined
  /** The number of the last row there was, where it is known. */
  readonly last: number | undefined
}

type Table = Readable.SignedTable | "attempts"

const gone: Copied = { kept: [], lost: 1, sure: false, places: undefined, last: undefined }

/** Copies what is whole. Rows are numbered anew, without gaps, so that one that is missing is missed the next time too. */
const copyRows = ({ from, to }: { readonly [K in keyof Pair]: Sqlite.Connection }, table: Table) => {
  const kept: Array<Kept> = []
  let last = 0
  let broken = 0
  let put: ((row: Readable.Row) => boolean) | undefined
  for (const row of Readable.readable(from, table)) {
    last = Math.max(last, row.id)
    const { id, ...rest } = row
    put ??= inserter(to, table, Object.keys(rest))
    if ((table === "attempts" || Readable.isWhole(table, row)) && put(row)) {
      kept.push({ id, place: String(row["place"]), tag: String(row["tag"]) })
    } else broken++
  }
  return { kept, last, broken }
}

const inserter = (db: Sqlite.Connection, table: Table, columns: ReadonlyArray<string>) => {
  // Damage may show a page twice.
  const insert = db.prepare(
    `INSERT OR IGNORE INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`
  )
  return (row: Readable.Row) => insert.run(...columns.map((name) => row[name] as Sqlite.Value)).changes === 1
}

/** Copies a table. `gaps` says that numbers may be missing because rows were deleted. */
export const copy = (
  { from, to }: Pair,
  { gaps, table }: { readonly table: Table; readonly gaps: boolean }
): Copied => {
  if (from === undefined) return gone
  const rows = Readable.unlessDamaged(() => copyRows({ from, to }, table))
  if (rows === undefined) return gone
  const { broken, kept } = rows
  const listed = table === "attempts" ? undefined : Readable.listed(from, table)
  const end = Readable.lastId(from, table)
  if (listed !== undefined) {
    const ids = new Set(kept.map(({ id }) => id))
    const places = [...listed].flatMap(([id, place]) => (ids.has(id) ? [] : [place]))
    return { kept, lost: Math.max(places.length, broken), sure: true, places, last: end }
  }
  const missing = Math.max(end ?? 0, rows.last) - kept.length
  return {
    kept,
    lost: gaps ? broken : Math.max(missing, broken),
    sure: end !== undefined && !gaps,
    places: undefined,
    last: end
  }
}

/** True when the facts that come first, told by what they are, are all there. */
export const areAllFirst = ({ kept, last }: Copied, is: (fact: Kept) => boolean): boolean => {
  const other = kept.findIndex((fact) => !is(fact))
  return other === -1 ? last === kept.length : kept[other]?.id === other + 1
}
