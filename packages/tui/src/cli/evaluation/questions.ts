/** The questions of an evaluation: of trained agents none that they have learnt from, or were measured with when the best were chosen. */
import { type Question, Seed } from "@stoa/core"
import { Finetuning } from "@stoa/scenarios"
import { Effect } from "effect"
import { usage } from "../CommandError.ts"
import { kept, taskOf, tell } from "../finetuning/questions.ts"
import { told } from "../finetuning/sitting.ts"
import * as Screen from "../Screen.ts"

type Recipe = Finetuning.Recipe.Recipe
type Task = Effect.Success<ReturnType<typeof taskOf>>

/** How questions are drawn. */
export interface QuestionsOptions {
  /** The finetuning whose agents are measured. */
  readonly trained: Finetuning.Folder.Folder | undefined
  /** True to take all that a file has. */
  readonly all: boolean
  readonly verbose: boolean
}

/** What a finetuning has learnt from and was measured with, by content. */
const taken = Effect.fnUntraced(function*(folder: Finetuning.Folder.Folder | undefined) {
  if (folder === undefined) return new Set<string>()
  const sets = yield* Effect.forEach(
    ["train", "test"] as const,
    (set) =>
      Effect.flatMap(kept(folder, set), (found) =>
        found === undefined
          ? Effect.fail(
            usage(
              `${
                Finetuning.Folder.questions(folder, set)
              } is not there or cannot be read, so that nobody can tell what ${folder.name} has learnt from: npx stoa resume ${folder.name} writes it where the finetuning is not finished.`
            )
          )
          : Effect.succeed(found))
  )
  return new Set(sets.flat().map(({ question }) => Finetuning.Content.hash(question)))
})

/** Settings of a recipe in a sentence, as the flags that set them. */
const inFlags = (sentence: string): string =>
  sentence.replaceAll("test.count", "--rows").replaceAll("test.files", "--questions")

const made = (task: Task, { known, recipe }: { readonly known: ReadonlySet<string>; readonly recipe: Recipe }) => {
  const { seed, test } = recipe
  if (test.files.length > 0) {
    return Effect.fail(usage(`${task.name} makes its own questions and reads no file: leave --questions out.`))
  }
  const place = known.size === 0 ? "finetuning/test" : "finetuning/evaluation"
  const questions = task.make!({
    count: test.count,
    chance: Seed.chance(Seed.at(seed, place)),
    isTaken: (question) => known.has(Finetuning.Content.hash(question))
  })
  return questions.length >= test.count
    ? Effect.succeed(questions)
    : Effect.fail(
      usage(`--rows is ${test.count}, and ${task.name} found only ${questions.length} questions: ask for fewer.`)
    )
}

const ofFiles = Effect.fnUntraced(function*(
  task: Task,
  { known, options: { all, trained, verbose }, recipe }: {
    readonly known: ReadonlySet<string>
    readonly options: QuestionsOptions
    readonly recipe: Recipe
  }
) {
  const asked = { task, seed: recipe.seed, part: "test", wanted: recipe.test } as const
  const usable = yield* Finetuning.Load.load(asked)
  tell(usable.problems, verbose)
  const loaded = usable.loaded.filter(({ hash }) => !known.has(hash))
  const overlap = usable.loaded.length - loaded.length
  const whose = `that ${trained?.name ?? ""} has learnt from or was measured with`
  if (loaded.length === 0 && overlap > 0) {
    return yield* usage(`All ${Screen.count(overlap, "question")} of --questions are such ${whose}: name another file.`)
  }
  const left = new Map([...usable.left, ...(overlap === 0 ? [] : [[whose, overlap] as const])])
  const rest = { ...usable, loaded, left }
  const note = Finetuning.Load.leftOut(rest)
  const drawn = all ? loaded : yield* Finetuning.Load.draw(asked, rest)
  const questions: ReadonlyArray<Question.Question> = drawn.map(({ question }) => question)
  if (questions.length > 0) return { questions, notes: note === "" ? [] : [`${note}.`] }
  return yield* usage(`There is no question in --questions that can be used${note === "" ? "" : ` (${note})`}.`)
})

/** Draws them; notes say what was left out. */
export const of = Effect.fn("evaluation.questions")(
  function*(recipe: Recipe, options: QuestionsOptions) {
    const task = yield* taskOf(recipe.task)
    yield* Finetuning.Tasks.ready
    const known = yield* taken(options.trained)
    if (task.make === undefined) return { task, ...(yield* ofFiles(task, { recipe, known, options })) }
    const notes = options.trained === undefined
      ? []
      : [
        `The questions are new: none is among those that ${options.trained.name} has learnt from or was measured with.`
      ]
    return { task, questions: yield* made(task, { recipe, known }), notes }
  },
  Effect.mapError((error) => {
    const failure = told(error)
    return "sentence" in failure && "code" in failure ? usage(inFlags(failure.message)) : failure
  })
)
