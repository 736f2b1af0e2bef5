/** Multiagent finetuning (arXiv:2501.05707): debate, vote, specialise, iterate; and every method it is held against, on the same questions. */
import { Milestones, type Question, version } from "@stoa/core"
import { Effect, Option, Schema } from "effect"
import * as Abacus from "./abacus/Abacus.ts"
import * as Disjoint from "./Disjoint.ts"
import type * as Folder from "./Folder.ts"
import * as Kept from "./Kept.ts"
import * as Alarms from "./measure/Alarms.ts"
import * as Best from "./measure/Best.ts"
import * as Report from "./measure/Report.ts"
import { isAnswered } from "./method/Answered.ts"
import * as Measure from "./method/Measure.ts"
import * as Methods from "./method/Methods.ts"
import * as Specialise from "./method/Specialise.ts"
import * as Untrained from "./method/Untrained.ts"
import * as Variant from "./method/Variant.ts"
import type { OnProgress } from "./Progress.ts"
import type { Recipe } from "./Recipe.ts"
import type { Alarm, Measured, Result } from "./Result.ts"
import * as Study from "./Study.ts"
import type { Task } from "./task/Task.ts"
import { TaskError } from "./task/TaskError.ts"
import * as Tasks from "./task/Tasks.ts"
import { Trainer } from "./trainer/Trainer.ts"

/** What a finetuning is played with. */
export interface FinetuningOptions {
  readonly folder: Folder.Folder
  readonly task: Task
  readonly train: ReadonlyArray<Question.Question>
  readonly test: ReadonlyArray<Question.Question>
  /** Another task, and its questions. */
  readonly transfer?: { readonly task: Task; readonly test: ReadonlyArray<Question.Question> } | undefined
  /** What a reader must know of the questions, such as how many rows were left out. */
  readonly notes?: ReadonlyArray<string> | undefined
  readonly onProgress: OnProgress
  /** Told of the result as far as it has come, whenever there is more of it. */
  readonly onResult?: (result: Result) => void
}

const decodeNotes = Schema.decodeUnknownOption(Schema.Array(Schema.String))

/** Makes what the base model needs before it can answer; what is to be known of it, in sentences. */
const begin = Effect.fnUntraced(function*({ folder, onProgress, questions, recipe }: Study.Study) {
  // One that was trained has weights of its own.
  if (recipe.model !== Abacus.name) return []
  onProgress({ what: "start weights of the abacus", done: 0, of: 1 })
  const asked = Object.values(questions).flatMap((set) => set.map(({ question }) => question))
  const { sentence } = yield* Abacus.begin({ folder: folder.models, seed: recipe.seed, exclude: asked })
  return [sentence]
})

/** What is to be known of the questions, as it was told when they were drawn. It is kept before they are: who resumes is not told it. */
const keep = Effect.fnUntraced(function*(study: Study.Study, given: ReadonlyArray<string>) {
  const milestones = yield* Milestones.Milestones
  const known = Option.getOrUndefined(Option.flatMap(yield* milestones.get("questions/notes"), decodeNotes))
  if (known === undefined) yield* milestones.set("questions/notes", given)
  yield* Study.keepQuestions(study)
  return known ?? given
})

/** Questions that a finetuning cannot be played with are found out before anything is asked. */
const check = Effect.fnUntraced(function*({ questions, recipe: { methods } }: Study.Study) {
  yield* Disjoint.check(questions)
  const unknown = questions.train?.find((question) => !isAnswered(question))
  if (unknown !== undefined && methods.includes("star")) {
    return yield* new TaskError({
      sentence:
        `The method star is trained on right answers, and the question ${unknown.id} of train has no reference answer: leave star out of methods, or take questions that have one.`
    })
  }
})

/** The best of the finetuned agents and the base model on the questions of another task, which nobody has learnt from. */
const transferred = Effect.fnUntraced(function*(study: Study.Study, so: Specialise.Specialised, best: number) {
  if (study.transfer === undefined) return []
  const set = "transfer"
  const untrained = study.recipe.methods.filter(Untrained.isOne).map((name) =>
    Untrained.measuring(study, name, { set })
  )
  const cast = so.casts[best] ?? so.casts[0]!
  const finetuned = {
    method: "finetuned" as const,
    iteration: best,
    label: Specialise.labelOf(so.variant, best),
    set,
    options: Variant.options(study.recipe, { ...so.variant, cast, task: study.transfer })
  } as const
  return yield* Effect.forEach([...untrained, finetuned], (measuring) => Measure.measure(study, measuring))
})

