/** run.db as somebody outside reads it: opened once it is there, and anew when it is written again or is another file. */
import { statSync } from "node:fs"
import * as Sqlite from "../log/Sqlite.ts"
import { layout } from "../log/Tables.ts"

/** What a look at the file shows. */
export interface Look {
  /** None while there is no file, or no tables in it. */
  readonly db: Sqlite.Connection | undefined
  /** Which file it is; "" while there is none. Another one where it was replaced: all that was read counts for nothing. */
  readonly file: string
  /** Something may have been written since the last look. */
  readonly isChanged: boolean
  /** The statements must be prepared anew. */
  readonly isReopened: boolean
}

/** A file that is looked at many times a second. Whatever goes wrong is thrown; the next look tries again. */
export interface RunFile {
  readonly look: () => Look
  /** Nobody works on the run any more: the file is taken as unchanging, until somebody does. */
  readonly rest: () => void
  readonly close: () => void
}

const nothing: Look = { db: undefined, file: "", isChanged: false, isReopened: false }

const numberOf = (db: Sqlite.Connection, pragma: string): number =>
  Number(db.prepare(`PRAGMA ${pragma}`).get()?.[pragma])

/** The file of a run, not yet opened. */
export const make = (filename: string): RunFile => {
  let reader: (Sqlite.Reader & { readonly version: ReturnType<Sqlite.Connection["prepare"]> }) | undefined
  /** Which file it was, and how it stood where it is taken as unchanging. */
  let file = ""
  let stand = ""
  let written = -1
  let tables = -1

  const close = () => {
    reader?.db.close()
    reader = undefined
  }
  const open = () => {
    const opened = Sqlite.openReader(filename)
    reader = { ...opened, version: opened.db.prepare("PRAGMA data_version") }
    written = -1
    tables = -1
  }

  const look = (): Look => {
    const stat = statSync(filename, { throwIfNoEntry: false })
    if (stat === undefined || stat.size === 0) {
      close()
      return nothing
    }
    const found = `${stat.dev}:${stat.ino}`
    const standing = `${stat.mtimeMs}:${stat.size}`
    const isStale = reader?.frozen === true && (standing !== stand || Sqlite.isInUse(filename))
    if (file !== found || isStale) close()
    file = found
    stand = standing
    if (reader === undefined) open()
    const { db, version } = reader as NonNullable<typeof reader>
    const now = Number(version.get()?.["data_version"])
    const isChanged = now !== written
    if (!isChanged && tables >= 0) return { db, file, isChanged, isReopened: false }
    const schema = numberOf(db, "schema_version")
    const made = numberOf(db, "user_version")
    if (made !== 0 && made !== layout) {
      throw new Error(`it has layout ${made}, this version of Stoa reads ${layout}`)
    }
    written = now
    // The number of the layout is written after the tables.
    if (made === 0) return nothing
    const isReopened = schema !== tables
    tables = schema
    return { db, file, isChanged, isReopened }
  }

  return {
    look,
    rest: () => {
      if (reader === undefined || reader.frozen) return
      close()
      Sqlite.settle(filename)
    },
    close
  }
}
