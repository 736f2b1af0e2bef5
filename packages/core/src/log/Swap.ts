/** Putting a mended run.db in the place of the damaged one, which is kept. */
import { constants, copyFileSync, existsSync, linkSync, renameSync, rmSync, statSync } from "node:fs"
import { join } from "node:path"
import * as Readable from "./Readable.ts"
import type { RunFolder } from "./Runs.ts"
import * as Sqlite from "./Sqlite.ts"

const sides = ["-wal", "-shm"] as const

/** Removes what a salvage that broke off left of the new file. */
export const discard = (partial: string): void => {
  for (const side of ["", "-journal", ...sides]) rmSync(`${partial}${side}`, { force: true })
}

/** Folds the log beside a damaged file into it: it must not lie beside the new one. */
export const fold = (file: string): void => {
  const db = Sqlite.openNow(file, { readonly: false, timeout: 5000 })
  try {
    Readable.unlessDamaged(() => {
      db.exec("PRAGMA schema_version")
      const found = db.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get()
      if (found?.["busy"] === 1) throw new Error("another process is reading it")
    })
  } finally {
    db.close()
  }
}

/** The name a damaged file is kept under: the next that is free, or the one that it bears already since a salvage broke off. */
export const nameFor = (run: RunFolder): string => {
  const { dev, ino } = statSync(run.database)
  for (let nth = 1;; nth++) {
    const name = `run.damaged-${nth}.db`
    const there = statSync(join(run.path, name), { throwIfNoEntry: false })
    if (there === undefined || (there.ino === ino && there.dev === dev)) return name
  }
}

/** Puts the new file in the place of the damaged one. At no time is there none: a second name first, then one rename. */
export const swap = (run: RunFolder, { file, partial }: { readonly file: string; readonly partial: string }): void => {
  const aside = join(run.path, file)
  if (!existsSync(aside)) {
    try {
      linkSync(run.database, aside)
    } catch {
      // Not every file system knows a second name.
      copyFileSync(run.database, aside, constants.COPYFILE_EXCL)
    }
  }
  for (const side of sides) if (existsSync(`${run.database}${side}`)) renameSync(`${run.database}${side}`, aside + side)
  renameSync(partial, run.database)
}
