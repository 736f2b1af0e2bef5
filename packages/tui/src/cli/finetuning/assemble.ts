/** From a recipe file and flags to the recipe of a finetuning; every mistake with its place. */
import { Embedder, PlainText } from "@stoa/core"
import { Finetuning, FinetuningMethods as Methods } from "@stoa/scenarios"
import { Effect, Option, Result } from "effect"
import { existsSync, statSync } from "node:fs"
import { basename, dirname, join, resolve } from "node:path"
import * as Near from "../../plugins/Near.ts"
import { usage } from "../CommandError.ts"
import * as operation from "../operation.ts"
import { overlay, parse, refusalOf, runsOf, type Settings } from "../recipe.ts"
import type { FinetuneFlags } from "./flags.ts"
import { settingNames } from "./settingNames.ts"

/** The flag that sets a setting, for messages about flags. */
const flagOf: Readonly<Record<string, string>> = {
  task: "--task",
  model: "--model",
  seed: "--seed",
  iterations: "--iterations",
  "train.count": "--train-count",
  "test.count": "--test-count",
  "debate.agents": "--agents",
  "debate.rounds": "--rounds",
  "trainer.command": "--trainer-command",
  ...operation.named
}

const names = ["finetune.yaml", "finetune.yml", "finetune.json"]

/** The file behind what is named: a folder stands for the recipe in it. */
const fileOf = (path: string) =>
  Effect.suspend(() => {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return Effect.succeed(path)
    const found = names.find((name) => existsSync(join(path, name)))
    return found === undefined
      ? Effect.fail(
        usage(`The folder ${path} holds no ${names[0]}: name a recipe of a finetuning, or a folder with one.`)
      )
      : Effect.succeed(join(path, found))
  })

const section = (settings: Settings, name: string): Settings | undefined => {
  const found = settings[name]
  return typeof found === "object" && found !== null && !Array.isArray(found) ? found as Settings : undefined
}

/** Puts the paths of files in a recipe's settings where they lead to from a folder. */
const locate = (settings: Settings, folder: string): void => {
  const at = (path: unknown) => (typeof path === "string" ? resolve(folder, path) : path)
  const transfer = section(settings, "transfer")
  const sets = [section(settings, "train"), section(settings, "test"), transfer && section(transfer, "test")]
  for (const set of sets) {
    const files = set?.["files"]
    if (set !== undefined && Array.isArray(files)) set["files"] = files.map(at) as never
  }
  const operated = section(settings, "operation")
  if (operated !== undefined && typeof operated["prices"] === "string") {
    operated["prices"] = at(operated["prices"]) as never
  }
}

/** Reads the file of a recipe. Relative paths in it start at its own folder. */
const read = Effect.fnUntraced(function*(path: string) {
  const file = yield* fileOf(path)
  const settings = yield* parse(file, "finetune")
  locate(settings, dirname(file))
  return { settings, source: basename(file) }
})

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Settings that are lists: what stands behind them may have commas and no brackets. */
const lists = new Set(["levels", "files", "methods", "fallback"])

const valueAt = (path: string, text: string): unknown => {
  const found = parsed(text)
  return lists.has(path.replace(/^.*\./s, "")) && !Array.isArray(found)
    ? text.split(",").map((each) => parsed(each.trim()))
    : found
}

/** Settings by their paths, as in debate.tie=first. */
export const paths = Effect.fnUntraced(function*(given: ReadonlyArray<string>) {
  let settings: Settings = {}
  for (const text of given) {
    const [, path, value = ""] = /^([A-Za-z][\w.]*)=(.*)$/s.exec(text.trim()) ?? []
    if (path === undefined || value === "") {
      return yield* usage(
        `--set takes a setting and its value, as in debate.tie=first, and found "${PlainText.brief(text, 80)}".`
      )
    }
    const nested = path.split(".").reduceRight<unknown>((inner, key) => ({ [key]: inner }), valueAt(path, value.trim()))
    settings = overlay(settings, nested as Record<string, unknown>)
  }
  return settings
})

