/** From a recipe file and flags to a whole recipe; every mistake with its place. */
import { PlainText, Prompts, Recipe } from "@stoa/core"
import { Effect, Option, Result, SchemaIssue } from "effect"
import { readFile } from "node:fs/promises"
import { basename, dirname, resolve } from "node:path"
import { parseDocument } from "yaml"
import * as Near from "../plugins/Near.ts"
import { type ClassFlags, overlayOf as classOverlay } from "./classFlags.ts"
import { usage } from "./CommandError.ts"
import type { Given } from "./flags.ts"
import * as operation from "./operation.ts"
import * as promptFile from "./promptFile.ts"
import { locate } from "./recipePaths.ts"
import * as wishFlags from "./wishFlags.ts"

type Json = null | boolean | number | string | ReadonlyArray<Json> | { readonly [key: string]: Json }
type Mutable = { [key: string]: Json | Mutable }
/** A recipe as plain data, not yet checked. */
export type Settings = Mutable

const format = SchemaIssue.makeFormatterStandardSchemaV1()

const show = (value: unknown): string => PlainText.brief(JSON.stringify(value) ?? "nothing", 60)

const at = (data: unknown, path: ReadonlyArray<PropertyKey>): unknown =>
  path.reduce<unknown>(
    (
      value,
      key
    ) => (typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined),
    data
  )

/** The flag that sets a setting, for messages about flags. */
const flagOf: Readonly<Record<string, string>> = {
  seed: "--seed",
  "population.agents": "--agents",
  "requirements.text": "--requirement",
  "requirements.domain": "--domain",
  "requirements.turns": "--turns",
  "requirements.language": "--language",
  "requirements.count": "--count",
  "requirements.tries": "--tries",
  model: "--model",
  embedder: "--embedder",
  "simulation.steps": "--steps",
  "simulation.episodes": "--episodes",
  "simulation.window": "--window",
  "class.share": "--share",
  ...operation.named
}

const refuse = (sentence: string, source: string | undefined) =>
  usage(`${source === undefined ? "" : `${source}: `}${sentence}.`)

const likeIt = (near: ReadonlyArray<string>): string => (near.length === 0 ? "" : ` (${Near.orElse(near, "")})`)

/** What is wrong with plain data that was decoded, in one sentence: every setting at fault, what was expected and what was found. */
export const refusalOf = (
  issue: SchemaIssue.Issue,
  { data, flags, names = [], source }: {
    readonly data: unknown
    /** The flags that set settings, for messages where no file does. */
    readonly flags: Readonly<Record<string, string>>
    readonly source: string | undefined
    /** All settings there are, for whoever misspells one. */
    readonly names?: ReadonlyArray<string>
  }
) => {
  const problems = format(issue).issues.map((issue) => {
    const path = (issue.path ?? []).map((part) => (typeof part === "object" ? part.key : part))
    const name = path.join(".")
    return /excess property/i.test(issue.message)
      ? `there is no setting "${name}"${likeIt(Near.nearest(name, names))}`
      : `${source === undefined ? flags[name.replace(/^requirements\.\d+/, "requirements")] ?? name : `"${name}"`}: ${
        issue.message.charAt(0).toLowerCase()
      }${issue.message.slice(1)}, found ${show(at(data, path))}`
  })
  return refuse(problems.join("; "), source)
}

/** Decodes plain data; the failure names every setting at fault, what was expected and what was found, or what does not go together. */
export const decode = (data: unknown, source: string | undefined) =>
  Recipe.decode(data).pipe(
    Result.mapError(({ issue }) => refusalOf(issue, { data, flags: flagOf, source })),
    Result.flatMap((recipe) => {
      const flaw = Recipe.flawOf(recipe) ?? Prompts.flawOf(recipe.prompts)
      return flaw === undefined ? Result.succeed(recipe) : Result.fail(refuse(flaw, source))
    })
  )

/** Reads settings from a file, YAML or JSON, as they stand in it. */
export const parse = Effect.fn("recipe.parse")(function*(file: string, command = "run") {
  const text = yield* Effect.tryPromise({
    try: () => readFile(file, "utf8"),
    catch: (error) =>
      usage(
        error instanceof Error && "code" in error && error.code === "ENOENT"
          ? `There is no recipe ${file}: check the path, or run "stoa ${command}" without one.`
          : `The recipe ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`
      )
  })
  const document = parseDocument(text, { prettyErrors: true })
  const wrong = document.errors[0]
  if (wrong !== undefined) {
    const line = wrong.linePos?.[0].line ?? 1
    return yield* usage(`${basename(file)} line ${line}: ${wrong.message.split("\n")[0] ?? "not YAML"}`)
  }
  const data = yield* Effect.try({
    try: () => (document.toJS() ?? {}) as Json,
    catch: (error) => usage(`${basename(file)}: ${error instanceof Error ? error.message : String(error)}`)
  })
  if (typeof data !== "object" || data === null || Array.isArray(data)) {
    return yield* usage(`${basename(file)}: expected settings by name, found ${show(data)}.`)
  }
  return structuredClone(data) as Mutable
})

/** Reads a recipe file, YAML or JSON. Relative paths in it start at its own folder. */
export const read = Effect.fn("recipe.read")(function*(file: string) {
  const settings = yield* parse(file)
  locate(settings, dirname(file))
  return yield* promptFile.inline(settings, dirname(file))
})

