/** `stoa evaluate --method`: a method that trains nothing, measured on any task with any models, also with trained ones. */
import { AtomicFile, Models, type Runs } from "@stoa/core"
import { Finetuning } from "@stoa/scenarios"
import { Effect, Option, Struct } from "effect"
import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { join, resolve } from "node:path"
import * as layers from "../../finetuningLayers.ts"
import { again } from "../again.ts"
import { pairs } from "../classFlags.ts"
import { codes, CommandError, usage } from "../CommandError.ts"
import { decode, flawOf } from "../finetuning/assemble.ts"
import * as Home from "../finetuning/Home.ts"
import * as questions from "../finetuning/questions.ts"
import { recipeOf } from "../finetuning/recipeOf.ts"
import { folderOf, sit, told as sentenced } from "../finetuning/sitting.ts"
import * as told from "../finetuning/told.ts"
import * as operation from "../operation.ts"
import { overlay, type Settings } from "../recipe.ts"
import * as Screen from "../Screen.ts"
import * as borrowed from "./borrowed.ts"
import type { MethodFlags } from "./methodFlags.ts"

/** What the command was given. */
export interface MethodOptions extends MethodFlags, operation.OperationFlags {
  readonly questions: ReadonlyArray<string>
  readonly rows: Option.Option<number>
  readonly model: Option.Option<string>
  readonly seed: Option.Option<number>
  readonly name: Option.Option<string>
  readonly runs: string
  readonly json: boolean
  readonly verbose: boolean
}

/** What is measured, as it stands in the folder. */
interface Asked {
  readonly method: Finetuning.Untrained.Name
  readonly recipe: Finetuning.Recipe.Recipe
  readonly cast?: Finetuning.Variant.Cast
  readonly trained?: { readonly finetuning: string; readonly iteration: number }
}

const value = Option.getOrUndefined

/** The agents that a finetuning has trained, by the iteration wanted or the best. */
const trainedOf = Effect.fnUntraced(function*({ iteration, runs, trained }: MethodOptions) {
  if (Option.isNone(trained)) {
    return Option.isNone(iteration)
      ? undefined
      : yield* usage("--iteration is of a finetuning: name one with --trained.")
  }
  const name = trained.value
  if (!Home.isOne(runs, name)) {
    const names = yield* Home.names(runs)
    return yield* usage(
      `There is no finetuning "${Screen.quote(name, 100)}" in ${runs}${
        names.length === 0 ? "" : `; there are ${names.slice(-10).join(", ")}`
      }.`
    )
  }
  const folder = Home.of(runs, name)
  const recipe = yield* recipeOf(folder)
  const result = told.read(folder)
  const wanted = value(iteration) ?? result?.best ?? 0
  const found = result?.iterations.find(({ iteration }) => iteration === wanted)
  if (wanted !== 0 && found === undefined) {
    return yield* usage(
      `--iteration ${wanted}: the finetuning ${name} has ${Screen.count(result?.iterations.length ?? 0, "iteration")}.`
    )
  }
  const { agents } = recipe.debate
  const cast = found ?? Finetuning.Variant.copies(recipe.model, agents)
  return {
    recipe,
    folder,
    iteration: wanted,
    cast: { generators: cast.generators.map(borrowed.named), critics: cast.critics.map(borrowed.named) }
  }
})

type Trained = Effect.Success<ReturnType<typeof trainedOf>>

/** The recipe that the flags make, over that of a finetuning where its agents are measured. */
const recipeFor = Effect.fnUntraced(function*(given: MethodOptions, trained: Trained) {
  const { agents, model, name, questions: files, rounds, rows, runs, seed, task } = given
  const base: Settings = trained === undefined
    ? {}
    : {
      task: trained.recipe.task,
      model: borrowed.named(trained.recipe.model),
      debate: trained.recipe.debate,
      sampling: trained.recipe.sampling,
      context: trained.recipe.context,
      embedder: trained.recipe.embedder,
      operation: trained.recipe.operation
    } as unknown as Settings
  const data = overlay(base, {
    task: value(task),
    model: value(model),
    seed: value(seed),
    test: { files: files.length === 0 ? undefined : files.map((file) => resolve(file)), count: value(rows) },
    debate: { agents: value(agents), rounds: value(rounds) },
    trainer: { kind: "none" },
    methods: [],
    operation: { name: value(name), runs, ...operation.settings(given) }
  })
  if (Option.isNone(name)) delete (data["operation"] as Settings)["name"]
  const recipe = yield* Effect.fromResult(decode(data, undefined))
  yield* questions.taskOf(recipe.task)
  const flaw = flawOf(recipe)
  return flaw === undefined ? recipe : yield* usage(flaw)
})

