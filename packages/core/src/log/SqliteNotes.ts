/** What a run keeps for itself, over SQLite: notes and milestones. */
import { Effect, Option, Schema } from "effect"
import * as Damage from "./Damage.ts"
import { lazily } from "./Lazily.ts"
import { Milestones } from "./Milestones.ts"
import { Notes, sorts } from "./Notes.ts"
import * as Sqlite from "./Sqlite.ts"
import type { Commit } from "./SqliteStores.ts"
import { digestOf } from "./Tables.ts"

/** The notes. */
export const notes = Effect.fnUntraced(function*(commit: Commit) {
  const db = yield* Sqlite.Database
  const fail = Damage.logError(db.location() ?? "in memory")
  const put = db.prepare(
    "INSERT INTO notes (name, body) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body"
  )
  const get = db.prepare("SELECT body FROM notes WHERE name = ?")
  return Notes.of({
    get: (name) =>
      Effect.try({
        try: () => {
          const body = get.get(name)?.["body"]
          const read = Schema.decodeUnknownSync(Schema.fromJsonString(sorts[name] as unknown as Schema.Codec<never>))
          return body === undefined ? Option.none() : Option.some(read(body))
        },
        catch: fail
      }),
    set: (name, note) => commit(() => void put.run(name, JSON.stringify(note)))
  })
})

/** The milestones. */
export const milestones = Effect.fnUntraced(function*(commit: Commit) {
  const db = yield* Sqlite.Database
  const file = db.location() ?? "in memory"
  const isThere = lazily(() =>
    db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'milestones'").get() !== undefined
  )
  const at = lazily(() => db.prepare("SELECT body, digest FROM milestones WHERE place = ?"))
  const put = lazily(() =>
    db.prepare(
      "INSERT INTO milestones (place, body, digest) VALUES (?, ?, ?) ON CONFLICT (place) DO UPDATE SET body = excluded.body, digest = excluded.digest"
    )
  )
  return Milestones.of({
    get: (place) =>
      Effect.try({
        try: () => {
          const row = isThere() ? at().get(place) : undefined
          if (row === undefined) return Option.none()
          const body = String(row["body"])
          if (digestOf(place, body) !== row["digest"]) throw new Error(`the milestone at ${place} is not what was kept`)
          return Option.some(JSON.parse(body) as unknown)
        },
        catch: Damage.logError(file)
      }),
    set: (place, value) => {
      const body = JSON.stringify(value)
      return commit(() => void put().run(place, body, digestOf(place, body)))
    }
  })
})
