/** One process works on a run at a time. The lock is the operating system's: it is gone with its process, however that ended. */
import { Effect, Option, Schema } from "effect"
import { existsSync } from "node:fs"
import { hostname } from "node:os"
import { join } from "node:path"
import { Owner } from "./Notes.ts"
import { type RunFolder, RunsError } from "./Runs.ts"
import * as Sqlite from "./Sqlite.ts"

const decode = Schema.decodeUnknownOption(Schema.fromJsonString(Owner))

/** This process, as a note for others. */
export const self = Effect.sync((): Owner => ({
  pid: process.pid,
  host: hostname(),
  since: new Date().toISOString().replace(/\.\d+Z$/, "Z")
}))

/** Who the run's own notes say works on it. */
const ownerOf = (run: RunFolder): string => {
  let note: unknown
  try {
    const db = Sqlite.openNow(run.database, { readonly: true, timeout: 1000 })
    note = db.prepare("SELECT body FROM notes WHERE name = 'owner'").get()?.["body"]
    db.close()
  } catch {
    return "another process"
  }
  return Option.match(decode(note), {
    onNone: () => "another process",
    onSome: ({ host, pid, since }) => `process ${pid}${host === hostname() ? "" : ` on ${host}`} (since ${since})`
  })
}

const isBusy = (error: unknown): boolean => (error as { readonly errcode?: number }).errcode === 5

/** Milliseconds that whoever wants the lock waits for somebody who only looks whether it is held. */
const look = 250

// An exclusive transaction on an empty database: every system takes such a lock back from a process that is gone.
const begin = (run: RunFolder, timeout: number): Sqlite.Connection => {
  const db = Sqlite.openNow(join(run.path, "run.lock"), { readonly: false, timeout })
  try {
    db.exec("BEGIN EXCLUSIVE")
  } catch (error) {
    db.close()
    throw error
  }
  return db
}

const take = (run: RunFolder) =>
  Effect.try({
    try: () => begin(run, look),
    catch: (error) =>
      new RunsError({
        sentence: isBusy(error)
          ? `The run ${run.name} is being worked on by ${
            ownerOf(run)
          }: wait for it to end, or stop it with Ctrl-C there (or kill -INT and its number).`
          : `The run ${run.name} cannot be locked: ${error instanceof Error ? error.message : String(error)}.`
      })
  })

/** Holds the lock of a run until the scope closes; fails with a sentence that names who has it. */
export const hold = (run: RunFolder) => Effect.acquireRelease(take(run), (db) => Effect.sync(() => db.close()))

/** True while some process works on a run, found out at once. */
export const isHeldNow = (run: RunFolder): boolean => {
  if (!existsSync(join(run.path, "run.lock"))) return false
  try {
    begin(run, 0).close()
    return false
  } catch (error) {
    return isBusy(error)
  }
}

/** True while some process works on a run. */
export const isHeld = (run: RunFolder): Effect.Effect<boolean> => Effect.sync(() => isHeldNow(run))
