/**
 * STaR, as the paper plays it (section 4.1): one model is trained on its own right answers, and on those that it finds with the right
 * answer as a hint. The only method that uses reference answers of train. It is repeated as often as the agents are trained.
 */
import type { Question } from "@stoa/core"
import { Effect } from "effect"
import * as Others from "../data/Others.ts"
import * as Hinted from "../debate/Hinted.ts"
import { spoken } from "../debate/Transcript.ts"
import * as Study from "../Study.ts"
import * as Measure from "./Measure.ts"
import * as Train from "./Train.ts"
import * as Variant from "./Variant.ts"

const name = "star"

/** One answer of one model. */
const alone = { rounds: 1, summaries: "off", style: "debate", identified: false } as const

/** A right answer to every question for which one was found: the model's own, or else one with the answer as a hint. */
const found = Effect.fnUntraced(function*(
  study: Study.Study,
  { iteration, model }: { readonly model: string; readonly iteration: number }
) {
  const { questions: { train = [] }, recipe, task } = study
  const options = Variant.options(recipe, { ...alone, cast: Variant.copies(model, 1), task })
  const label = iteration === 1 ? "base" : `${name}-${iteration - 1}`
  const transcripts = yield* Study.transcripts(study, { label, set: "train", options })
  const what = `${name} ${iteration}, train: hints`
  let done = 0
  const one = Effect.fnUntraced(function*(question: Question.Question, index: number) {
    const own = spoken(transcripts[index]!, 1, 1)
    const said = own !== undefined && task.right(own.answer ?? undefined, question)
      ? own
      : yield* Hinted.hinted({ task, model }, { question, place: `${name}-${iteration}/hint/${question.id}` })
    study.onProgress({ what, done: ++done, of: train.length })
    return { question: question.id, said, right: task.right(said.answer ?? undefined, question) }
  })
  return yield* Effect.forEach(train, one, { concurrency: "unbounded" }).pipe(Study.within(study))
})

/** Trains the model as often as the agents are, and measures it after the last time. */
export const star = Effect.fn("finetuning.star")(function*(study: Study.Study) {
  const { recipe, task } = study
  let model = recipe.model
  for (let iteration = 1; iteration <= recipe.iterations; iteration++) {
    const answers = yield* found(study, { iteration, model })
    const { trained } = yield* Train.train(study, {
      method: name,
      iteration,
      learning: [{
        agent: name,
        part: "generator",
        from: recipe.data.from === "base" ? recipe.model : model,
        conversations: Others.star(answers, { agent: name })
      }]
    })
    model = trained[name]?.model ?? model
  }
  return yield* Measure.measure(study, {
    method: name,
    iteration: recipe.iterations,
    label: `${name}-${recipe.iterations}`,
    set: "test",
    options: Variant.options(recipe, { ...alone, cast: Variant.copies(model, 1), task })
  })
})
