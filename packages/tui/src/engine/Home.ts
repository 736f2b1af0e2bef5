/** Whether a run's database is still where it was: whoever works on one that is gone would go on, and pay, for nothing. */
import type { Runs } from "@stoa/core"
import { statSync } from "node:fs"
import { codes, CommandError } from "../cli/CommandError.ts"

/** The run is gone, or another one is in its place: there is nothing to be kept, and nothing there to be touched. */
export class RunGone extends CommandError {}

type Run = Pick<Runs.RunFolder, "database" | "name" | "path">

/** The number of a file; undefined where there is none, and none of it where that cannot be told. */
const fileAt = (path: string): { readonly id?: string } | undefined => {
  try {
    const { dev, ino } = statSync(path, { bigint: true })
    return { id: `${dev}/${ino}` }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? undefined : {}
  }
}

/** A look at a run that is there now: gives what ends whoever works on it, once it is no more. */
export const of = ({ database, name, path }: Run): () => RunGone | undefined => {
  const first = fileAt(database)
  const gone = (how: string) =>
    new RunGone({
      sentence: `The run ${name} ended, for its folder ${path} ${how}: nothing more is asked, and nothing is kept.`,
      code: codes.failed
    })
  return () => {
    const now = fileAt(database)
    if (first === undefined) return undefined
    if (now === undefined) return gone("was deleted or moved")
    return now.id === undefined || first.id === undefined || now.id === first.id
      ? undefined
      : gone("holds another run now")
  }
}
