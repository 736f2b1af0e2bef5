/** The questions of a finetuning: read and parted once, then those that its folder holds. */
import { Question, RowProblem } from "@stoa/core"
import { Finetuning } from "@stoa/scenarios"
import { Effect, Option, Result, Schema } from "effect"
import { readFile } from "node:fs/promises"
import { usage } from "../CommandError.ts"
import * as Screen from "../Screen.ts"

/** Bad rows shown without --verbose. */
const mostShown = 20

/** Rows that are left out, each in its sentence. */
export const tell = (problems: ReadonlyArray<RowProblem.RowProblem>, verbose: boolean): void => {
  const shown = verbose ? problems : problems.slice(0, mostShown)
  for (const problem of shown) Screen.say(Screen.style.yellow(`left out: ${RowProblem.sentence(problem)}`))
  if (shown.length < problems.length) {
    Screen.say(Screen.style.yellow(`... and ${problems.length - shown.length} more; --verbose lists them all`))
  }
}

/** A task by its name. */
export const taskOf = (name: string) => Effect.fromResult(Result.mapError(Finetuning.Tasks.find(name), usage))

/** Whether a method is wanted that learns from reference answers. */
const isTaught = ({ methods }: Finetuning.Recipe.Recipe): boolean => methods.includes("star")

/** Says that questions to learn from have no reference answers, where a method needs them. */
const untaught = (train: ReadonlyArray<Question.Question>, what: string) =>
  usage(
    `The method star learns from reference answers, and ${
      train.filter((question) => question.unanswered === true).length
    } of the ${
      Screen.count(train.length, "question")
    } ${what} have none: leave star out of methods, or name files with answers.`
  )

/** Questions to learn from and to measure with; where a method needs answers, only those that have one. */
const drawn = Effect.fnUntraced(
  function*(recipe: Finetuning.Recipe.Recipe, task: Effect.Success<ReturnType<typeof taskOf>>) {
    const { seed, test, train } = recipe
    const split = (answers: "wanted" | "optional") => Finetuning.Split.split({ task, seed, train, test, answers })
    if (!isTaught(recipe)) return yield* split("optional")
    return yield* Effect.catch(
      split("wanted"),
      () =>
        Effect.flatMap(split("optional"), (without) => Effect.fail(untaught(without.train, "drawn from train.files")))
    )
  }
)

const decode = Schema.decodeUnknownOption(Schema.Array(Question.Question))

/** The questions of a set that the folder of a finetuning holds; undefined where it does not. */
export const kept = (folder: Finetuning.Folder.Folder, set: Finetuning.Folder.Set) =>
  Effect.promise(() => readFile(Finetuning.Folder.questions(folder, set), "utf8").catch(() => undefined)).pipe(
    Effect.map((text) => {
      if (text === undefined) return undefined
      try {
        return Option.getOrUndefined(
          decode(text.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line)))
        )
      } catch {
        return undefined
      }
    })
  )

/** The questions of a recipe with their tasks; rows that cannot be used are named. */
export const of = Effect.fn("finetuning.questions")(function*(
  recipe: Finetuning.Recipe.Recipe,
  { folder, verbose }: { readonly folder: Finetuning.Folder.Folder | undefined; readonly verbose: boolean }
) {
  const { seed, train, transfer } = recipe
  const task = yield* taskOf(recipe.task)
  const other = transfer === undefined ? undefined : yield* taskOf(transfer.task)
  yield* Finetuning.Tasks.ready
  if (folder !== undefined) {
    const [first, second, third] = yield* Effect.all([
      kept(folder, "train"),
      kept(folder, "test"),
      kept(folder, "transfer")
    ])
    if (first !== undefined && second !== undefined && (other === undefined) === (third === undefined)) {
      if (isTaught(recipe) && first.some((question) => question.unanswered === true)) {
        return yield* untaught(first, `to learn from in ${folder.path}`)
      }
      const transfer = other === undefined ? undefined : { task: other, test: third ?? [] }
      return { task, train: first, test: second, transfer }
    }
  }
  const split = yield* drawn(recipe, task)
  tell(split.problems, verbose)
  if (other === undefined || transfer === undefined) {
    return { task, train: split.train, test: split.test, notes: split.notes, transfer: undefined }
  }
  const own = yield* Finetuning.Split.only(
    { task: other, seed, test: transfer.test },
    { taken: split.train, files: train.files }
  )
  tell(own.problems, verbose)
  const notes = [...split.notes, ...own.notes]
  return { task, train: split.train, test: split.test, notes, transfer: { task: other, test: own.test } }
})
