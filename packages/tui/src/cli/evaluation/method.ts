/** `stoa evaluate --method`: a method that trains nothing, measured on any task with any models, also with trained ones. */
import { AtomicFile, Models, type Runs } from "@stoa/core"
import { Finetuning } from "@stoa/scenarios"
import { Effect, Option, Struct } from "effect"
import { existsSync } from "node:fs"
import { join, resolve } from "node:path"
import * as layers from "../../finetuningLayers.ts"
import * as Again from "../../ui/state/Again.ts"
import { pairs } from "../classFlags.ts"
import { codes, CommandError, usage } from "../CommandError.ts"
import { decode, flawOf } from "../finetuning/assemble.ts"
import * as Home from "../finetuning/Home.ts"
import { taskOf } from "../finetuning/questions.ts"
import { sealed } from "../finetuning/sealed.ts"
import { folderOf, sit } from "../finetuning/sitting.ts"
import * as told from "../finetuning/told.ts"
import { mend } from "../mend.ts"
import * as operation from "../operation.ts"
import { overlay, type Settings } from "../recipe.ts"
import * as Screen from "../Screen.ts"
import * as Asked from "./Asked.ts"
import * as borrowed from "./borrowed.ts"
import type { MethodFlags } from "./methodFlags.ts"
import * as questions from "./questions.ts"
import { find, type Trained, trainedOf } from "./trained.ts"

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

const value = Option.getOrUndefined

/** The recipe that the flags make, over that of a finetuning where its agents are measured. */
const recipeFor = Effect.fnUntraced(function*(given: MethodOptions, trained: Trained | undefined) {
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
  yield* taskOf(recipe.task)
  const flaw = flawOf(recipe)
  return flaw === undefined ? recipe : yield* usage(flaw)
})

/** Who plays: trained agents, then those that were named, else the recipe's model. */
const castOf = Effect.fnUntraced(function*(
  given: MethodOptions,
  { method, recipe, trained }: Pick<Asked.Asked, "method" | "recipe"> & { readonly trained: Trained | undefined }
) {
  const named = yield* pairs(given.models.flatMap((text) => text.split(",")).filter((text) => text.trim() !== ""), {
    flag: "models",
    like: "generator-1=ollama/phi3"
  })
  if (named.length === 0 && trained === undefined) return {}
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
  return {
    cast: { generators: cast.generator, critics: cast.critic },
    ...(named.length === 0 ? {} : { named: named.map(([, model]) => model) })
  }
})

/** Questions and all else that is measured: drawn anew, or as the folder of one that is gone on with has them. */
interface Drawn {
  readonly asked: Asked.Asked
  readonly questions: Effect.Success<ReturnType<typeof questions.of>>
}

/** Where an evaluation lies, and how it is told. */
interface Opened {
  readonly folder: Runs.RunFolder
  readonly fresh: boolean
  readonly json: boolean
  readonly verbose: boolean
}

/** Lends what the agents of a finetuning are, measures, and tells of it. */
const measure = Effect.fn("evaluate.measure")(function*(
  { asked, questions: { notes: known, questions: test, task } }: Drawn,
  { folder, fresh, json, verbose }: Opened
) {
  const { cast, method, named = [], recipe, trained } = asked
  const home = folderOf(folder)
  const players = new Set([...cast?.generators ?? [], ...cast?.critics ?? []])
  const lent = trained === undefined
    ? Effect.void
    : borrowed.copy([recipe.model, ...players], {
      finetuning: trained.finetuning,
      from: folderOf(Home.of(recipe.operation.runs, trained.finetuning)).models,
      to: home.models
    })
  const work = {
    folder,
    recipe,
    fresh,
    verbose,
    again: Again.of("resume", folder),
    // Trained models are reached as the finetuning reached them: once they are asked, and not before.
    others: [...new Set(named)].filter((name) => name !== recipe.model)
  }
  const { made: { measured, notes }, worked } = yield* sit(work, (follow) =>
    Effect.andThen(
      Effect.andThen(lent, sealed({ test }, home)),
      Finetuning.evaluate(recipe, { method, cast, folder: home, task, test, onProgress: follow.onProgress })
    ))
  const all = [...known, ...notes]
  const numbers = Struct.omit(measured, ["scores"])
  yield* AtomicFile.write(home.result, [`${JSON.stringify({ ...asked, measured, notes: all }, null, 2)}\n`])
  if (json) {
    Screen.print(
      JSON.stringify({
        name: folder.name,
        folder: folder.path,
        ...asked,
        ...numbers,
        notes: all,
        sitting: told.sat(worked)
      })
    )
  } else {
    const whose = trained === undefined
      ? Screen.quote(recipe.model, 60)
      : `${trained.finetuning}, ${trained.iteration === 0 ? "before any training" : `iteration ${trained.iteration}`},`
    for (const line of told.measuredLines(measured, { recipe, whose, notes: all, worked, folder })) Screen.print(line)
  }
  if (measured.unparseable === 1) {
    return yield* new CommandError({
      sentence: `No answer could be read: what was said stands in ${
        join(folder.path, "transcripts")
      }, and why nothing was in ${folder.path}/run.log.`,
      code: codes.failed
    })
  }
})