/** The first result: nothing learnt and nothing measured. */
const empty = ({ questions, recipe }: Study.Study, notes: ReadonlyArray<string>): Result => ({
  stoa: version,
  task: recipe.task,
  model: recipe.model,
  seed: recipe.seed,
  agents: recipe.debate.agents,
  rounds: recipe.debate.rounds,
  train: questions.train?.length ?? 0,
  test: questions.test?.length ?? 0,
  finished: false,
  iterations: [],
  measured: [],
  best: 0,
  alarms: [],
  notes
})

/** Plays a whole finetuning. Played again in the same folder it goes on where it broke off: no answered call is asked again. */
export const run = Effect.fn("finetuning.run")(function*(recipe: Recipe, options: FinetuningOptions) {
  const { folder, notes = [], onProgress, onResult, task, test, train, transfer } = options
  yield* Tasks.ready
  const study: Study.Study = {
    recipe,
    folder,
    task,
    questions: { train, test, ...(transfer === undefined ? {} : { transfer: transfer.test }) },
    transfer: transfer?.task,
    onProgress,
    asked: new Map()
  }
  yield* check(study)
  const trainer = yield* Trainer
  yield* trainer.check(recipe.model)
  let result = empty(study, [...(yield* keep(study, notes)), ...(yield* begin(study)), ...trainer.notes])
  // Alarms of those who are trained, each told once; those of answers come after them, and are of all that was measured.
  let alarms: ReadonlyArray<Alarm> = []

  const tell = Effect.fnUntraced(function*(more: Partial<Omit<Result, "alarms">>) {
    result = { ...result, ...more, notes: [...new Set([...result.notes, ...(more.notes ?? [])])] }
    const { measured } = result
    result = {
      ...result,
      asked: Study.asked(study),
      best: Best.of(measured),
      alarms: [...alarms, ...Alarms.silences(measured)]
    }
    yield* Kept.write(folder.result, Kept.json(result))
    yield* Kept.write(folder.report, [Report.markdown(result)])
    onResult?.(result)
  })

  const [variant] = Variant.variants(recipe)
  const first = yield* Measure.measure(study, {
    ...Untrained.measuring(study, "debate", { set: "test" }),
    method: "finetuned",
    diverse: true
  })
  yield* tell({ measured: [first.measured], notes: first.notes })
  const so = yield* Specialise.specialise(study, {
    variant: variant!,
    iterations: recipe.iterations,
    stops: recipe.alarms.stop,
    measured: "each",
    before: first.measured,
    onIteration: ({ alarms: its, iterations, measured, notes }) => {
      alarms = its
      return tell({ iterations, notes, measured })
    }
  })
  const measure = Methods.make(study, { iterations: so.iterations.length })
  for (const method of recipe.methods) {
    const { alarms: its, measured, notes } = yield* measure(method)
    alarms = [...new Map([...alarms, ...its].map((alarm) => [alarm.sentence, alarm])).values()]
    yield* tell({ measured: [...result.measured, ...measured], notes })
  }
  for (const { measured, notes } of yield* transferred(study, so, result.best)) {
    yield* tell({ measured: [...result.measured, measured], notes })
  }
  yield* tell({ finished: true })
  return result
})

/** What a method that trains nothing is measured with. */
export interface EvaluationOptions {
  readonly method: Untrained.Name
  readonly folder: Folder.Folder
  readonly task: Task
  readonly test: ReadonlyArray<Question.Question>
  /** Who plays; copies of the recipe's model where nobody is named. */
  readonly cast?: Variant.Cast | undefined
  readonly onProgress: OnProgress
}

/** Measures a method that trains nothing, with any models. */
export const evaluate = Effect.fn("finetuning.evaluate")(
  function*(
    recipe: Recipe,
    { cast, folder, method, onProgress, task, test }: EvaluationOptions
  ) {
    yield* Tasks.ready
    const study: Study.Study = { recipe, folder, task, questions: { test }, onProgress, asked: new Map() }
    yield* Study.keepQuestions(study)
    const notes = yield* begin(study)
    const outcome = yield* Measure.measure(study, {
      ...Untrained.measuring(study, method, { set: "test", cast }),
      diverse: true
    })
    return { measured: outcome.measured as Measured, notes: [...notes, ...outcome.notes] }
  }
)
