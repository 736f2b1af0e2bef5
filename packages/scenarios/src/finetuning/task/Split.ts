/** The questions of a finetuning: those to learn from and those to measure with, with none in both. */
import { type Question, RowProblem, Seed, type SourceError } from "@stoa/core"
import { Effect } from "effect"
import * as Content from "./Content.ts"
import { draw, leftOut, load, type Loaded, type LoadOptions, type Usable } from "./Load.ts"
import { TaskError } from "./TaskError.ts"

export { TaskError } from "./TaskError.ts"

/** What is loaded: all but the part. */
type Asked = Omit<LoadOptions, "part" | "wanted">

export interface SplitOptions extends Asked {
  readonly train: LoadOptions["wanted"]
  readonly test: LoadOptions["wanted"]
}

export interface OnlyOptions extends Asked {
  readonly test: LoadOptions["wanted"]
}

/** Test questions, rows that cannot be used, and sentences about what was left out. */
export interface Only {
  readonly test: ReadonlyArray<Question.Question>
  readonly problems: ReadonlyArray<RowProblem.RowProblem>
  readonly notes: ReadonlyArray<string>
}

export interface Split extends Only {
  readonly train: ReadonlyArray<Question.Question>
}

type Failure = SourceError | TaskError

const refuse = (sentence: string) => Effect.fail(new TaskError({ sentence }))

const made = (options: LoadOptions, taken: ReadonlySet<string>) => {
  const { part, seed, task, wanted } = options
  if (wanted.files.length > 0) {
    return refuse(`${task.name} makes its own questions and reads no file: leave ${part}.files out.`)
  }
  if (wanted.levels.length > 0) return refuse(`${task.name} has no levels: leave ${part}.levels out.`)
  const questions = task.make!({
    count: wanted.count,
    chance: Seed.chance(Seed.at(seed, `finetuning/${part}`)),
    isTaken: (question) => taken.has(Content.hash(question))
  })
  return questions.length >= wanted.count ? Effect.succeed(questions) : refuse(
    `${part}.count is ${wanted.count}, and ${task.name} found only ${questions.length} different questions: set it to ${questions.length} or fewer.`
  )
}

const noteOf = ({ part, task }: LoadOptions, usable: Usable): ReadonlyArray<string> => {
  const left = leftOut(usable)
  return left === "" ? [] : [`${part} (${task.name}): ${left}.`]
}

const hashes = (questions: ReadonlyArray<Question.Question>) =>
  new Set(questions.map(({ question }) => Content.hash(question)))

const texts = (drawn: ReadonlyArray<Loaded>) => drawn.map(({ question }) => question)

const row = ({ file, question }: Loaded): string => `${question.id} of ${file}`

/** Questions to measure with alone. */
export const only = Effect.fn("Split.only")(
  function*({ test, ...asked }: OnlyOptions): Effect.fn.Return<Only, Failure> {
    const options = { ...asked, part: "test", wanted: test } as const
    if (asked.task.make !== undefined) return { test: yield* made(options, new Set()), problems: [], notes: [] }
    const usable = yield* load(options)
    return { test: texts(yield* draw(options, usable)), problems: usable.problems, notes: noteOf(options, usable) }
  }
)

/**
 * Questions to learn from and to measure with. Those to measure with are drawn first, and those to learn from come from the rest of the
 * files that are named for both. Other files must not repeat a question that is drawn: then nothing is drawn at all.
 */
export const split = Effect.fn("Split.split")(function*(options: SplitOptions): Effect.fn.Return<Split, Failure> {
  const { seed, task } = options
  const forTest = { task, seed, part: "test", wanted: options.test } as const
  const forTrain = { task, seed, part: "train", wanted: options.train } as const
  if (task.make !== undefined) {
    const test = yield* made(forTest, new Set())
    return { test, train: yield* made(forTrain, hashes(test)), problems: [], notes: [] }
  }
  const [tests, trains] = [yield* load(forTest), yield* load(forTrain)]
  const test = new Map((yield* draw(forTest, tests)).map((each) => [each.hash, each]))
  // What stands in one file for both is in the test alone.
  const isShared = ({ file, hash }: Loaded) => test.get(hash)?.file === file
  const [shared, rest] = [trains.loaded.filter(isShared), trains.loaded.filter((each) => !isShared(each))]
  const left = new Map(trains.left)
  if (shared.length > 0) left.set("that were drawn for the test", shared.length)
  const train = yield* draw(forTrain, { ...trains, loaded: rest, left })
  const twice = train.find(({ hash }) => test.has(hash))
  if (twice !== undefined) {
    return yield* refuse(
      `A question to learn from is also one to measure with: ${row(twice)} asks what ${
        row(test.get(twice.hash)!)
      } asks; take it out of one of the files, or name the same file in train.files and test.files and none is drawn twice.`
    )
  }
  return {
    train: texts(train),
    test: texts([...test.values()]),
    // A file that is read for both has its bad rows once.
    problems: [
      ...new Map([...tests.problems, ...trains.problems].map((each) => [RowProblem.sentence(each), each])).values()
    ],
    notes: [...noteOf(forTest, tests), ...noteOf(forTrain, trains)]
  }
})