const check = (recipe: Finetuning.Recipe.Recipe) =>
  Models.check(layers.access(recipe), process.env, { own: layers.own(Finetuning.Folder.of(".", "")) })

const mended = (folder: Runs.RunFolder) =>
  existsSync(folder.database) ? mend(folder, "stoa evaluate, with another --name") : Effect.void

/** Measures a method, and tells of it. */
export const evaluate = Effect.fn("evaluate.method")(function*(given: MethodOptions) {
  const { json, runs, verbose } = given
  const method: Finetuning.Untrained.Name = Option.getOrElse(given.method, () => "debate" as const)
  const trained = yield* trainedOf(given)
  const wanted = yield* recipeFor(given, trained)
  const { name } = wanted.operation
  const known = name !== undefined && Home.isEvaluation(runs, name) ? Home.of(runs, name) : undefined
  const flags = { ...operation.settings(given), name, runs }
  const before = known === undefined ? undefined : yield* Asked.read(known, flags)
  const reached = before === undefined ? wanted : { ...wanted, operation: before.recipe.operation }
  yield* check(reached)
  const drawn = yield* questions.of(reached, {
    trained: trained && folderOf(trained.folder),
    all: Option.isNone(given.rows),
    verbose
  })
  const recipe = { ...reached, test: { ...reached.test, count: drawn.questions.length } }
  const asked: Asked.Asked = {
    method,
    recipe,
    ...(yield* castOf(given, { method, recipe, trained })),
    ...(trained === undefined ? {} : { trained: { finetuning: trained.folder.name, iteration: trained.iteration } })
  }
  const { folder, fresh } = yield* Home.open(runs, { base: "evaluation", name, file: Home.fileName })
  if (before !== undefined && !Asked.isSame(before, asked)) {
    return yield* usage(`${folder.path} is an evaluation of something else: choose another --name.`)
  }
  if (fresh) yield* Asked.write(folder, asked)
  else yield* mended(folder)
  yield* measure({ asked, questions: drawn }, { folder, fresh, json, verbose })
}, Effect.scoped)

/** `stoa resume` of an evaluation: over the very questions that it has. */
export const resume = Effect.fn("evaluate.resume")(function*(
  name: string,
  { json, runs, verbose, ...flags }: operation.OperationFlags & {
    readonly runs: string
    readonly json: boolean
    readonly verbose: boolean
  }
) {
  const { folder } = yield* Home.open(runs, { base: "evaluation", name, file: Home.fileName })
  const asked = yield* Asked.read(folder, { ...operation.settings(flags), name, runs })
  const { recipe, trained } = asked
  yield* check(recipe)
  yield* mended(folder)
  const drawn = yield* questions.of(recipe, {
    trained: trained && folderOf(yield* find(runs, trained.finetuning)),
    all: false,
    verbose
  })
  yield* measure({ asked, questions: drawn }, { folder, fresh: false, json, verbose })
}, Effect.scoped)
