/** `stoa run --from RUN@STEP`: a new run that begins with what another had. */
import { Fork, Models, Recipe, RunLock, Runs, RunState } from "@stoa/core"
import { Effect, Result } from "effect"
import * as layers from "../layers.ts"
import { usage } from "./CommandError.ts"
import type { Settings } from "./recipe.ts"
import { type SessionOptions, work, writeRecipe } from "./session.ts"

/** Where a fork begins. */
export interface Parent {
  readonly folder: Runs.RunFolder
  readonly step: number
  /** The parent's recipe without the name of its run: what flags and files are put over. */
  readonly settings: Settings
  readonly recipe: Recipe.Recipe
}

/** Reads RUN@STEP and the recipe of that run. */
export const read = Effect.fn("fork.read")(function*(from: string, runs: string) {
  const [, name, step] = /^(.+)@(\d+)$/.exec(from) ?? []
  if (name === undefined || step === undefined) {
    return yield* usage(`--from takes a run and a step, such as run-001@3, and found "${from}".`)
  }
  const folder = yield* Runs.find(runs, name)
  const data = yield* Runs.readRecipe(folder)
  const decoded = Recipe.decode(data)
  if (Result.isFailure(decoded)) {
    return yield* usage(`The recipe ${folder.recipe} cannot be read by this version of Stoa.`)
  }
  const settings = structuredClone(data) as Settings
  const operation = settings["operation"] as Settings
  delete operation["name"]
  const parent: Parent = { folder, step: Number(step), settings, recipe: decoded.success }
  return parent
})

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Runs a fork in a new folder. The society stands as it was, so what made it cannot change. */
export const execute = Effect.fn("fork.execute")(function*(
  recipe: Recipe.Recipe,
  parent: Parent,
  options: SessionOptions
) {
  for (const section of ["population", "society"] as const) {
    if (!same(recipe[section], parent.recipe[section])) {
      return yield* usage(
        `A fork takes the society of ${parent.folder.name} as it was: leave the ${section} settings as they are, or begin a run without --from.`
      )
    }
  }
  yield* Models.check(layers.access(recipe), process.env)
  const folder = yield* Runs.create(recipe.operation.runs, recipe.operation.name)
  yield* RunLock.hold(folder)
  yield* Effect.onError(
    Fork.make({ parent: parent.folder, child: folder, step: parent.step }),
    () => Runs.remove(folder)
  )
  yield* writeRecipe(folder, recipe)
  const { facts } = yield* RunState.read(folder.database)
  yield* work(
    { folder, recipe, profiles: [], agents: facts["Enrolled"] ?? 0, fresh: true, lossy: false },
    options
  )
}, Effect.scoped)
