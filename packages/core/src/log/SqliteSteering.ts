/** How a run is steered and watched from outside, over SQLite: commands and signals. */
import { Effect, Option } from "effect"
import { Commands, decode as decodeCommand } from "./Commands.ts"
import * as Damage from "./Damage.ts"
import { lazily } from "./Lazily.ts"
import { Signalled } from "./Signalled.ts"
import * as Sqlite from "./Sqlite.ts"
import type { Commit } from "./SqliteStores.ts"

/** The commands. */
export const commands = Effect.fnUntraced(function*(commit: Commit) {
  const db = yield* Sqlite.Database
  const fail = Damage.logError(db.location() ?? "in memory")
  const version = db.prepare("PRAGMA data_version")
  const waiting = lazily(() => db.prepare("SELECT id, body FROM commands WHERE state = 'waiting' ORDER BY id"))
  const carriedOut = lazily(() => db.prepare("SELECT id, body FROM commands WHERE state = 'done' ORDER BY id"))
  const wait = lazily(() => db.prepare("UPDATE commands SET state = 'waiting', answer = '' WHERE id = ?"))
  const read = ({ body, id }: Record<string, unknown>) => ({
    id: Number(id),
    command: Option.getOrUndefined(decodeCommand(body))
  })
  const end = lazily(() => db.prepare("UPDATE commands SET state = ?, answer = ? WHERE id = ?"))
  let seen: unknown
  return Commands.of({
    // The number changes with what other connections commit, and with nothing of our own.
    isNews: Effect.try({
      try: () => {
        const before = seen
        seen = version.get()?.["data_version"]
        return seen !== before
      },
      catch: fail
    }),
    pending: Effect.try({ try: () => waiting().all().map(read), catch: fail }),
    // Anybody may have written a row, and SQLite raises at one that is no JSON.
    promised: Effect.try({
      try: () => carriedOut().all().map(read).filter(({ command }) => command?._tag === "Intervene"),
      catch: fail
    }),
    putOff: (id) => commit(() => void wait().run(id)),
    answer: (id, { answer, state }) => commit(() => void end().run(state, answer, id))
  })
})

/** The signals. */
export const signalled = Effect.fnUntraced(function*(commit: Commit) {
  const db = yield* Sqlite.Database
  const put = lazily(() => db.prepare("INSERT OR REPLACE INTO signals (name, at, body) VALUES (?, ?, ?)"))
  const remove = lazily(() => db.prepare("DELETE FROM signals WHERE name = ?"))
  return Signalled.of({
    put: (name, body) => commit(() => void put().run(name, Date.now(), body)),
    remove: (name) => commit(() => void remove().run(name))
  })
})
