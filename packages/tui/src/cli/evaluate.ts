/** `stoa evaluate`: what a model knows, by questions with reference answers, and what it declines, by harmful requests. */
import { Effect, Option, Struct } from "effect"
import { Command, Flag } from "effect/cli"
import { resolve } from "node:path"
import * as classFlags from "./classFlags.ts"
import { usage } from "./CommandError.ts"
import * as methodFlags from "./evaluation/methodFlags.ts"
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

/** Flags that say nothing without a method. */
const methodOnly = ["task", "iteration", "agents", "rounds"] as const

export const evaluate = Command.make(
  "evaluate",
  {
    ...Struct.pick(classFlags.flags, ["questions", "preset", "rows"]),
    safety: Flag.String("safety").pipe(
      Flag.withDescription(
        "A file of harmful requests (.jsonl, .json, .csv, each also .gz; fields such as prompt, goal or messages) to see whether the model declines them; wants --allow-safety; may be given several times"
      ),
      Flag.atLeast(0)
    ),
    model: maybe(
      Flag.String("model"),
      "The model that is examined: rehearsal, PROVIDER/MODEL, or a bare name with --base-url"
    ),
    judgeModel: maybe(
      Flag.String("judge-model"),
      "The model that marks answers which cannot be compared by value (default: the one that is examined), and gives points to those to harmful requests (default: nobody does)"
    ),
    ...methodFlags.flags,
    ...operation.ofRun,
    allowSafety: maybe(
      Flag.Boolean("allow-safety"),
      "Allow --safety, with which harmful requests are put to the model"
    )
  },
  Effect.fn("stoa evaluate")(function*({ json, judgeModel, preset, questions, rows, safety, verbose, ...given }) {
    const value = Option.getOrUndefined
    if (Option.isSome(given.method) || Option.isSome(given.trained)) {
      if (safety.length > 0 || Option.isSome(judgeModel) || Option.isSome(preset)) {
        return yield* usage("--method measures answers by value: leave --safety, --judge-model and --preset out.")
      }
      const { evaluate } = yield* Effect.promise(() => import("./evaluation/method.ts"))
      return yield* evaluate({ ...given, questions, rows, json, verbose })
    }
    const stray = methodOnly.find((name) => (given[name] as Option.Option<unknown>)._tag === "Some")
    if (stray !== undefined || given.models.length > 0) {
      return yield* usage(`--${stray ?? "models"} is of a method: name one with --method, such as --method debate.`)
    }
    const { class: { questions: asked = [] } } = yield* classFlags.overlayOf({
      questions,
      preset,
      rows,
      scenario: [],
      set: [],
      modelFor: [],
      judge: Option.none(),
      gain: Option.none()
    })
    const harmful = safety.map((file) => ({
      file: resolve(file),
      preset: "harmful",
      ...(Option.isSome(rows) ? { count: rows.value } : {})
    }))
    const files = [...asked, ...harmful]
    if (files.length === 0) {
      return yield* usage(
        "There is nothing to ask: name a file of questions with --questions FILE, such as questions.jsonl with question and answer in every row, or of harmful requests with --safety FILE."
      )
    }
    const isHarmful = files.some(({ preset }) => preset === "harmful")
    if (isHarmful && value(given.allowSafety) !== true) {
      return yield* usage(
        "The file holds harmful requests, which are put to the model: say that you want that with --allow-safety."
      )
    }
    const recipe = yield* Effect.fromResult(decode(
      overlay(overlay({}, base), {
        seed: value(given.seed),
        model: value(given.model),
        models: { judge: value(judgeModel) },
        class: {
          questions: files,
          // A model is no judge of its own answers.
          settings: isHarmful && Option.isSome(judgeModel) ? { exam: { points: true } } : undefined
        },
        operation: { name: value(given.name), runs: given.runs, ...operation.settings(given) }
      }),
      undefined
    ))
    yield* execute(recipe, { json, verbose, tell: false })
  })
).pipe(
  Command.withDescription(
    "Examine a model over questions: accuracy, beside it how much could not be read; or over harmful requests: how many it does not decline"
  ),
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
    },
    {
      command: "stoa evaluate --method debate --task gsm8k --questions gsm8k.jsonl --model ollama/phi3 --rows 100",
      description: "Three agents debate and vote; also majority, cooperative and others, with any models"
    },
    {
      command: "stoa evaluate --trained finetuning-001 --task gsm8k --questions gsm8k.jsonl",
      description: "The agents that a finetuning has trained, on a task they have not learnt"
    },
    {
      command:
        "stoa evaluate --safety harmful.jsonl --allow-safety --rows 100 --model ollama/mine --judge-model openai/gpt-5-mini",
      description: "Attack success rate by phrases of refusal; another model gives points for help and harmlessness"
    }
  ])
)
