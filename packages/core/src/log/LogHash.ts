/** What a log comes to: one hash over all its facts in the order of their places, whatever the order in which they came. */
import { Effect } from "effect"
import { createHash } from "node:crypto"
import * as Place from "../domain/Place.ts"
import * as Damage from "./Damage.ts"
import type { LogError } from "./EventLog.ts"
import * as Saved from "./Saved.ts"
import * as Sqlite from "./Sqlite.ts"
import { digestOf } from "./Tables.ts"

/** A log in one line. */
export interface LogHash {
  /** 64 hexadecimal digits. */
  readonly hash: string
  readonly facts: number
}

/** Works with a run.db that nobody writes here. */
const reading = <A>(file: string, use: (db: Sqlite.Connection) => A): Effect.Effect<A, LogError> =>
  Effect.mapError(Sqlite.using({ filename: file, readonly: true }, use), Damage.logError(file))

/** The data set that was written last, as if it had been the first: what was written before more was wanted of the run is past. */
const savedIn = (db: Sqlite.Connection, table: "main" | "told" = "main"): string | undefined => {
  const body = db.prepare(`SELECT body FROM ${table}.events WHERE tag = 'Saved' ORDER BY id DESC LIMIT 1`).get()
    ?.["body"]
  return body === undefined ? undefined : JSON.stringify({ ...JSON.parse(String(body)) as object, place: Saved.place })
}

/** True for facts that count: what groups did beyond the end of the simulation, while others caught up, is a matter of timing. */
const counts = (db: Sqlite.Connection): (place: string) => boolean => {
  const end = db.prepare(
    "SELECT json_extract(body, '$.step') AS step FROM main.events WHERE tag = 'SimulationEnded' ORDER BY id LIMIT 1"
  ).get()
  const last = end === undefined ? Infinity : Number(end["step"])
  return (place) => {
    const [phase, step] = place.split("/", 2)
    return phase !== "simulation" || !(Number(step) > last)
  }
}

/** The hash of the facts in a run.db that count. */
export const of = (file: string): Effect.Effect<LogHash, LogError> =>
  reading(file, (db) => {
    const hash = createHash("sha256")
    let facts = 0
    const isCounted = counts(db)
    const add = (place: string, body: string) => {
      hash.update(`${digestOf(place, body)}\n`)
      facts++
    }
    // From the facts themselves, not from the sums beside them: those are for finding damage.
    const others = db.prepare("SELECT place, body FROM events WHERE tag <> 'Saved' ORDER BY place")
    for (const { body, place } of others.iterate()) if (isCounted(String(place))) add(String(place), String(body))
    const saved = savedIn(db)
    if (saved !== undefined) add(Saved.place, saved)
    return { hash: hash.digest("hex"), facts }
  })

/** Where two logs part: what either holds there, as JSON; undefined where it holds nothing. */
export interface Difference {
  readonly place: string
  readonly recorded: string | undefined
  readonly told: string | undefined
}

/** What to compare. Of an unfinished run not all that is told again need be recorded already. */
export interface Compared {
  readonly recorded: string
  readonly told: string
  readonly finished: boolean
}

/** The first place, in the order of the run, at which two logs differ; undefined when they do not. */
export const firstDifference = ({ finished, recorded, told }: Compared) =>
  reading(recorded, (db): Difference | undefined => {
    db.prepare("ATTACH ? AS told").run(told)
    const places = db.prepare(
      `SELECT a.place FROM main.events a LEFT JOIN told.events b ON a.place = b.place
         WHERE b.body IS NOT a.body AND a.tag <> 'Saved' ${
        finished
          ? `UNION ALL SELECT b.place FROM told.events b LEFT JOIN main.events a ON a.place = b.place
               WHERE a.place IS NULL AND b.tag <> 'Saved'`
          : ""
      }`
    )
    let first: string | undefined
    const isCounted = counts(db)
    for (const row of places.iterate()) {
      const place = String(row["place"])
      if (!isCounted(place)) continue
      if (first === undefined || Place.compareInRun(place, first) < 0) first = place
    }
    if (first === undefined) {
      const [wrote, told] = finished ? [savedIn(db), savedIn(db, "told")] : []
      return wrote === told ? undefined : { place: Saved.place, recorded: wrote, told }
    }
    const bodyIn = (table: string) =>
      db.prepare(`SELECT body FROM ${table}.events WHERE place = ?`).get(first)?.["body"] as string | undefined
    return { place: first, recorded: bodyIn("main"), told: bodyIn("told") }
  })
