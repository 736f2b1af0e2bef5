/** A method measured: what it answers to all questions of a set, held against the reference answers. */
import type { Question } from "@stoa/core"
import { Effect } from "effect"
import type { Transcript } from "../debate/Transcript.ts"
import * as Transcripts from "../debate/Transcripts.ts"
import * as Accuracy from "../measure/Accuracy.ts"
import * as Diversity from "../measure/Diversity.ts"
import type { Measured, Scored } from "../Result.ts"
import * as Study from "../Study.ts"
import type { Task } from "../task/Task.ts"
import type { MethodName } from "./Name.ts"

/** What is measured. */
export interface Measuring extends Study.Played {
  readonly method: MethodName | "finetuned"
  readonly iteration: number
  /** True to have an embedder and, where the recipe says so, likelihoods tell how different the agents are. */
  readonly diverse?: boolean
}

/** How every question came out: the vote's winner against the reference answer. What has no winner is wrong. */
export const scores = (
  transcripts: ReadonlyArray<Transcript>,
  { questions, task }: { readonly questions: ReadonlyArray<Question.Question>; readonly task: Task }
): ReadonlyArray<Scored> => {
  const byId = new Map(questions.map((question) => [question.id, question]))
  return transcripts.map(({ question, vote: { answer } }) => ({
    question,
    answer,
    right: task.right(answer ?? undefined, byId.get(question)!)
  }))
}

/** Share of final answers in which none could be read. */
const unparseable = (transcripts: ReadonlyArray<Transcript>): number => {
  const last = transcripts.flatMap(Transcripts.answers)
  return last.length === 0 ? 0 : last.filter(({ answer }) => answer === null).length / last.length
}

/** A method measured, and what could not be measured of it, in sentences. */
export interface Outcome {
  readonly measured: Measured
  readonly notes: ReadonlyArray<string>
}

/** How different agents are that have debated; of one answer alone there is nothing to say. */
const diversity = Effect.fnUntraced(function*(
  transcripts: ReadonlyArray<Transcript>,
  { measuring: { diverse = false, label, options, set }, study }: {
    readonly study: Study.Study
    readonly measuring: Measuring
  }
) {
  if (options.generators.length < 2) return { diversity: {}, notes: [] }
  const task = Study.taskOf(study, set)
  const place = `diversity/${label}/${set}`
  const consensus = Diversity.consensus(transcripts, task)
  const agreed = consensus === undefined ? {} : { consensus }
  if (!diverse) return { diversity: agreed, notes: [] }
  study.onProgress({ what: `${label}, ${set}: diversity`, done: 0, of: 1 })
  const dissimilarity = yield* Diversity.dissimilarity(transcripts, { task, place })
  const apart = { ...agreed, ...(dissimilarity === undefined ? {} : { dissimilarity }) }
  if (!study.recipe.likelihood || options.rounds < 2) return { diversity: apart, notes: [] }
  const { note, ...likelihoods } = yield* Diversity.likelihoods(transcripts, {
    generators: options.generators,
    critics: options.critics,
    base: options.base,
    place
  })
  return { diversity: { ...apart, ...likelihoods }, notes: note === undefined ? [] : [note] }
})

/** Measures a method on a set. */
export const measure = Effect.fn("finetuning.measure")(function*(
  study: Study.Study,
  measuring: Measuring
) {
  const { iteration, method, set } = measuring
  const transcripts = yield* Study.transcripts(study, measuring)
  const task = Study.taskOf(study, set)
  const all = scores(transcripts, { questions: study.questions[set] ?? [], task })
  const { accuracy, error } = Accuracy.of(all)
  const { diversity: found, notes } = yield* diversity(transcripts, { study, measuring })
  const outcome: Outcome = {
    measured: {
      method,
      iteration,
      ...(set === "transfer" ? { transfer: task.name } : {}),
      questions: all.length,
      accuracy,
      error,
      unparseable: unparseable(transcripts),
      ...Study.askedIn(transcripts),
      diversity: found,
      scores: all
    },
    notes
  }
  return outcome
})
