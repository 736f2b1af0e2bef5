/** Multiagent finetuning (arXiv:2501.05707): debate, vote, specialise, iterate; and every method it is held against, on the same questions. */
import { type Embedder, type Likelihood, Milestones, type Question, version } from "@stoa/core"
import { Effect, Option, Schema } from "effect"
import * as Abacus from "./abacus/Abacus.ts"
import type * as Folder from "./Folder.ts"
import * as Kept from "./Kept.ts"
import * as Best from "./measure/Best.ts"
import * as Report from "./measure/Report.ts"
import * as Measure from "./method/Measure.ts"
import * as Methods from "./method/Methods.ts"
import * as Specialise from "./method/Specialise.ts"
import * as Untrained from "./method/Untrained.ts"
import * as Variant from "./method/Variant.ts"
import type { OnProgress } from "./Progress.ts"
import type { Recipe } from "./Recipe.ts"
import type { Measured, Result } from "./Result.ts"
import * as Study from "./Study.ts"
import type { Task } from "./task/Task.ts"
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

/** What is to be known of the questions, as it was told when they were drawn. */
const notesOf = Effect.fnUntraced(function*(given: ReadonlyArray<string>) {
  const milestones = yield* Milestones.Milestones
  const known = Option.flatMap(yield* milestones.get("questions/notes"), decodeNotes)
  if (Option.isSome(known)) return known.value
  yield* milestones.set("questions/notes", given)
  return given
})

/** The best of the finetuned agents and the base model on the questions of another task, which nobody has learnt from. */
const transferred = Effect.fnUntraced(function*(study: Study.Study, so: Specialise.Specialised, best: number) {
  if (study.transfer === undefined) return []
  const set = "transfer"
  const untrained = study.recipe.methods.filter(Untrained.isOne).map((name) =>
    Untrained.measuring(study, name, { set, label: name })
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
  const study: Study.Study = {
    recipe,
    folder,
    task,
    questions: { train, test, ...(transfer === undefined ? {} : { transfer: transfer.test }) },
    transfer: transfer?.task,
    onProgress
  }
  const trainer = yield* Trainer
  yield* trainer.check(recipe.model)
  yield* Study.keepQuestions(study)
  let result = empty(study, [...(yield* notesOf(notes)), ...(yield* begin(study)), ...trainer.notes])

  const tell = Effect.fnUntraced(function*(more: Partial<Result>) {
    result = { ...result, ...more, notes: [...new Set([...result.notes, ...(more.notes ?? [])])] }
    result = { ...result, best: Best.of(result.measured) }
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
    before: first.measured,
    onIteration: ({ alarms, iterations, measured, notes }) => tell({ iterations, alarms, notes, measured })
  })
  const measure = Methods.make(study)
  for (const method of recipe.methods) {
    const { measured, notes } = yield* measure(method)
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
    const study: Study.Study = { recipe, folder, task, questions: { test }, onProgress }
    yield* Study.keepQuestions(study)
    const notes = yield* begin(study)
    const outcome = yield* Measure.measure(study, {
      ...Untrained.measuring(study, method, { set: "test", cast }),
      diverse: true
    })
    return { measured: outcome.measured as Measured, notes: [...notes, ...outcome.notes] }
  }
)

/** Services that a finetuning asks of. */
export type Asked = Study.Needed | Embedder.Embedder | Likelihood.Likelihood | Trainer
