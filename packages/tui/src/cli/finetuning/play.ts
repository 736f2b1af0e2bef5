/** Plays a finetuning: begun in a folder of its own, or gone on with where it broke off. */
import { AtomicFile, type Runs } from "@stoa/core"
import { Finetuning } from "@stoa/scenarios"
import { Effect, type Option } from "effect"
import { existsSync } from "node:fs"
import { rm } from "node:fs/promises"
import * as layers from "../../finetuningLayers.ts"
import * as Again from "../../ui/state/Again.ts"
import { usage } from "../CommandError.ts"
import { mend } from "../mend.ts"
import * as operation from "../operation.ts"
import * as Screen from "../Screen.ts"
import { assemble, isMore, isSame } from "./assemble.ts"
import { check } from "./check.ts"
import { different } from "./different.ts"
import type { FinetuneFlags } from "./flags.ts"
import * as Home from "./Home.ts"
import * as questions from "./questions.ts"
import { recipeOf } from "./recipeOf.ts"
import { sealed } from "./sealed.ts"
import { folderOf, sit, told as sentenced } from "./sitting.ts"
import * as told from "./told.ts"

/** How a finetuning is shown. */
export interface PlayOptions {
  readonly json: boolean
  readonly verbose: boolean
}

/** A finetuning whose lock is held. */
interface Opened {
  readonly folder: Runs.RunFolder
  readonly recipe: Finetuning.Recipe.Recipe
  readonly fresh: boolean
}

const headOf = ({ folder, fresh, recipe }: Opened): string => {
  const { debate: { agents, rounds }, iterations, methods, model, task } = recipe
  return `${fresh ? "" : "Going on: "}${Screen.count(agents, "generator")} and ${Screen.count(agents, "critic")} of ${
    Screen.quote(model, 60)
  } on ${task}, ${Screen.count(rounds, "round")}, ${Screen.count(iterations, "iteration")}, ${
    Screen.count(methods.length, "method")
  } beside them; in ${folder.path}`
}

/** Plays it to its end and tells of it. */
const play = Effect.fn("finetuning.play")(function*(opened: Opened, { json, verbose }: PlayOptions) {
  const { folder, fresh, recipe } = opened
  const home = folderOf(folder)
  const before = fresh ? undefined : told.read(folder)
  if (before?.finished === true) return told.tell(before, { folder, json })
  const asked = yield* Effect.onError(
    Effect.mapError(questions.of(recipe, { folder: fresh ? undefined : home, verbose }), sentenced),
    () => fresh ? Home.remove(folder) : Effect.void
  )
  if (fresh) yield* AtomicFile.write(folder.recipe, [`${JSON.stringify(recipe, null, 2)}\n`])
  Screen.say(headOf(opened))
  const work = { folder, recipe, fresh, verbose, again: Again.of("resume", folder) }
  const ended = yield* sit(
    work,
    (follow) =>
      Effect.andThen(
        sealed({ train: asked.train, test: asked.test, transfer: asked.transfer?.test }, home),
        Finetuning.run(recipe, {
          folder: home,
          ...asked,
          onProgress: follow.onProgress,
          onResult: told.asItComes(Screen.say)
        })
      ).pipe(
        Effect.provide(layers.trainer(recipe, home))
      )
  )
  told.tell(ended.made, { folder, json, worked: ended.worked })
})

/** Wants more of a finetuning: it is not finished any more, and what it has said and learnt stays. */
const widen = Effect.fnUntraced(function*(folder: Runs.RunFolder, recipe: Finetuning.Recipe.Recipe) {
  yield* Effect.promise(() => rm(folderOf(folder).result, { force: true }))
  yield* AtomicFile.write(folder.recipe, [`${JSON.stringify(recipe, null, 2)}\n`])
})

/** Mends what a finetuning has kept, if that is damaged. */
const mended = (folder: Runs.RunFolder) =>
  existsSync(folder.database) ? mend(folder, `stoa finetune ${folder.recipe} --name NAME`) : Effect.void

/** How models are reached, as a finetuning that is gone on with keeps it, with what the flags say over it: as stoa resume has it. */
const goneOn = (
  folder: Runs.RunFolder,
  { operation: { name, runs } }: Finetuning.Recipe.Recipe,
  flags: FinetuneFlags
) =>
  Effect.map(
    recipeOf(folder, { operation: { ...operation.settings(flags), name, runs } }),
    ({ operation }) => operation
  )

/** True for one that is finished and wants no more: it is told again, and needs nothing for that. */
const isDone = (folder: Runs.RunFolder, same: boolean): boolean => same && told.read(folder)?.finished === true

/** `stoa finetune`. */
export const begin = Effect.fn("finetuning.begin")(function*(
  file: Option.Option<string>,
  { forecast, json, verbose, ...given }: FinetuneFlags & PlayOptions & { readonly forecast: boolean }
) {
  const wanted = yield* assemble(file, given)
  if (forecast) {
    yield* check(wanted, { keys: false })
    const { tell } = yield* Effect.promise(() => import("./expected.ts"))
    return yield* tell(wanted, { json, verbose })
  }
  const { name, runs } = wanted.operation
  const known = name !== undefined && Home.isOne(runs, name) ? Home.of(runs, name) : undefined
  const recipe = known === undefined ? wanted : { ...wanted, operation: yield* goneOn(known, wanted, given) }
  if (known === undefined) yield* check(recipe, { keys: true })
  const { folder, fresh } = yield* Home.open(runs, { base: "finetuning", name })
  const before = fresh ? recipe : yield* recipeOf(folder)
  if (!isMore(recipe, before)) {
    return yield* usage(
      `${folder.path} is a finetuning with another recipe (${
        different(recipe, before)
      }), of which only iterations may become more and methods others: go on with it as it is with ${
        Again.of("resume", folder)
      }, or choose another --name.`
    )
  }
  if (!fresh && !isDone(folder, isSame(recipe, before))) yield* check(recipe, { keys: true })
  yield* mended(folder)
  if (!isSame(recipe, before)) yield* widen(folder, recipe)
  yield* play({ folder, recipe, fresh }, { json, verbose })
}, Effect.scoped)

/** `stoa resume` of a finetuning: with what is said about reaching its models. */
export const resume = Effect.fn("finetuning.resume")(function*(
  name: string,
  { json, runs, verbose, ...flags }: operation.OperationFlags & PlayOptions & { readonly runs: string }
) {
  const { folder } = yield* Home.open(runs, { base: "finetuning", name })
  const recipe = yield* recipeOf(folder, { operation: { ...operation.settings(flags), runs } })
  if (!isDone(folder, true)) yield* check(recipe, { keys: true })
  yield* mended(folder)
  yield* play({ folder, recipe, fresh: false }, { json, verbose })
}, Effect.scoped)
