/**
 * STaR (MAFT, section 4.1): one model is trained on its own right answers, and on those that it finds with the right answer as a hint.
 * The only method that uses reference answers of train. It is repeated as often as the agents are trained, and not until its loss no
 * longer falls, as the paper has it: so all methods get as many trainings.
 */
import type { Question } from "@stoa/core"
import { Effect } from "effect"
import * as Check from "../data/Check.ts"
import * as Others from "../data/Others.ts"
import * as Hinted from "../debate/Hinted.ts"
import { spoken, type Transcript, type Utterance } from "../debate/Transcript.ts"
import * as Alarms from "../measure/Alarms.ts"
import type { Iteration } from "../Result.ts"
import * as Study from "../Study.ts"
import * as Measure from "./Measure.ts"
import * as Train from "./Train.ts"
import * as Variant from "./Variant.ts"

const name = "star"

/** One answer of one model. */
const alone = { rounds: 1, summaries: "off", style: "debate", identified: false } as const

/** The model as it is trained, and how often it was. */
interface Now {
  readonly model: string
  /** The training that comes next, from 1. */
  readonly iteration: number
}

/** What one is called who was trained so often; the label of the base model is that of the method. */
const labelOf = (trainings: number): string => (trainings === 0 ? "base" : `${name}-${trainings}`)

/** What one who plays alone has said about a question, as a transcript. */
const transcriptOf = ({ id, question }: Question.Question, said: Utterance): Transcript => ({
  question: id,
  text: question,
  rounds: 1,
  said: [said],
  vote: {
    answer: said.answer,
    classes: said.answer === null ? [] : [{ answer: said.answer, agents: [said.agent] }],
    tied: false
  }
})

/** Answers with the right one as a hint, each kept as a transcript: what was asked stands in it without the hint, as it is learnt. */
const hints = (
  study: Study.Study,
  { iteration, options, questions }: Pick<Now, "iteration"> & Pick<Study.Played, "options"> & {
    readonly questions: ReadonlyArray<Question.Question>
  }
) => {
  const model = options.generators[0]!
  const label = `${name}-${iteration}.hints`
  const what = `${name} ${iteration}, train: hints`
  let done = 0
  const say = Effect.forEach(
    questions,
    (question) =>
      Hinted.hinted({ task: study.task, model }, { question, place: `${name}-${iteration}/hint/${question.id}` }).pipe(
        Effect.map((said) => transcriptOf(question, said)),
        Effect.tap(() => Effect.sync(() => study.onProgress({ what, done: ++done, of: questions.length })))
      ),
    { concurrency: "unbounded" }
  )
  return Study.once(study, { label, set: "train", options }, say)
}

/** An answer to every question: the model's own where it is right, or else one with the answer as a hint; and the calls it took. */
const found = Effect.fnUntraced(function*(study: Study.Study, { iteration, model }: Now) {
  const { questions: { train = [] }, recipe, task } = study
  const options = Variant.options(recipe, { ...alone, cast: Variant.copies(model, 1), task })
  const transcripts = yield* Study.transcripts(study, { label: labelOf(iteration - 1), set: "train", options })
  const isRight = (question: Question.Question, said: Utterance | undefined) =>
    task.right(said?.answer ?? undefined, question)
  const wrong = train.filter((question, index) => !isRight(question, spoken(transcripts[index]!, 1, 1)))
  const hinted = yield* hints(study, { iteration, options, questions: wrong })
  const byQuestion = new Map([...transcripts, ...hinted].map((each) => [each.question, each]))
  return {
    answers: train.map((question): Others.Found => {
      const said = spoken(byQuestion.get(question.id)!, 1, 1)!
      return { question: question.id, said, right: isRight(question, said) }
    }),
    calls: Study.askedIn([...transcripts, ...hinted]).calls
  }
})

/** Trains the model once: what it learnt, and what it is then. */
const iterate = Effect.fnUntraced(function*(study: Study.Study, { iteration, model }: Now) {
  const { recipe } = study
  const { answers, calls } = yield* found(study, { iteration, model })
  const conversations = Others.star(answers, { agent: name })
  const { fit, unfit } = Check.sift(conversations)
  const told = Check.told(unfit)
  const trained = yield* Train.train(study, {
    method: name,
    iteration,
    learning: [{
      agent: name,
      part: "generator",
      from: recipe.data.from === "base" ? recipe.model : model,
      conversations: fit
    }]
  })
  const next = trained[name]?.model ?? model
  const iterated: Iteration = {
    iteration,
    calls,
    sizes: [{ agent: name, found: { other: conversations.length }, used: { other: fit.length } }],
    trained,
    generators: [next],
    critics: []
  }
  return { iterated, next, notes: told === undefined ? [] : [`${name} ${iteration}: ${told}`] }
})

/** Trains the model as often as the agents are, and measures it after the last time. */
export const star = Effect.fn("finetuning.star")(function*(study: Study.Study, times: number) {
  const { questions, recipe, task } = study
  let model = recipe.model
  const iterations: Array<Iteration> = []
  const notes: Array<string> = []
  for (let iteration = 1; iteration <= times; iteration++) {
    const so = yield* iterate(study, { iteration, model })
    model = so.next
    iterations.push(so.iterated)
    notes.push(...so.notes)
  }
  const outcome = yield* Measure.measure(study, {
    method: name,
    iteration: times,
    label: labelOf(times),
    set: "test",
    options: Variant.options(recipe, { ...alone, cast: Variant.copies(model, 1), task })
  })
  const measured = [outcome.measured]
  const train = questions.train?.length ?? 0
  return {
    iterations,
    measured,
    alarms: Alarms.of({ method: name, iterations, measured, train, settings: recipe.alarms }),
    notes: [...notes, ...outcome.notes]
  }
})
