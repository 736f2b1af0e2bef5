/** `stoa finetune`: agents that debate, learn from their votes and specialise, beside every method they are held against. */
import { Effect } from "effect"
import { Command, Flag } from "effect/cli"
import { flags, methodLines } from "./finetuning/flags.ts"

export const finetune = Command.make(
  "finetune",
  {
    ...flags,
    forecast: Flag.Boolean("forecast").pipe(
      Flag.withDescription("Only tell what the finetuning will ask for, train and cost"),
      Flag.withDefault(false)
    )
  },
  Effect.fn("stoa finetune")(function*({ recipe, ...given }) {
    // What a finetuning is made of is loaded where somebody wants one: no other command waits for it.
    const { begin } = yield* Effect.promise(() => import("./finetuning/play.ts"))
    yield* begin(recipe, given)
  })
).pipe(
  Command.withDescription(
    [
      "Have agents debate questions, learn each from its own part in what was voted for, and debate again (multiagent finetuning), measured beside other methods.",
      "",
      "  What can be measured beside the finetuned agents (--methods):",
      ...methodLines
    ].join("\n")
  ),
  Command.withShortDescription(
    "Have agents debate, learn from their votes and specialise; measured beside other methods"
  ),
  Command.withExamples([
    { command: "stoa finetune examples/arithmetic", description: "All of it offline, on the embedded abacus" },
    {
      command:
        "stoa finetune --task gsm8k --train train.jsonl --test test.jsonl --model openai/gpt-4o-mini --trainer api --forecast",
      description: "What it would ask for and cost on a host that trains"
    },
    {
      command:
        "stoa finetune --task math --train math.jsonl --test math-test.jsonl --model phi-3@http://localhost:8000/v1 --trainer-command ./train.sh --iterations 5",
      description: "On models of your own, trained by a program of yours"
    }
  ])
)