/** The methods that a list names. */
const methods = Effect.fnUntraced(function*(list: Option.Option<string>) {
  if (Option.isNone(list)) return undefined
  const wanted = list.value.split(",").map((name) => name.trim()).filter((name) => name !== "")
  if (wanted.includes("all")) return Methods.names
  if (wanted.length === 1 && wanted[0] === "none") return []
  const strange = wanted.find((name) => !(Methods.names as ReadonlyArray<string>).includes(name))
  if (strange !== undefined) {
    return yield* usage(
      `--methods: there is no method "${PlainText.brief(strange, 60)}": ${
        Near.orElse(
          Near.nearest(strange, Methods.names),
          "stoa finetune --help lists them, and all stands for every one."
        )
      }`
    )
  }
  return [...new Set(wanted)]
})

const located = (files: ReadonlyArray<string>) => (files.length === 0 ? undefined : files.map((path) => resolve(path)))

const value = Option.getOrUndefined

/** Decodes plain data; the failure names every setting at fault, or what does not go together. */
export const decode = (data: unknown, source: string | undefined) =>
  Finetuning.Recipe.decode(data).pipe(
    Result.mapError(({ issue }) => refusalOf(issue, { data, flags: flagOf, names: settingNames, source }))
  )

/** What does not go together, in a sentence. */
export const flawOf = (recipe: Finetuning.Recipe.Recipe): string | undefined => {
  const { model, operation: { baseUrl }, task, trainer: { command, kind }, transfer } = recipe
  const isAbacus = Finetuning.Abacus.isOne(model)
  if (isAbacus && task !== "arithmetic") {
    return `The abacus knows arithmetic alone, and the task is ${task}: name another model with --model.`
  }
  if (isAbacus && transfer !== undefined && transfer.task !== "arithmetic") {
    return `The abacus knows arithmetic alone, and transfer.task is ${transfer.task}: leave transfer out, or name another model.`
  }
  if ((isAbacus || model === "rehearsal") && baseUrl !== undefined && Embedder.isEmbedded(recipe.embedder)) {
    return "--base-url names a server but no model: name one of its models with --model."
  }
  if (kind === "command" && command === undefined) {
    return "trainer.kind is command, and there is none: name the program with --trainer-command."
  }
  return undefined
}

/** The recipe that flags over a file (if any) make. */
export const assemble = Effect.fn("finetuning.assemble")(function*(file: Option.Option<string>, given: FinetuneFlags) {
  const { settings, source } = Option.isSome(file) ? yield* read(file.value) : { settings: {}, source: undefined }
  const kind = value(given.trainer) ?? (Option.isSome(given.trainerCommand) ? "command" : undefined)
  const over = {
    task: value(given.task),
    model: value(given.model),
    seed: value(given.seed),
    train: { files: located(given.train), count: value(given.trainCount) },
    test: { files: located(given.test), count: value(given.testCount) },
    iterations: value(given.iterations),
    debate: { agents: value(given.agents), rounds: value(given.rounds), summaries: value(given.summaries) },
    trainer: { kind, command: value(given.trainerCommand) },
    methods: yield* methods(given.methods),
    operation: { name: value(given.name), runs: runsOf(given.runs, settings), ...operation.settings(given) }
  }
  const data = overlay(overlay(settings, yield* paths(given.set)), over)
  const recipe = yield* Effect.fromResult(decode(data, source))
  yield* Effect.fromResult(Result.mapError(Finetuning.Tasks.find(recipe.task), usage))
  const flaw = flawOf(recipe)
  if (flaw !== undefined) return yield* usage(flaw)
  return recipe
})

/** What a finetuning hangs on: how models are reached and its folder are no part of it, but for drills. */
export const essence = ({ operation: { drill }, ...recipe }: Finetuning.Recipe.Recipe) => ({ ...recipe, drill })

/** True where two recipes give the same. */
export const isSame = (one: Finetuning.Recipe.Recipe, other: Finetuning.Recipe.Recipe): boolean =>
  JSON.stringify(essence(one)) === JSON.stringify(essence(other))

/** True where a recipe wants what another has, and perhaps further iterations, or other methods beside them. */
export const isMore = (recipe: Finetuning.Recipe.Recipe, than: Finetuning.Recipe.Recipe): boolean =>
  recipe.iterations >= than.iterations &&
  isSame({ ...recipe, iterations: than.iterations, methods: than.methods }, than)
