/** What is told of a run in PostgreSQL by several processes, facts and marks in one order, a page at a time. */
import { Effect, Schema } from "effect"
import { Event } from "../../domain/Event.ts"
import { LogError } from "../EventLog.ts"
import { Mark } from "../Marks.ts"
import { type Connections, number } from "./Connections.ts"
import type { Patiently } from "./Patience.ts"

const decodeMark = Schema.decodeUnknownEffect(Schema.fromJsonString(Mark))
const decodeEvent = Schema.decodeUnknownEffect(Schema.fromJsonString(Event))

/** Rows of a page at most. */
const most = 1000

const rowsOf = (table: string, isMark: boolean) =>
  `(SELECT id, body, ${isMark} AS "isMark" FROM ${table} WHERE id > $1 AND epoch IS DISTINCT FROM $2 ORDER BY id LIMIT ${most})`

const rows = `WITH page AS (${rowsOf("events", false)} UNION ALL ${rowsOf("marks", true)} ORDER BY id LIMIT ${most})
  SELECT newest.id::float8 AS newest, page.id::float8 AS id, body, "isMark"
  FROM (SELECT greatest((SELECT max(id) FROM events), (SELECT max(id) FROM marks)) AS id) AS newest
    LEFT JOIN page ON true ORDER BY page.id`

interface Row {
  readonly newest: number | null
  readonly id: number | null
  readonly body: string
  readonly isMark: boolean
}

/** Where a page begins. */
export interface PageFrom {
  /** The number up to which all is known. */
  readonly after: number
  /** The writer whose own are left out; 0 leaves out nobody's. */
  readonly epoch: number
}

/** Facts and marks in their order. */
export interface Page {
  readonly told: ReadonlyArray<Event | Mark>
  /** The number up to which nothing is missing after it. */
  readonly upTo: number
  /** True where there was no more when it was read. */
  readonly isLast: boolean
}

/** Reads pages. */
export interface PageOptions {
  readonly connections: Connections
  readonly patiently: Patiently
  readonly file: string
}

/** A fact as it was kept. */
export const readEvent = (file: string) => (body: string) =>
  Effect.mapError(
    decodeEvent(body),
    (issue) => new LogError({ file, detail: `an event cannot be read: ${issue.message}` })
  )

const readMark = (file: string) => (body: string) =>
  Effect.mapError(
    decodeMark(body),
    (issue) => new LogError({ file, detail: `a mark cannot be read: ${issue.message}` })
  )

/** Reads what was told after a number. */
export const make = ({ connections, file, patiently }: PageOptions) => {
  const event = readEvent(file)
  const mark = readMark(file)
  return Effect.fnUntraced(function*({ after, epoch }: PageFrom) {
    const answer = yield* patiently(connections.query<Row>(rows, [number(after), number(epoch)]))
    const found = answer.filter(({ id }) => id !== null)
    const told = yield* Effect.forEach(
      found,
      ({ body, isMark }): Effect.Effect<Event | Mark, LogError> => isMark ? mark(body) : event(body)
    )
    const isLast = found.length < most
    // Numbers are given in the order of commits: when all of others are read, none up to the newest is missing.
    return { told, isLast, upTo: (isLast ? answer[0]?.newest : found.at(-1)?.id) ?? after } satisfies Page as Page
  })
}
