/** `stoa teach`: scenarios played over question rows; what comes of it is a data set of conversations. */
import { QuestionMix } from "@stoa/core"
import { Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import * as classFlags from "./classFlags.ts"
import { usage } from "./CommandError.ts"
import { execute } from "./execute.ts"
import * as shared from "./flags.ts"
import { maybe } from "./flags.ts"
import * as live from "./live.ts"
import * as operation from "./operation.ts"
import { decode, overlay, read, runsOf, type Settings } from "./recipe.ts"

/** The three scenarios of MASTER, as often as each other. */
const thirds = { "error-correction": 1, debate: 1, analogy: 1 }

/** What stoa teach puts beneath a recipe: nobody lives, and the three scenarios are played. */
export const basis = (): Settings => ({
  population: { agents: 0 },
  requirements: [],
  class: { scenarios: { ...thirds } }
})

/** The models of MASTER by kind. */
const paper = {
  weak: "Qwen/Qwen2.5-0.5B-Instruct",
  peer: "Qwen/Qwen2.5-7B-Instruct",
  strong: "Qwen/Qwen2.5-14B-Instruct",
  judge: "Qwen/Qwen2.5-32B-Instruct"
}

const sets = ["original", "ablation", "noise"] as const

const listed = Effect.fnUntraced(function*(text: string) {
  const names = text.split(",").map((name) => name.trim()).filter((name) => name !== "" && name !== "none")
  const unknown = names.find((name) => !sets.some((set) => set === name))
  if (unknown === undefined) return names
  return yield* usage(`--sets takes ${sets.join(", ")} or none, and found "${unknown}".`)
})

export const teach = Command.make(
  "teach",
  {
    recipe: Argument.String("recipe").pipe(
      Argument.withDescription("A recipe file with a class, YAML or JSON; flags go before what it says"),
      Argument.optional
    ),
    ...classFlags.flags,
    mix: maybe(
      Flag.Literals("mix", QuestionMix.names),
      "Rows of three files, in order, in thousands: 5-5-9 makes the 19,000 rows of the paper; 10-10-9 is what its text says"
    ),
    agents: maybe(Flag.Int("agents"), "Cast the roles from a society of so many agents; default: bare models"),
    cast: maybe(
      Flag.Literals("cast", ["paper"]),
      "paper: the models of MASTER by their names on the Hugging Face hub (Qwen2.5-Instruct, 0.5B weak, 7B peer, 14B strong, 32B judge); say where they are served with --base-url, or name any with --model-for"
    ),
    model: maybe(Flag.String("model"), "rehearsal, PROVIDER/MODEL, or a bare name with --base-url"),
    embedder: maybe(Flag.String("embedder"), "lexical, minilm, PROVIDER/MODEL, or a bare name with --base-url"),
    system: maybe(Flag.Literals("system", ["none", "student"]), "Whether conversations begin with a system turn"),
    roleTags: maybe(Flag.Literals("role-tags", ["none", "angle"]), "angle: each turn begins with its speaker"),
    trainOn: maybe(
      Flag.Literals("train-on", ["all", "last", "right"]),
      "Which answers a trainer learns: all; the last; or all but those meant to be wrong"
    ),
    sets: maybe(
      Flag.String("sets"),
      "What is written beside the conversations: original, ablation, noise, or none; several with commas"
    ),
    ...operation.ofRun,
    ui: live.flag,
    ascii: shared.ascii
  },
  Effect.fn("stoa teach")(function*({ json, recipe: file, verbose, ...given }) {
    const base: Settings = Option.isSome(file) ? yield* read(file.value) : {}
    const classOf = yield* classFlags.overlayOf(given)
    const value = Option.getOrUndefined
    const data = overlay(
      overlay(basis(), base),
      {
        ...classOf,
        models: { ...Option.isSome(given.cast) ? paper : {}, ...classOf.models },
        seed: value(given.seed),
        model: value(given.model) ?? (Option.isSome(given.cast) ? paper.strong : undefined),
        embedder: value(given.embedder),
        population: { agents: value(given.agents) },
        dataset: {
          system: value(given.system),
          roleTags: value(given.roleTags),
          trainOn: value(given.trainOn),
          sets: Option.isSome(given.sets) ? yield* listed(given.sets.value) : undefined
        },
        operation: { name: value(given.name), runs: runsOf(given.runs, base), ...operation.settings(given) }
      }
    )
    const section = data["class"] as { scenarios?: unknown; questions?: ReadonlyArray<Settings> }
    // Weights are named as a whole: those of the file or of the flags, and not the standard ones beside them.
    section.scenarios = classOf.class.scenarios ?? (base["class"] as typeof section | undefined)?.scenarios ?? thirds
    const asked = section.questions?.length ?? 0
    if (asked === 0 && !((data["class"] as { readonly share?: number }).share! > 0)) {
      return yield* usage(
        "There is nothing to teach: name a file of questions with --questions FILE, such as questions.jsonl with question and answer in every row."
      )
    }
    const made = yield* Effect.fromResult(decode(yield* classFlags.mixed(data, given.mix), undefined))
    yield* execute(made, { json, verbose, tell: false })
  }, (plain, wish) => live.orPlain(wish, plain))
).pipe(
  Command.withDescription(
    "Play scenarios over questions: error correction, debate, analogy and others become conversations to train on"
  ),
  Command.withExamples([
    { command: "stoa teach --questions gsm8k.jsonl", description: "One of the three scenarios for each question" },
    {
      command:
        "stoa teach --questions maths.jsonl --questions code.jsonl --scenario error-correction=2,debate=1 --rows 500",
      description: "Twice as many corrections as debates, over 500 questions of each file"
    },
    {
      command:
        "stoa teach --questions q.jsonl --model ollama/qwen2.5:14b --model-for weak=ollama/qwen2.5:0.5b --model-for peer=ollama/qwen2.5:7b",
      description: "Pupils of unequal strength, as in the paper"
    }
  ])
)
