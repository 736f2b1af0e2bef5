/** How marks are written in PostgreSQL: each stands once by its key, numbered among the facts. */
import { Effect, Schema } from "effect"
import { keyOf, Mark } from "../Marks.ts"
import type { Table } from "./Commit.ts"
import { number, type Query, text, texts } from "./Connections.ts"
import { type FactTableOptions, inOrder } from "./FactTable.ts"
import { wordOf } from "./News.ts"

const encode = Schema.encodeSync(Schema.fromJsonString(Mark))

const insert = `WITH put AS (
    INSERT INTO marks (key, body, epoch)
    SELECT key, body, $3 FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS mark (key, body, nth) ORDER BY nth
    ON CONFLICT (key) DO NOTHING RETURNING id
  ) SELECT pg_notify($4, $5) FROM put LIMIT 1`

/** Writes marks; of those with one key the first. */
export const make = ({ channel, epoch }: Pick<FactTableOptions, "channel" | "epoch">): Table<Mark, void> => ({
  rank: 10,
  put: Effect.fnUntraced(function*(query: Query, marks: ReadonlyArray<Mark>) {
    yield* inOrder(query)
    yield* query(insert, [
      texts(marks.map(keyOf)),
      texts(marks.map((mark) => encode(mark))),
      number(epoch),
      text(channel),
      text(wordOf(epoch))
    ])
    return marks.map(() => Effect.void)
  })
})
