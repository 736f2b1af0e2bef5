/** Commands on their way to an engine, in PostgreSQL. */
import { Effect, Option } from "effect"
import type { Command } from "../../domain/Command.ts"
import { type Answer, Commands, decode, encode } from "../Commands.ts"
import type { Table } from "./Commit.ts"
import { type Connections, number, numbers, type Query, text, texts } from "./Connections.ts"
import type { FactsServices } from "./Facts.ts"
import { channelOf } from "./News.ts"

interface Answered extends Omit<Answer, "state"> {
  readonly id: number
  readonly state: Answer["state"] | "waiting"
}

const table: Table<Answered, void> = {
  rank: 7,
  put: (query: Query, rows) =>
    Effect.as(
      query(
        `UPDATE commands SET state = answered.state, answer = answered.answer
         FROM unnest($1::bigint[], $2::text[], $3::text[]) AS answered (id, state, answer)
         WHERE commands.id = answered.id`,
        [
          numbers(rows.map(({ id }) => id)),
          texts(rows.map(({ state }) => state)),
          texts(rows.map(({ answer }) => answer))
        ]
      ),
      rows.map(() => Effect.void)
    )
}

/** The engine's end; `isNews` tells whether somebody may have asked something. */
export const make = ({ commit, connections, patiently }: FactsServices, isNews: Effect.Effect<boolean>) => {
  const inState = (state: string) =>
    Effect.map(
      patiently(connections.query<{ id: number; body: string }>(
        "SELECT id::float8 AS id, body FROM commands WHERE state = $1 ORDER BY id",
        [text(state)]
      )),
      (rows) => rows.map(({ body, id }) => ({ id, command: Option.getOrUndefined(decode(body)) }))
    )
  return Commands.of({
    isNews,
    pending: inState("waiting"),
    promised: Effect.map(inState("done"), (all) => all.filter(({ command }) => command?._tag === "Intervene")),
    putOff: (id) => commit(table, { id, state: "waiting", answer: "" }),
    answer: (id, answer) => commit(table, { id, ...answer })
  })
}

/** Posts a command to whoever works on a run, from another process; gives its number. */
export const post = ({ transact }: Connections, schema: string, command: Command) =>
  transact(Effect.fnUntraced(function*(query) {
    const [row] = yield* query<{ id: number }>(
      "INSERT INTO commands (body, asked, state, answer) VALUES ($1, $2, 'waiting', '') RETURNING id::float8 AS id",
      [text(encode(command)), number(Date.now())]
    )
    yield* query("SELECT pg_notify($1, 'commands')", [text(channelOf(schema))])
    return row?.id ?? 0
  }))
