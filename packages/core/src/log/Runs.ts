/** The folder that holds the runs: making a run's folder, finding it again, listing them. */
import { Effect, Schema } from "effect"
import { mkdir, readdir, readFile, stat } from "node:fs/promises"
import { join, resolve } from "node:path"
import * as AtomicFile from "./AtomicFile.ts"
import * as Folder from "./Folder.ts"
import * as RunName from "./RunName.ts"

/** A run's folder could not be made or found. */
export class RunsError extends Schema.TaggedError<RunsError>()("RunsError", { sentence: Schema.String }) {
  override get message(): string {
    return this.sentence
  }
}

/** A run's folder and what lies in it. */
export interface RunFolder {
  readonly name: string
  readonly path: string
  readonly database: string
  readonly recipe: string
  readonly dataset: string
}

/** Where the parts of a run lie, whether it is there or not. */
export const folderOf = (runs: string, name: string): RunFolder => {
  const path = join(runs, name)
  return {
    name,
    path,
    database: join(path, "run.db"),
    recipe: join(path, "recipe.json"),
    dataset: join(path, "dataset")
  }
}

const fail = (sentence: string) => new RunsError({ sentence })

const isThere = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "EEXIST"

/** True when the folder was made, false when it was there already. */
const tryMake = (path: string) =>
  Effect.tryPromise({
    try: () => mkdir(path).then(() => true, (error: unknown) => (isThere(error) ? false : Promise.reject(error))),
    catch: (error) =>
      fail(`Cannot make the run's folder ${path}: ${AtomicFile.reasonOf(error)}. Name another place with --runs.`)
  })

/** Makes the folder of a new run: of the name given, or the next free of run-001, run-002 and so on. */
export const create = Effect.fn("Runs.create")(function*(runs: string, name: string | undefined) {
  if (name !== undefined && !RunName.isName(name)) return yield* fail(`${RunName.refusal(name)}.`)
  yield* Effect.tryPromise({
    try: () => Folder.make(resolve(runs)),
    catch: (error) =>
      fail(`Cannot make the folder for runs ${runs}: ${AtomicFile.reasonOf(error)}. Name another with --runs.`)
  })
  if (name !== undefined) {
    if (yield* tryMake(join(runs, name))) return folderOf(runs, name)
    return yield* fail(
      `There is a run "${name}" in ${runs} already: choose another --name, or remove the folder ${join(runs, name)}.`
    )
  }
  for (let nth = 1;; nth++) {
    const free = `run-${String(nth).padStart(3, "0")}`
    if (yield* tryMake(join(runs, free))) return folderOf(runs, free)
  }
})

/** Removes a run's folder in which nothing is worth keeping. */
export const remove = (run: RunFolder) => Effect.promise(() => Folder.remove(run.path).catch(() => undefined))

/** The names of all runs, in order. */
export const names = (runs: string): Effect.Effect<Array<string>> =>
  Effect.promise(async () => {
    const entries = await readdir(runs, { withFileTypes: true }).catch(() => [])
    const found = await Promise.all(
      entries.filter((entry) => entry.isDirectory()).map(async (entry) =>
        await stat(folderOf(runs, entry.name).database).then(() => [entry.name], () => [])
      )
    )
    return found.flat().toSorted()
  })

/** A run that is there, by its name. */
export const find = Effect.fn("Runs.find")(function*(runs: string, name: string) {
  const all = yield* names(runs)
  if (all.includes(name)) return folderOf(runs, name)
  const list = all.length === 0
    ? `${runs} holds no runs.`
    : `The runs in ${runs} are: ${all.slice(-10).join(", ")}${all.length > 10 ? ` and ${all.length - 10} more` : ""}.`
  return yield* fail(`There is no run "${name}". ${list}`)
})

/** The recipe of a run, as plain data. */
export const readRecipe = (run: RunFolder) =>
  Effect.tryPromise({
    try: async () => JSON.parse(await readFile(run.recipe, "utf8")) as unknown,
    catch: (error) =>
      fail(
        error instanceof Error && "code" in error && error.code === "ENOENT"
          ? `The run ${run.name} has lost its recipe: there is no ${run.recipe}.`
          : `Cannot read the recipe ${run.recipe}: ${AtomicFile.reasonOf(error)}.`
      )
  })
