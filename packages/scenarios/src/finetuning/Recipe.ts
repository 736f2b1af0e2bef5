/** Everything that defines a finetuning, in one typed file; every setting with its default and its meaning (MAFT, section 3). */
import { Recipe as Run, Seed, setting } from "@stoa/core"
import { Schema } from "effect"
import { Tie } from "./debate/Tie.ts"
import { MethodName } from "./method/Name.ts"
import { TrainerSettings } from "./trainer/Settings.ts"

const share = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))
const atLeast = (minimum: number) => Schema.Int.check(Schema.isGreaterThanOrEqualTo(minimum))

/** Which questions. */
const Questions = Schema.Struct({
  files: setting(Schema.Array(Schema.NonEmptyString), "Files of questions; none for a task that makes its own", []),
  count: setting(atLeast(1), "How many are drawn, by the seed", 500),
  mapping: setting(
    Schema.Record(Schema.String, Schema.String),
    "Which field holds question, answer and so on, where those of the task's preset do not fit",
    {}
  ),
  levels: setting(
    Schema.Array(Schema.Int),
    "Of MATH: only questions of these levels, such as 1, 2, 3; none: all",
    []
  )
})

/** Who debates, and how. */
const DebateSettings = Schema.Struct({
  agents: setting(atLeast(1), "N: generators, and as many critics", 3),
  rounds: setting(atLeast(1), "M: rounds of a debate, the first answers included", 2),
  summaries: setting(
    Schema.Literals(["base", "own", "off"]),
    "Who sums up the others' answers for a critic: the base model, the critic's own model, or nobody, and it reads them all",
    "base"
  ),
  peers: setting(atLeast(1), "Others whose answers a critic gets at most, in a seeded order", 5),
  tie: setting(
    Tie,
    "Who wins where several answers have the most agents: random (by the seed), first (lowest agent), none",
    "random"
  )
})

/** What is learnt from a debate. */
const DataSettings = Schema.Struct({
  mix: setting(
    share,
    "w: share of a critic's conversations in which it was wrong first and came to the vote, exact by count",
    0.5
  ),
  loss: setting(
    Schema.Literals(["final", "all"]),
    "What a critic learns of a conversation: its final answer, or every answer of its, also a wrong first one, as the published code has it",
    "final"
  ),
  from: setting(
    Schema.Literals(["last", "base"]),
    "What an iteration trains: the models of the last one, or the base model again",
    "last"
  )
})

/** A whole finetuning. */
export const Recipe = Schema.Struct({
  seed: setting(Seed.Seed, "Root of all chance", 1),
  task: setting(Schema.NonEmptyString, "arithmetic, gsm8k, math, mmlu or choice", "arithmetic"),
  model: setting(
    Schema.NonEmptyString,
    "The base model: abacus (embedded, for arithmetic), rehearsal, PROVIDER/MODEL, MODEL@ADDRESS, or a bare name with a base URL",
    "abacus"
  ),
  train: setting(
    Questions,
    "The questions that are debated to learn from; reference answers are not needed, but for star, and where they are there the votes are held against them",
    {}
  ),
  test: setting(Questions, "The questions that methods are measured with; none of them is in train", {}),
  iterations: setting(atLeast(1), "L: how often models are trained and replaced", 1),
  debate: setting(DebateSettings, "Who debates, and how", {}),
  data: setting(DataSettings, "What is learnt from a debate", {}),
  trainer: setting(TrainerSettings, "Who trains the models", {}),
  methods: setting(
    Schema.Array(MethodName),
    "What is measured beside the finetuned agents: see stoa finetune --help",
    ["base", "majority", "debate"]
  ),
  transfer: Schema.optionalKey(
    Schema.Struct({ task: Schema.NonEmptyString, test: setting(Questions, "Its questions", {}) })
  ).annotate({ description: "Another task that the trained agents are measured with, without having learnt from it" }),
  sampling: setting(
    Schema.Struct({
      temperature: setting(Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 2 })), "Of all answers", 1),
      topP: Schema.optionalKey(share),
      maxTokens: setting(atLeast(1), "Most tokens of an answer", 2048)
    }),
    "How answers are drawn",
    {}
  ),
  embedder: setting(
    Schema.NonEmptyString,
    "What compares answers for their diversity: lexical, minilm, PROVIDER/MODEL",
    "lexical"
  ),
  likelihood: setting(
    Schema.Boolean,
    "Also measure diversity by likelihood, where the endpoint gives the probabilities of a given text",
    true
  ),
  alarms: setting(
    Schema.Struct({
      collapse: setting(
        share,
        "Diversity (1 - consensus) that fell below this share of that of the first debate, and by more than chance explains",
        0.5
      ),
      drift: setting(
        share,
        "Accuracy of the votes over train that fell by so much below that of the first debate, and by more than chance explains",
        0.05
      ),
      stop: setting(Schema.Boolean, "End the iterations at an alarm", false)
    }),
    "When to sound an alarm",
    {}
  ),
  context: setting(Run.ContextSettings, "How much a model takes in at once", { window: 16_384, prompt: 12_000 }),
  operation: setting(Run.OperationSettings, "How models are reached and driven", {})
}).annotate({ identifier: "FinetuningRecipe", description: "Everything that defines a finetuning" })
export type Recipe = typeof Recipe.Type

/** Reads a recipe from plain data; settings it does not know are refused by name. */
export const decode = Schema.decodeUnknownResult(Recipe, { onExcessProperty: "error", errors: "all" })
