/** How far a run is, read from its run.db without working on it. */
import { Effect } from "effect"
import * as Damage from "./Damage.ts"
import type { LogError } from "./EventLog.ts"
import * as Sqlite from "./Sqlite.ts"
import { wasCut } from "./Tables.ts"

/** What a run.db holds. */
export interface RunState {
  /** Facts by sort. */
  readonly facts: Readonly<Record<string, number>>
  /** Calls that need not be asked again. */
  readonly answered: number
  /** Calls that were in flight when a process that worked on the run died, and are not answered yet. */
  readonly cut: number
  /** All calls that were in flight when a process died: they were asked twice, or will be. */
  readonly askedTwice: number
  /** True when it holds what was whole of a damaged file. */
  readonly salvaged: boolean
}

const stateOf = (db: Sqlite.Connection): RunState => {
  const count = (from: string) => Number(db.prepare(`SELECT COUNT(*) AS n FROM ${from}`).get()?.["n"])
  const facts = db.prepare("SELECT tag, COUNT(*) AS n FROM events GROUP BY tag").all()
  return {
    facts: Object.fromEntries(facts.map(({ n, tag }) => [String(tag), Number(n)])),
    answered: count("calls"),
    cut: count(`attempts WHERE ${wasCut}`),
    askedTwice: count(`attempts WHERE state = 'cut' OR ${wasCut}`),
    salvaged: count("notes WHERE name = 'salvaged'") > 0
  }
}

/** Reads the state of a run. */
export const read = (filename: string): Effect.Effect<RunState, LogError> =>
  Effect.mapError(Sqlite.using({ filename, readonly: true }, stateOf), Damage.logError(filename))