/** Who plays: trained agents, then those that were named, else the recipe's model. */
const castOf = Effect.fnUntraced(function*(
  given: MethodOptions,
  { method, recipe, trained }: Pick<Asked, "method" | "recipe"> & { readonly trained: Trained }
) {
  const named = yield* pairs(given.models.flatMap((text) => text.split(",")).filter((text) => text.trim() !== ""), {
    flag: "models",
    like: "generator-1=ollama/phi3"
  })
  if (named.length === 0 && trained === undefined) return undefined
  const agents = Finetuning.Untrained.agentsOf(recipe, method)
  // More agents than were trained are the same ones again.
  const again = (models: ReadonlyArray<string> | undefined) =>
    Array.from({ length: agents }, (_, index) => models?.[index % models.length] ?? recipe.model)
  const cast = { generator: again(trained?.cast.generators), critic: again(trained?.cast.critics) }
  for (const [agent, model] of named) {
    const [, part, number = "0"] = /^(generator|critic)-(\d+)$/.exec(agent) ?? []
    if (part === undefined || Number(number) < 1 || Number(number) > agents) {
      return yield* usage(
        `--models: there is no agent "${
          Screen.quote(agent, 60)
        }": ${method} has generator-1 to generator-${agents} and critic-1 to critic-${agents}.`
      )
    }
    cast[part as "generator" | "critic"][Number(number) - 1] = model
  }
  return { generators: cast.generator, critics: cast.critic }
})

const fileName = "evaluation.json"

const isSame = (before: string, asked: Asked): boolean => {
  const plain = ({ recipe: { operation: { drill }, ...recipe }, ...rest }: Asked) =>
    JSON.stringify({ ...rest, recipe: { ...recipe, drill } })
  try {
    return plain(JSON.parse(before) as Asked) === plain(asked)
  } catch {
    return false
  }
}

/** Writes what is measured into its folder, or finds it there. */
const keep = Effect.fnUntraced(
  function*(folder: Runs.RunFolder, { asked, fresh }: { readonly asked: Asked; readonly fresh: boolean }) {
    const file = join(folder.path, fileName)
    if (fresh) return yield* AtomicFile.write(file, [`${JSON.stringify(asked, null, 2)}\n`])
    const before = existsSync(file) ? yield* Effect.promise(() => readFile(file, "utf8")) : ""
    if (!isSame(before, asked)) {
      return yield* usage(`${folder.path} is an evaluation of something else: choose another --name.`)
    }
  }
)

/** Measures a method, and tells of it. */
export const evaluate = Effect.fn("evaluate.method")(function*(given: MethodOptions) {
  const method: Finetuning.Untrained.Name = Option.getOrElse(given.method, () => "debate" as const)
  const trained = yield* trainedOf(given)
  const recipe = yield* recipeFor(given, trained)
  const cast = yield* castOf(given, { method, recipe, trained })
  const asked: Asked = {
    method,
    recipe,
    ...(cast === undefined ? {} : { cast }),
    ...(trained === undefined ? {} : { trained: { finetuning: trained.folder.name, iteration: trained.iteration } })
  }
  yield* Models.check(layers.access(recipe), process.env, { own: layers.own(Finetuning.Folder.of(".", "")) })
  const { task, test } = yield* Effect.mapError(questions.only(recipe, given.verbose), sentenced)
  const { folder, fresh } = yield* Home.open(given.runs, {
    base: "evaluation",
    name: recipe.operation.name,
    file: fileName
  })
  yield* keep(folder, { asked, fresh })
  const home = folderOf(folder)
  const others = new Set([...cast?.generators ?? [], ...cast?.critics ?? []])
  if (trained !== undefined) {
    yield* borrowed.copy([recipe.model, ...others], { from: folderOf(trained.folder).models, to: home.models })
  }
  const work = {
    folder,
    recipe,
    fresh,
    verbose: given.verbose,
    again: again("evaluate", folder.name),
    others: [...others].filter((name) => name !== recipe.model)
  }
  const { measured, notes, worked } = yield* sit(work, (follow) =>
    Effect.map(
      Finetuning.evaluate(recipe, {
        method,
        cast,
        folder: home,
        task,
        test,
        onProgress: follow.onProgress
      }),
      (outcome) => ({ ...outcome, worked: { tally: follow.tally, seconds: follow.elapsed() / 1000 } })
    ))
  const numbers = Struct.omit(measured, ["scores"])
  yield* AtomicFile.write(home.result, [`${JSON.stringify({ ...asked, measured, notes }, null, 2)}\n`])
  if (given.json) {
    Screen.print(
      JSON.stringify({ name: folder.name, folder: folder.path, ...asked, ...numbers, notes, sitting: told.sat(worked) })
    )
  } else for (const line of told.measuredLines(measured, { recipe, notes, worked, folder })) Screen.print(line)
  const unanswered = measured.unparseable === 1
  if (unanswered) {
    return yield* new CommandError({
      sentence: `No answer could be read: what was said stands in ${
        join(folder.path, "transcripts")
      }, and why nothing was in ${folder.path}/run.log.`,
      code: codes.failed
    })
  }
}, Effect.scoped)
