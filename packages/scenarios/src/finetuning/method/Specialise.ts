/** The loop of a variant: debate over train, build data sets, train, replace the agents, and again (MAFT, algorithm 1). */
import { Effect } from "effect"
import type { Transcript } from "../debate/Transcript.ts"
import * as Accuracy from "../measure/Accuracy.ts"
import * as Alarms from "../measure/Alarms.ts"
import * as Diversity from "../measure/Diversity.ts"
import type { Alarm, Iteration, Measured } from "../Result.ts"
import * as Study from "../Study.ts"
import { isAnswered } from "./Answered.ts"
import * as Learnt from "./Learnt.ts"
import * as Measure from "./Measure.ts"
import * as Train from "./Train.ts"
import * as Variant from "./Variant.ts"

/** A variant as far as it came. */
export interface Specialised {
  readonly variant: Variant.Variant
  readonly iterations: ReadonlyArray<Iteration>
  readonly measured: ReadonlyArray<Measured>
  /** The cast after each iteration, the untrained one first. */
  readonly casts: ReadonlyArray<Variant.Cast>
  readonly alarms: ReadonlyArray<Alarm>
  readonly notes: ReadonlyArray<string>
}

/** What agents of a variant are called after so many trainings. */
export const labelOf = ({ name, untrained }: Variant.Variant, iteration: number): string =>
  iteration === 0 ? untrained : `${name}-${iteration}`

/** The votes over those questions of train that have a reference answer, which no data set has seen. */
const votesOf = (study: Study.Study, transcripts: ReadonlyArray<Transcript>): Pick<Iteration, "votes"> => {
  const questions = (study.questions.train ?? []).filter(isAnswered)
  if (questions.length === 0) return {}
  const known = new Set(questions.map(({ id }) => id))
  const those = transcripts.filter(({ question }) => known.has(question))
  const without = those.filter(({ vote }) => vote.answer === null)
  return {
    votes: {
      questions: those.length,
      without: without.length,
      tied: without.filter(({ vote }) => vote.tied).length,
      ...Accuracy.of(Measure.scores(those, { questions, task: study.task }))
    }
  }
}

/** How far agents agreed, where there was anybody to agree with. */
const agreed = ({ task }: Study.Study, transcripts: ReadonlyArray<Transcript>) => {
  const consensus = Diversity.consensus(transcripts, task)
  return consensus === undefined ? {} : { consensus }
}

/** What was debated in an iteration, and what is to be learnt of it; nobody has learnt yet. */
const debated = Effect.fnUntraced(function*(
  study: Study.Study,
  { cast, iteration, variant }: Omit<Learnt.Lesson, "transcripts">
) {
  const { recipe, task } = study
  const label = labelOf(variant, iteration - 1)
  const options = Variant.options(recipe, { ...variant, cast, task })
  const transcripts = yield* Study.transcripts(study, { label, set: "train", options })
  const { learning, notes, sizes } = Learnt.of(study, { variant, iteration, cast, transcripts })
  const untrained: Iteration = {
    iteration,
    ...votesOf(study, transcripts),
    ...agreed(study, transcripts),
    calls: Study.askedIn(transcripts).calls,
    sizes,
    trained: {},
    ...cast
  }
  return { untrained, learning, notes }
})

/** How a variant is played. */
export interface SpecialiseOptions<E, R> {
  readonly variant: Variant.Variant
  /** How often its agents are trained at most. */
  readonly iterations: number
  /** True to end at an alarm: before anybody is trained on what it is about, but where test alone tells. */
  readonly stops?: boolean
  /** After which trainings it is measured. */
  readonly measured: "each" | "last" | "none"
  /** What its agents come to on test before they are trained, where that is measured. */
  readonly before?: Measured
  /** Is told after each iteration, and of an alarm that ends them. */
  readonly onIteration?: (so: Specialised) => Effect.Effect<void, E, R>
}

/** All alarms of a variant so far. */
const alarmsOf = (
  { questions, recipe }: Study.Study,
  { iterations, measured, variant }: Pick<Specialised, "variant" | "iterations" | "measured">
): ReadonlyArray<Alarm> =>
  Alarms.of({
    method: variant.name,
    iterations,
    measured,
    train: questions.train?.length ?? 0,
    settings: recipe.alarms
  })

/** Plays a variant to the end of its iterations, or to an alarm where alarms end them. */
export const specialise = Effect.fn("finetuning.specialise")(function*<E = never, R = never>(
  study: Study.Study,
  options: SpecialiseOptions<E, R>
) {
  const { before, onIteration = () => Effect.void, stops = false, variant } = options
  const { recipe, task } = study
  let so: Specialised = {
    variant,
    iterations: [],
    measured: before === undefined ? [] : [before],
    casts: [Variant.copies(recipe.model, variant.agents)],
    alarms: [],
    notes: []
  }
  const loud = () => stops && (so.alarms.length > 0 || Alarms.silences(so.measured).length > 0)
  const end = (when: string) => {
    so = { ...so, notes: [...so.notes, `The iterations ended ${when}: an alarm was sounded, and alarms.stop is on.`] }
  }
  for (let iteration = 1; iteration <= options.iterations; iteration++) {
    const cast = so.casts.at(-1)!
    const { learning, notes, untrained } = yield* debated(study, { variant, iteration, cast })
    so = {
      ...so,
      alarms: alarmsOf(study, { ...so, iterations: [...so.iterations, untrained] }),
      notes: [...so.notes, ...notes]
    }
    if (loud()) {
      end(`before the training of iteration ${iteration}`)
      yield* onIteration(so)
      break
    }
    const trained = yield* Train.train(study, { method: variant.name, iteration, learning })
    const next = Learnt.next({ cast, variant }, trained)
    const iterations = [...so.iterations, { ...untrained, trained, ...next }]
    const isMeasured = options.measured === "each" || (options.measured === "last" && iteration === options.iterations)
    const outcome = isMeasured
      ? yield* Measure.measure(study, {
        method: variant.name,
        iteration,
        label: labelOf(variant, iteration),
        set: "test",
        options: Variant.options(recipe, { ...variant, cast: next, task }),
        diverse: variant.curve
      })
      : undefined
    const measured = outcome === undefined ? so.measured : [...so.measured, outcome.measured]
    so = {
      variant,
      iterations,
      measured,
      casts: [...so.casts, next],
      alarms: alarmsOf(study, { variant, iterations, measured }),
      notes: [...so.notes, ...(outcome?.notes ?? [])]
    }
    const isOver = loud() && iteration < options.iterations
    if (isOver) end(`after iteration ${iteration}`)
    yield* onIteration(so)
    if (isOver) break
  }
  return so
})
