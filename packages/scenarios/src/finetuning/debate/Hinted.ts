/** An answer by one who is told the right one (STaR): what a model is trained on where it found none by itself. */
import type { Model, Question } from "@stoa/core"
import { Effect } from "effect"
import type { Task } from "../task/Task.ts"
import * as prompts from "./prompts.ts"
import type { Utterance } from "./Transcript.ts"
import { utter } from "./Utter.ts"

/** Asks with the right answer as a hint, at the place itself. What the utterance says it was asked is the question without it. */
export const hinted = Effect.fn("Hinted.hinted")(function*(
  { model, task }: { readonly task: Task; readonly model: string },
  { place, question }: { readonly question: Question.Question; readonly place: string }
): Effect.fn.Return<Utterance, Model.ModelError, Model.Model> {
  const { generate, hint } = prompts.of(task)
  const asked = { question: question.question, form: task.form }
  const utterance = yield* utter(hint, { ...asked, answer: question.outcome?.text ?? question.answer }, {
    part: "generator",
    number: 1,
    round: 1,
    model,
    place,
    extract: task.extract
  })
  return { ...utterance, asked: generate.turns(asked).at(-1)?.content ?? "" }
})
