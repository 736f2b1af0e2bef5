/** The flags of `stoa finetune`: a recipe, and what is put over it. */
import { FinetuningMethods as Methods } from "@stoa/scenarios"
import { Argument, Flag } from "effect/cli"
import { type Given, maybe } from "../flags.ts"
import * as operation from "../operation.ts"

const files = (name: string, what: string) =>
  Flag.String(name).pipe(
    Flag.withDescription(`A file of ${what} (.jsonl, .json, .csv, each also .gz); may be given several times`),
    Flag.atLeast(0)
  )

const trainers = ["embedded", "api", "command", "none"] as const

/** The flags. */
export const flags = {
  recipe: Argument.String("recipe").pipe(
    Argument.withDescription(
      "A recipe of a finetuning, YAML or JSON, or a folder that holds one as finetune.yaml; flags go before what it says"
    ),
    Argument.optional
  ),
  task: maybe(Flag.String("task"), "arithmetic (makes its own questions), gsm8k, math, mmlu or choice"),
  model: maybe(
    Flag.String("model"),
    "The base model: abacus (embedded, for arithmetic), rehearsal, PROVIDER/MODEL, or a bare name with --base-url"
  ),
  train: files("train", "questions that are debated to learn from"),
  test: files("test", "questions that methods are measured with"),
  trainCount: maybe(Flag.Int("train-count"), "Questions to learn from; default: 500"),
  testCount: maybe(Flag.Int("test-count"), "Questions to measure with; default: 500"),
  iterations: maybe(Flag.Int("iterations"), "How often models are trained and replaced; default: 1"),
  agents: maybe(Flag.Int("agents"), "Generators, and as many critics; default: 3"),
  rounds: maybe(Flag.Int("rounds"), "Rounds of a debate, the first answers included; default: 2"),
  summaries: maybe(
    Flag.Literals("summaries", ["base", "own", "off"]),
    "Who sums up the others' answers for a critic: the base model, the critic's own, or nobody, and it reads them all"
  ),
  methods: maybe(
    Flag.String("methods"),
    "What is measured beside the finetuned agents: names from the list at the top with commas between them, all, or none; default: base,majority,debate"
  ),
  trainer: maybe(
    Flag.Literals("trainer", trainers),
    "embedded: in this process, for the abacus; api: fine-tuning jobs of the server; command: a program of yours; none: models stay as they are"
  ),
  trainerCommand: maybe(
    Flag.String("trainer-command"),
    "The program that trains, with its arguments; it stands for --trainer command"
  ),
  set: Flag.String("set").pipe(
    Flag.withDescription(
      "Any other setting of the recipe, as in debate.tie=first or data.mix=0.3; may be given several times"
    ),
    Flag.atLeast(0)
  ),
  ...operation.ofRun,
  name: maybe(
    Flag.String("name"),
    "Name of the finetuning's folder, new or to go on with; default: finetuning-001 and so on"
  )
}

export type FinetuneFlags = Omit<Given<Omit<typeof flags, "recipe">>, "json" | "verbose">

/** The methods with what each does, as the help has them. */
export const methodLines: ReadonlyArray<string> = Object.entries(Methods.summaries).map(
  ([name, summary]) => `    ${name.padEnd(24)}${summary}`
)
