/** The questions of a finetuning: those to learn from and those to measure with, with none in both. */
import { type Question, RowProblem, Seed, type SourceError } from "@stoa/core"
import { Effect } from "effect"
import { resolve } from "node:path"
import * as Content from "./Content.ts"
import { draw, leftOut, load, type Loaded, type LoadOptions, settingOf, type Usable } from "./Load.ts"
import { TaskError } from "./TaskError.ts"

/** What is loaded: all but the part. */
type Asked = Omit<LoadOptions, "part" | "wanted" | "answers">

export interface SplitOptions extends Asked {
  readonly train: LoadOptions["wanted"]
  readonly test: LoadOptions["wanted"]
  /** Whether a question to learn from needs a reference answer; optional, if not told otherwise. */
  readonly answers?: LoadOptions["answers"]
}

export interface OnlyOptions extends Asked {
  readonly test: LoadOptions["wanted"]
}

/** Questions of another task share none with those that were learnt from: these, of these files. */
export interface Apart {
  readonly taken: ReadonlyArray<Question.Question>
  readonly files: ReadonlyArray<string>
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
  const setting = settingOf(part)
  if (wanted.files.length > 0) {
    return refuse(`${task.name} makes its own questions and reads no file: leave ${setting}.files out.`)
  }
  if (wanted.levels.length > 0) return refuse(`${task.name} has no levels: leave ${setting}.levels out.`)
  const questions = task.make!({
    count: wanted.count,
    chance: Seed.chance(Seed.at(seed, `finetuning/${part}`)),
    isTaken: (question) => taken.has(Content.hash(question))
  })
  return questions.length >= wanted.count ? Effect.succeed(questions) : refuse(
    `${setting}.count is ${wanted.count}, and ${task.name} found only ${questions.length} different questions: set it to ${questions.length} or fewer.`
  )
}

const noteOf = ({ part, task }: LoadOptions, usable: Usable): ReadonlyArray<string> => {
  const left = leftOut(usable)
  return left === "" ? [] : [`${settingOf(part)} (${task.name}): ${left}.`]
}

const unansweredNote = ({ task }: LoadOptions, drawn: ReadonlyArray<Loaded>): ReadonlyArray<string> => {
  const without = drawn.filter(({ question }) => question.unanswered === true).length
  return without === 0
    ? []
    : [
      `train (${task.name}): ${without} of the ${drawn.length} questions drawn have no reference answer that can be marked, and go without.`
    ]
}

const hashes = (questions: ReadonlyArray<Question.Question>) =>
  new Set(questions.map(({ question }) => Content.hash(question)))

const texts = (drawn: ReadonlyArray<Loaded>) => drawn.map(({ question }) => question)

const row = ({ file, question }: Loaded): string => `${question.id} of ${file}`

/** Leaves out what has a row in a file that was learnt from, and refuses what asks the same in another one. */
const apartFrom = (options: LoadOptions, { around, usable }: { readonly around: Apart; readonly usable: Usable }) => {
  const taken = new Map(around.taken.map((question) => [Content.hash(question.question), question]))
  const files = new Set(around.files.map((file) => resolve(file)))
  const isShared = ({ file, hash }: Loaded) => taken.has(hash) && files.has(file)
  const rest = usable.loaded.filter((each) => !isShared(each))
  const left = new Map(usable.left)
  if (rest.length < usable.loaded.length) left.set("that were drawn to learn from", usable.loaded.length - rest.length)
  return Effect.flatMap(draw(options, { ...usable, loaded: rest, left }), (drawn) => {
    const twice = drawn.find(({ hash }) => taken.has(hash))
    return twice === undefined ? Effect.succeed(drawn) : refuse(
      `A question of ${settingOf(options.part)} is also one to learn from: ${row(twice)} asks what ${
        taken.get(twice.hash)!.id
      } of train asks; take it out of one of the files, or name the same file in train.files and transfer.test.files and none is drawn twice.`
    )
  })
}

/** Questions to measure with alone; of another task where those are told that were learnt from. */
export const only = Effect.fn("Split.only")(
  function*({ test, ...asked }: OnlyOptions, around?: Apart): Effect.fn.Return<Only, Failure> {
    const part = around === undefined ? "test" : "transfer"
    const options = { ...asked, part, wanted: test } as const
    if (asked.task.make !== undefined) {
      return { test: yield* made(options, hashes(around?.taken ?? [])), problems: [], notes: [] }
    }
    const usable = yield* load(options)
    const drawn = yield* around === undefined ? draw(options, usable) : apartFrom(options, { around, usable })
    return { test: texts(drawn), problems: usable.problems, notes: noteOf(options, usable) }
  }
)

/**
 * Questions to learn from and to measure with. Those to measure with are drawn first, and those to learn from come from the rest of the
 * files that are named for both. Other files must not repeat a question that is drawn: then nothing is drawn at all.
 */
export const split = Effect.fn("Split.split")(function*(options: SplitOptions): Effect.fn.Return<Split, Failure> {
  const { seed, task } = options
  const forTest = { task, seed, part: "test", wanted: options.test } as const
  const { answers = "optional" } = options
  const forTrain = { task, seed, part: "train", wanted: options.train, answers } as const
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
    notes: [...noteOf(forTest, tests), ...noteOf(forTrain, trains), ...unansweredNote(forTrain, train)]
  }
})
