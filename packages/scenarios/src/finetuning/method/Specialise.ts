/** The loop of a variant: debate over train, build data sets, train, replace the agents, and again (MAFT, algorithm 1). */
import { Effect } from "effect"
import type { Transcript } from "../debate/Transcript.ts"
import * as Accuracy from "../measure/Accuracy.ts"
import * as Alarms from "../measure/Alarms.ts"
import * as Diversity from "../measure/Diversity.ts"
import type { Alarm, Iteration, Measured } from "../Result.ts"
import * as Study from "../Study.ts"
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

/** The votes over train, held against reference answers that no data set has seen. */
const votesOf = (study: Study.Study, transcripts: ReadonlyArray<Transcript>): Iteration["votes"] => {
  const scores = Measure.scores(transcripts, { questions: study.questions.train ?? [], task: study.task })
  const { accuracy, error } = Accuracy.of(scores)
  const without = scores.filter(({ answer }) => answer === null).length
  const tied = transcripts.filter(({ vote }) => vote.answer === null && vote.tied).length
  return { questions: scores.length, without, ...(tied === 0 ? {} : { tied }), accuracy, error }
}

/** One iteration: what was said, learnt and trained, and the cast that comes of it. */
const iterate = Effect.fnUntraced(function*(
  study: Study.Study,
  { cast, iteration, variant }: Omit<Learnt.Lesson, "transcripts">
) {
  const { recipe, task } = study
  const label = labelOf(variant, iteration - 1)
  const options = Variant.options(recipe, { ...variant, cast, task })
  const transcripts = yield* Study.transcripts(study, { label, set: "train", options })
  const lesson = { variant, iteration, cast, transcripts }
  const { learning, notes, sizes } = Learnt.of(study, lesson)
  const { notes: unfit, trained } = yield* Train.train(study, { method: variant.name, iteration, learning })
  const next = Learnt.next(lesson, trained)
  const iterated: Iteration = {
    iteration,
    votes: votesOf(study, transcripts),
    consensus: Diversity.consensus(transcripts, task) ?? 0,
    calls: transcripts.reduce((sum, { said }) => sum + said.length, 0),
    sizes,
    trained,
    ...next
  }
  return { iterated, next, notes: [...notes, ...unfit] }
})

/** How a variant is played. */
export interface SpecialiseOptions<E, R> {
  readonly variant: Variant.Variant
  /** What its agents come to on test before they are trained, where that is measured. */
  readonly before?: Measured
  /** Is told after each iteration. */
  readonly onIteration?: (so: Specialised) => Effect.Effect<void, E, R>
}

/** Plays a variant to the end of its iterations, or to an alarm where alarms end them. */
export const specialise = Effect.fn("finetuning.specialise")(function*<E = never, R = never>(
  study: Study.Study,
  { before, onIteration = () => Effect.void, variant }: SpecialiseOptions<E, R>
) {
  const { recipe, task } = study
  let so: Specialised = {
    variant,
    iterations: [],
    measured: before === undefined ? [] : [before],
    casts: [Variant.copies(recipe.model, variant.agents)],
    alarms: [],
    notes: []
  }
  for (let iteration = 1; iteration <= recipe.iterations; iteration++) {
    const cast = so.casts.at(-1)!
    const { iterated, next, notes } = yield* iterate(study, { variant, iteration, cast })
    const outcome = variant.curve || iteration === recipe.iterations
      ? yield* Measure.measure(study, {
        method: variant.name,
        iteration,
        label: labelOf(variant, iteration),
        set: "test",
        options: Variant.options(recipe, { ...variant, cast: next, task }),
        diverse: variant.curve
      })
      : undefined
    const iterations = [...so.iterations, iterated]
    const measured = outcome === undefined ? so.measured : [...so.measured, outcome.measured]
    so = {
      variant,
      iterations,
      measured,
      casts: [...so.casts, next],
      alarms: Alarms.of({ iterations, measured, settings: recipe.alarms }),
      notes: [...so.notes, ...notes, ...(outcome?.notes ?? [])]
    }
    yield* onIteration(so)
    if (recipe.alarms.stop && so.alarms.length > 0) break
  }
  return so
})
