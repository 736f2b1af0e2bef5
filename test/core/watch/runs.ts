import { Effect } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import type { Event } from "../../../packages/core/src/domain/Event.ts"
import type { RunFolder } from "../../../packages/core/src/log/Runs.ts"
import { digestOf, layout, schema } from "../../../packages/core/src/log/Tables.ts"

/** The folder of a run that is gone with its scope; nothing is in it. */
export const aRun = Effect.acquireRelease(
  Effect.sync((): RunFolder => {
    const path = mkdtempSync(join(tmpdir(), "stoa-watch-"))
    return {
      name: "seen",
      path,
      database: join(path, "run.db"),
      recipe: join(path, "recipe.json"),
      dataset: join(path, "dataset")
    }
  }),
  ({ path }) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

/** A run.db that is written to by hand, as an engine would; by an earlier version of Stoa where `old`. */
export const written = ({ database }: Pick<RunFolder, "database">, { old = false } = {}) => {
  const db = new DatabaseSync(database)
  db.exec("PRAGMA journal_mode = WAL")
  for (const statement of schema) {
    if (old && /(?:commands|signals|observations) \(/.test(statement)) continue
    db.exec(old ? statement.replace(/,\s+at INTEGER\s+\)/, ")") : statement)
  }
  db.exec(`PRAGMA user_version = ${layout}`)
  const put = db.prepare(
    old
      ? "INSERT INTO events (place, tag, body, digest) VALUES (?, ?, ?, ?)"
      : "INSERT INTO events (place, tag, body, digest, at) VALUES (?, ?, ?, ?, 1000)"
  )
  const attempt = db.prepare(
    "INSERT INTO attempts (place, model, state, input, output, cached, began, took) VALUES (?, 'm', 'open', 900, 90, 0, ?, NULL)"
  )
  return {
    db,
    tell: (events: ReadonlyArray<Event>) => {
      for (const event of events) {
        const body = JSON.stringify(event)
        put.run(event.place, event._tag, body, digestOf(event.place, body))
      }
    },
    ask: (place: string, began: number): number => Number(attempt.run(place, began).lastInsertRowid),
    answer: (id: number, took: number) =>
      void db.prepare("UPDATE attempts SET state = 'answered', input = 10, output = 5, took = ? WHERE id = ?").run(
        took,
        id
      ),
    keep: (place: string, prompt: string, { reply = "{}", request = "{}" } = {}) =>
      void db.prepare(
        "INSERT INTO calls (key, place, prompt, model, request, reply, digest) VALUES (?, ?, ?, 'm', ?, ?, '')"
      ).run(`${place} ${prompt}`, place, prompt, request, reply),
    close: () => db.close()
  }
}

/** A pulse as an engine writes it. */
export const pulseOf = (pid: number): string =>
  JSON.stringify({
    pid,
    phase: "simulation",
    state: "running",
    inFlight: 0,
    retries: 0,
    calls: 0,
    known: 0,
    endpoints: [],
    lag: 0,
    waits: {}
  })

/** An answer that was kept beside the facts. */
export const observed = (question: string): string =>
  JSON.stringify({ agent: "a0000", step: 0, question, answer: "", model: "m", promptHash: "", rehearsal: true })
