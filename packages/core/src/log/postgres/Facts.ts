/** The facts of a run in PostgreSQL. */
import { Effect, Schema } from "effect"
import { Event } from "../../domain/Event.ts"
import type { EventStore } from "../EventLog.ts"
import type { Commit } from "./Commit.ts"
import { type Connections, text } from "./Connections.ts"
import * as FactTable from "./FactTable.ts"
import { readEvent } from "./Page.ts"
import type { Patiently } from "./Patience.ts"

const encode = Schema.encodeSync(Schema.fromJsonString(Event))

/** What stores are made of. */
export interface FactsServices {
  readonly connections: Connections
  readonly patiently: Patiently
  readonly commit: Commit
}

/** The facts of a run, in the order in which they were told. */
export const make = (
  { commit, connections, patiently }: FactsServices,
  options: FactTable.FactTableOptions
): EventStore => {
  const table = FactTable.make(options)
  const read = readEvent(options.file)
  const load = (where: string, parameters: ReadonlyArray<unknown> = []) =>
    Effect.flatMap(
      patiently(connections.query<{ body: string }>(`SELECT body FROM events ${where} ORDER BY id`, parameters)),
      (rows) => Effect.forEach(rows, ({ body }) => read(body))
    )
  return {
    store: (events) => {
      const at = Date.now()
      return commit(table, events.map((event) => ({ place: event.place, tag: event._tag, body: encode(event), at })))
    },
    load: load(""),
    loadTagged: (tag) => load("WHERE tag = $1", [text(tag)]),
    // Not of calls: a fork has all of those that its parent was answered.
    places: Effect.map(
      patiently(
        connections.query<{ place: string }>("SELECT place FROM events UNION ALL SELECT place FROM attempts")
      ),
      (rows) => rows.map(({ place }) => place)
    )
  }
}
