/** The questions of a task from files: those that it can mark, each once, in an order that hangs on the seed and on each alone. */
import { type Question, Questions, type RowProblem, Seed, type SourceError } from "@stoa/core"
import { Effect } from "effect"
import { resolve } from "node:path"
import type { Recipe } from "../Recipe.ts"
import * as Content from "./Content.ts"
import type { Task } from "./Task.ts"
import { TaskError } from "./TaskError.ts"

/** Which questions, as a recipe has it. */
export type Wanted = Recipe["train"]

/** What questions are loaded for. */
export type Part = "train" | "test" | "transfer"

/** The setting that says which questions a part has. */
export const settingOf = (part: Part): string => (part === "transfer" ? "transfer.test" : part)

/** A question, the file it stands in, and the hash of what it asks. */
export interface Loaded {
  readonly question: Question.Question
  readonly file: string
  readonly hash: string
}

/** All questions of some files that can be used, in the order drawn. */
export interface Usable {
  readonly loaded: ReadonlyArray<Loaded>
  readonly problems: ReadonlyArray<RowProblem.RowProblem>
  readonly rows: number
  /** How many were left out, by the reason. */
  readonly left: ReadonlyMap<string, number>
}

export interface LoadOptions {
  readonly task: Task
  readonly seed: number
  readonly part: Part
  readonly wanted: Wanted
  /** wanted, if not told otherwise; optional: a question without a reference answer that can be marked is used without one. */
  readonly answers?: "wanted" | "optional" | undefined
}

const refuse = (sentence: string) => Effect.fail(new TaskError({ sentence }))

/** What a reader must know of rows that are not used: "20 of 500 rows were left out: 20 of other levels". */
export const leftOut = ({ left, rows }: Pick<Usable, "left" | "rows">): string => {
  const total = [...left.values()].reduce((sum, count) => sum + count, 0)
  const reasons = [...left].map(([reason, count]) => `${count} ${reason}`).join(", ")
  return total === 0 ? "" : `${total} of ${rows} rows were left out: ${reasons}`
}

/** Why the reference of a question cannot be held against an answer; absent where it can. */
const unmarked = (question: Question.Question, { task }: LoadOptions): string | undefined => {
  if (question.outcome === undefined) return "without an answer that can be compared"
  return task.right(question.outcome.text, question) ? undefined : `with an answer that ${task.name} cannot mark`
}

/** A question without its reference, which no one could mark by. */
const unanswered = ({ outcome: _, ...question }: Question.Question): Question.Question => ({
  ...question,
  answer: "",
  unanswered: true
})

/** Why a question is not used; absent where it is. */
const unfit = (question: Question.Question, options: LoadOptions): string | undefined => {
  const { wanted } = options
  const reason = options.answers === "optional" ? undefined : unmarked(question, options)
  if (reason !== undefined) return reason
  if (wanted.levels.length === 0) return undefined
  if (question.level === undefined) return "without a level"
  return wanted.levels.includes(question.level) ? undefined : "of other levels"
}

/** The questions of the files that can be used; the first of several that ask the same. */
export const load = Effect.fn("Load.load")(function*(options: LoadOptions): Effect.fn.Return<
  Usable,
  SourceError | TaskError
> {
  const { answers, part, seed, task, wanted } = options
  const setting = settingOf(part)
  if (task.preset === undefined) {
    return yield* refuse(`${task.name} makes its own questions and reads no file: leave ${setting}.files out.`)
  }
  if (wanted.files.length === 0) {
    return yield* refuse(`${task.name} has its questions from files: name one or more in ${setting}.files.`)
  }
  // Who maps no level finds it where MATH has it.
  const mapping = { level: "level", ...wanted.mapping }
  const preset = task.preset as Questions.QuestionFile["preset"]
  const found = yield* Questions.read(wanted.files.map((file) => ({ file, preset, mapping, answers })))
  const left = new Map<string, number>()
  const leave = (reason: string, count = 1) => left.set(reason, (left.get(reason) ?? 0) + count)
  if (found.bad > 0) leave("that cannot be read or repeat another", found.bad)
  const loaded = new Map<string, Loaded>()
  for (const [index, { questions }] of found.files.entries()) {
    const file = resolve(wanted.files[index]!)
    for (const question of questions) {
      const hash = Content.hash(question.question)
      const reason = unfit(question, options) ?? (loaded.has(hash) ? "that ask what an earlier one asks" : undefined)
      const used = unmarked(question, options) === undefined ? question : unanswered(question)
      if (reason === undefined) loaded.set(hash, { question: used, file, hash })
      else leave(reason)
    }
  }
  const rank = ({ hash }: Loaded) => Seed.digest(`${seed}\0finetuning/${part}/${hash}`)
  const ranked = [...loaded.values()].map((each) => ({ each, rank: rank(each) }))
  return {
    loaded: ranked.toSorted((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ each }) => each),
    problems: found.problems,
    rows: found.rows,
    left
  }
})

/** The first so many; a sentence with both numbers where there are fewer. */
export const draw = ({ part, wanted: { count } }: LoadOptions, usable: Usable) => {
  const { loaded } = usable
  const setting = settingOf(part)
  if (loaded.length >= count) return Effect.succeed(loaded.slice(0, count))
  const left = leftOut(usable)
  return refuse(
    `${setting}.count is ${count}, and there are ${loaded.length} questions that can be used${
      left === "" ? "" : ` (${left})`
    }: set ${setting}.count to ${loaded.length} or fewer, or name more files in ${setting}.files.`
  )
}
