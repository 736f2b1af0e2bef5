/** The folder of a finetuning as commands find it: known by its recipe. Loads nothing of what a finetuning is. */
import { RunLock, Runs } from "@stoa/core"
import { Effect } from "effect"
import { existsSync } from "node:fs"
import { readdir } from "node:fs/promises"
import { join } from "node:path"

/** Where the parts of a finetuning lie that a run has too. */
export const of = (runs: string, name: string): Runs.RunFolder => {
  const folder = Runs.folderOf(runs, name)
  return {
    ...folder,
    recipe: join(folder.path, "finetuning.json"),
    database: join(folder.path, "finetuning.db")
  }
}

/** True for the name of a finetuning. */
export const isOne = (runs: string, name: string): boolean => name !== "" && existsSync(of(runs, name).recipe)

/** By which the evaluation of a method is known. */
export const fileName = "evaluation.json"

/** True for the name of an evaluation of a method. */
export const isEvaluation = (runs: string, name: string): boolean =>
  name !== "" && existsSync(join(runs, name, fileName))

const namesOf = (runs: string, is: (runs: string, name: string) => boolean): Effect.Effect<Array<string>> =>
  Effect.promise(() => readdir(runs, { withFileTypes: true }).catch(() => [])).pipe(
    Effect.map((entries) =>
      entries.flatMap((entry) => (entry.isDirectory() && is(runs, entry.name) ? [entry.name] : [])).toSorted()
    )
  )

/** The names of all finetunings in a folder, in order. */
export const names = (runs: string) => namesOf(runs, isOne)

/** The names of all evaluations of methods. */
export const evaluations = (runs: string) => namesOf(runs, isEvaluation)

/** Names for a message: the last ten, and how many more there are. */
export const listed = (names: ReadonlyArray<string>): string =>
  `${names.slice(-10).join(", ")}${names.length > 10 ? ` and ${names.length - 10} more` : ""}`

/** The folder of a finetuning to begin or to go on with, locked: of the name given, or the next free of BASE-001 and so on. */
export const open = Effect.fn("Home.open")(function*(
  runs: string,
  { base, file = "finetuning.json", name }: {
    readonly base: string
    readonly name: string | undefined
    /** By which it is known, where it is not a finetuning. */
    readonly file?: string
  }
) {
  for (let nth = 1;; nth++) {
    const next = name ?? `${base}-${String(nth).padStart(3, "0")}`
    if (name === undefined && existsSync(join(runs, next))) continue
    const known = existsSync(join(runs, next, file))
    if (!known && !(yield* isBare(join(runs, next)))) yield* Runs.create(runs, next)
    const folder = of(runs, next)
    yield* RunLock.hold(folder)
    return { folder, fresh: !known }
  }
})

/** True for a folder that holds nothing but, at most, a lock: what broke off before it had begun. */
const isBare = (path: string): Effect.Effect<boolean> =>
  Effect.promise(() => readdir(path).then((found) => found.every((name) => name.startsWith("run.lock")), () => false))

/** Removes a folder in which nothing is worth keeping. */
export const remove = (folder: Runs.RunFolder) => Runs.remove(folder)