/** The settings with more put over them: sections merge, everything else is replaced; what is undefined stays out. */
export const overlay = (base: Mutable, over: Readonly<Record<string, unknown>>): Mutable => {
  const result: Mutable = { ...base }
  for (const [key, value] of Object.entries(over)) {
    if (value === undefined) continue
    const below = result[key]
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      const isSection = typeof below === "object" && below !== null && !Array.isArray(below)
      result[key] = overlay(isSection ? below as Mutable : {}, value as Record<string, unknown>)
    } else result[key] = value as Json
  }
  return result
}

/** The folder of the runs: what the flag says, or the recipe where nobody gave the flag. */
export const runsOf = (flag: string, settings: Settings): string => {
  const own = at(settings, ["operation", "runs"])
  return flag === "./runs" && typeof own === "string" ? own : flag
}

/** The flags of `stoa run` that set something in the recipe. */
export interface RecipeFlags extends operation.OperationFlags, ClassFlags, Given<typeof wishFlags.flags> {
  readonly agents: Option.Option<number>
  readonly profiles: ReadonlyArray<string>
  readonly packs: ReadonlyArray<string>
  readonly anonymise: Option.Option<boolean>
  readonly grounding: Option.Option<string>
  readonly benchmarks: ReadonlyArray<string>
  readonly references: ReadonlyArray<string>
  readonly prompts: ReadonlyArray<string>
  readonly index: Option.Option<string>
  readonly model: Option.Option<string>
  readonly embedder: Option.Option<string>
  readonly communication: Option.Option<string>
  readonly window: Option.Option<number>
  readonly unit: Option.Option<string>
  readonly routing: Option.Option<string>
  readonly regroup?: Option.Option<boolean>
  readonly share: Option.Option<number>
  readonly steps: Option.Option<number>
  readonly episodes: Option.Option<number>
  readonly seed: Option.Option<number>
  readonly name: Option.Option<string>
  readonly runs: string
}

const value = Option.getOrUndefined

/** What flags say of what is wanted; undefined where they say nothing. */
export const wishOf = (
  flags: Given<typeof wishFlags.flags>
): Readonly<Record<string, Json | undefined>> | undefined => {
  const { requirement: text, ...rest } = flags
  const wish = Object.fromEntries(Object.entries({ text, ...rest }).map(([name, flag]) => [name, value<Json>(flag)]))
  return Object.values(wish).every((part) => part === undefined) ? undefined : wish
}

// A flag about what is wanted speaks of the first requirement; with --requirement it is the only one.
const requirements = (settings: Mutable, flags: RecipeFlags): ReadonlyArray<Json | Mutable> | undefined => {
  const wish = wishOf(wishFlags.pick(flags))
  if (wish === undefined) return undefined
  const present = Array.isArray(settings["requirements"]) ? settings["requirements"] as Array<Mutable> : []
  const [first = {}, ...rest] = Option.isSome(flags.requirement) ? [] : present
  return [overlay(first, wish), ...rest]
}

const paths = (files: ReadonlyArray<string>) => files.length === 0 ? undefined : files.map((path) => resolve(path))

/** The recipe that flags over a file (if any) over another recipe (if any) make together. */
export const assemble = Effect.fn("recipe.assemble")(function*(
  file: Option.Option<string>,
  flags: RecipeFlags,
  base: Settings = {}
) {
  const settings = overlay(base, Option.isSome(file) ? yield* read(file.value) : {})
  const classOf = yield* classOverlay(flags)
  const { scenarios: weights, ...lessons } = classOf.class
  const played = weights ?? at(settings, ["class", "scenarios"]) ?? {}
  const data = overlay(settings, {
    models: classOf.models,
    prompts: yield* promptFile.ofFlags(flags.prompts),
    class: {
      ...lessons,
      scenarios: weights,
      // Where nothing is played there is nothing to judge but rows.
      judge: Object.keys(played).length === 0 ? undefined : lessons.judge,
      share: value(flags.share)
    },
    index: value(flags.index),
    quality: { judge: value(flags.judge), benchmarks: paths(flags.benchmarks) },
    dataset: { references: paths(flags.references) },
    seed: value(flags.seed),
    model: value(flags.model),
    embedder: value(flags.embedder),
    population: {
      agents: value(flags.agents),
      // As they are from here: the recipe of a run must lead to its files from anywhere.
      profiles: paths(flags.profiles),
      packs: flags.packs.length === 0 ? undefined : flags.packs,
      anonymise: value(flags.anonymise),
      grounding: value(flags.grounding)
    },
    society: { communication: value(flags.communication), regroup: value(flags.regroup ?? Option.none()) },
    simulation: {
      steps: value(flags.steps),
      episodes: value(flags.episodes),
      window: value(flags.window),
      unit: value(flags.unit),
      routing: value(flags.routing)
    },
    requirements: requirements(settings, flags),
    operation: { name: value(flags.name), runs: runsOf(flags.runs, settings), ...operation.settings(flags) }
  })
  // Weights are named as a whole.
  if (weights !== undefined) (data["class"] as Mutable)["scenarios"] = weights
  return yield* Effect.fromResult(decode(data, Option.getOrUndefined(Option.map(file, (path) => basename(path)))))
})
