/** The flags of a class: which scenarios are played over which questions, and who speaks. */
import { QuestionMix, Recipe } from "@stoa/core"
import { Effect, Option } from "effect"
import { Flag } from "effect/cli"
import { resolve } from "node:path"
import { usage } from "./CommandError.ts"
import { type Given, maybe } from "./flags.ts"
import type { Settings } from "./recipe.ts"
import * as Screen from "./Screen.ts"

/** The flags. */
export const flags = {
  questions: Flag.String("questions").pipe(
    Flag.withDescription(
      "A file of questions with reference answers (.jsonl, .json, .csv, each also .gz); may be given several times"
    ),
    Flag.atLeast(0)
  ),
  preset: maybe(
    Flag.Literals("preset", Recipe.presets),
    "What the rows of the question files look like; without it that is found out"
  ),
  rows: maybe(Flag.Int("rows"), "Questions drawn from each file; default: all"),
  scenario: Flag.String("scenario").pipe(
    Flag.withDescription(
      "Scenarios with their weights, as in error-correction=1,debate=2: names (see stoa scenarios), files such as ./mine.ts, or packages; may be given several times"
    ),
    Flag.atLeast(0)
  ),
  set: Flag.String("set").pipe(
    Flag.withDescription(
      "A setting of a scenario, as in error-correction.policy=keep (see stoa scenarios); may be given several times"
    ),
    Flag.atLeast(0)
  ),
  modelFor: Flag.String("model-for").pipe(
    Flag.withDescription(
      "Who speaks for a role or a kind of model, as in weak=ollama/qwen2.5:0.5b, peer=NAME@http://localhost:8001/v1 or debate.c=openai/gpt-5-mini; a kind named so may stand for its model; may be given several times"
    ),
    Flag.atLeast(0)
  ),
  judge: maybe(
    Flag.Literals("judge", ["none", "report", "filter"]),
    "report: a judge labels conversations whose reasoning is faulty; filter: and they are dropped"
  ),
  gain: maybe(
    Flag.Boolean("gain"),
    "Test the learner before and after each lesson, and once more without it: what is learnt"
  )
}

export type ClassFlags = Given<typeof flags>

/** A name and what stands behind its last equals sign. */
const parted = (text: string): readonly [string, string | undefined] => {
  const at = text.lastIndexOf("=")
  return at < 0 ? [text.trim(), undefined] : [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

/** A scenario that is a file, as the recipe holds it: it must lead there from anywhere. */
export const located = (name: string, from = process.cwd()): string =>
  /^\.{0,2}\//.test(name) || /\.[cm]?[jt]s(?:#\w+)?$/.test(name) ? resolve(from, name) : name

const scenarios = Effect.fnUntraced(function*(given: ReadonlyArray<string>) {
  const found: Record<string, number> = {}
  for (const part of given.flatMap((text) => text.split(",")).filter((text) => text.trim() !== "")) {
    const [name, weight = "1"] = parted(part)
    const number = Number(weight)
    if (name === "" || !Number.isFinite(number) || number <= 0) {
      return yield* usage(`--scenario takes names with weights above 0, as in debate=2, and found "${part.trim()}".`)
    }
    found[located(name)] = number
  }
  return found
})

/** Names with what stands for each, as in weak=ollama/qwen2.5:0.5b. */
export const pairs = Effect.fnUntraced(function*(given: ReadonlyArray<string>, { flag, like }: {
  readonly flag: string
  readonly like: string
}) {
  return yield* Effect.forEach(given, (text) => {
    const at = text.indexOf("=")
    return at < 1 || at === text.length - 1
      ? Effect.fail(usage(`--${flag} takes something like ${like}, and found "${text}".`))
      : Effect.succeed([text.slice(0, at).trim(), text.slice(at + 1).trim()] as const)
  })
})

/** A value as JSON where it is some, else as the text it is. */
const valueOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

const settings = Effect.fnUntraced(function*(given: ReadonlyArray<string>) {
  const found: Record<string, Record<string, unknown>> = {}
  const like = "error-correction.policy=keep"
  for (const [path, value] of yield* pairs(given, { flag: "set", like })) {
    const dot = path.indexOf(".")
    if (dot < 1 || dot === path.length - 1) {
      return yield* usage(`--set takes something like ${like}, and found "${path}=${value}".`)
    }
    const scenario = path.slice(0, dot)
    found[scenario] = { ...found[scenario], [path.slice(dot + 1)]: valueOf(value) }
  }
  return found
})

/** The settings these flags make, to be put over those of a recipe; only what was given. */
export const overlayOf = Effect.fn("classFlags.overlayOf")(function*(given: ClassFlags) {
  const weights = yield* scenarios(given.scenario)
  const models = yield* pairs(given.modelFor, { flag: "model-for", like: "weak=ollama/qwen2.5:0.5b" })
  const set = yield* settings(given.set)
  const preset = Option.getOrUndefined(given.preset)
  const count = Option.getOrUndefined(given.rows)
  const files = given.questions.map((file) => ({
    file: resolve(file),
    ...(preset === undefined ? {} : { preset }),
    ...(count === undefined ? {} : { count })
  }))
  return {
    models: models.length === 0 ? undefined : Object.fromEntries(models),
    class: {
      scenarios: Object.keys(weights).length === 0 ? undefined : weights,
      questions: files.length === 0 ? undefined : files,
      settings: Object.keys(set).length === 0 ? undefined : set,
      judge: Option.getOrUndefined(given.judge),
      gain: Option.getOrUndefined(given.gain)
    }
  }
})

/** The settings with the counts of a mix for their files of questions. */
export const mixed = Effect.fnUntraced(function*(data: Settings, mix: Option.Option<QuestionMix.Name>) {
  if (Option.isNone(mix)) return data
  const section = data["class"] as Settings
  const files = (section["questions"] ?? []) as unknown as ReadonlyArray<
    { readonly file: string; readonly count?: number }
  >
  const counted = QuestionMix.apply(files, mix.value)
  if (counted === undefined) {
    return yield* usage(
      `--mix is for three files of questions, and there ${files.length === 1 ? "is" : "are"} ${files.length}.`
    )
  }
  Screen.say(QuestionMix.note)
  return { ...data, class: { ...section, questions: counted as never } }
})
