/** Commands on their way to an engine: rows of run.db that other processes write, and the engine answers. */
import { Context, Effect, Schema } from "effect"
import { existsSync } from "node:fs"
import { Command } from "../domain/Command.ts"
import { logError } from "./Damage.ts"
import type { LogError } from "./EventLog.ts"
import * as Sqlite from "./Sqlite.ts"

/** A command that nobody has carried out yet. */
export interface Pending {
  readonly id: number
  /** Undefined where the row holds nothing that this version knows. */
  readonly command: Command | undefined
}

/** What came of a command, in a sentence. */
export interface Answer {
  readonly state: "done" | "refused"
  readonly answer: string
}

/** The engine's end. */
export class Commands extends Context.Service<Commands, {
  /** True when another process may have written something since it was last asked. Costs next to nothing. */
  readonly isNews: Effect.Effect<boolean, LogError>
  /** The commands that wait, oldest first. */
  readonly pending: Effect.Effect<ReadonlyArray<Pending>, LogError>
  /** The changes of the society that were promised, oldest first. A promise is a fact only once the step comes for which it was made. */
  readonly promised: Effect.Effect<ReadonlyArray<Pending>, LogError>
  /** Lets a command wait again. */
  readonly putOff: (id: number) => Effect.Effect<void, LogError>
  readonly answer: (id: number, answer: Answer) => Effect.Effect<void, LogError>
}>()("@stoa/core/log/Commands") {}

const Body = Schema.fromJsonString(Command)

/** A command as it stands in its row, and back. */
export const encode = Schema.encodeSync(Body)
export const decode = Schema.decodeUnknownOption(Body)

/** Milliseconds that whoever posts a command waits for an engine that is writing. */
const patience = 2000

/** Posts a command to whoever works on a run, from another process; gives its number. */
export const post = (database: string, command: Command): Effect.Effect<number, LogError> =>
  Effect.try({
    try: () => {
      // SQLite would make the file.
      if (!existsSync(database)) throw new Error("there is no such file")
      const db = Sqlite.openNow(database, { readonly: false, timeout: patience })
      try {
        const put = db.prepare("INSERT INTO commands (body, asked, state, answer) VALUES (?, ?, 'waiting', '')")
        return Number(put.run(encode(command), Date.now()).lastInsertRowid)
      } finally {
        db.close()
      }
    },
    catch: logError(database)
  })
