/** `stoa run`: the whole pipeline. */
import { Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { usage } from "./CommandError.ts"
import { execute } from "./execute.ts"
import * as shared from "./flags.ts"
import { assemble } from "./recipe.ts"

const maybe = <A>(flag: Flag.Flag<A>, description: string) =>
  flag.pipe(Flag.withDescription(description), Flag.optional)

const flags = {
  recipe: Argument.String("recipe").pipe(
    Argument.withDescription("A recipe file, YAML or JSON; flags go before what it says"),
    Argument.optional
  ),
  agents: maybe(Flag.Int("agents"), "How many agents; beyond the profiles given the census fills up"),
  profiles: Flag.String("profiles").pipe(
    Flag.withDescription("A profile file (.jsonl, .json, .csv, each also .gz) or a folder; may be given several times"),
    Flag.atLeast(0)
  ),
  requirement: maybe(Flag.String("requirement"), "What the instructions shall be about, in plain words"),
  domain: maybe(Flag.String("domain"), "Field of knowledge, e.g. general, code, mathematics, law"),
  complexity: maybe(
    Flag.Literals("complexity", ["simple", "intermediate", "specialised"]),
    "How demanding the instructions shall be"
  ),
  language: maybe(Flag.String("language"), "Language of the instructions"),
  count: maybe(Flag.Int("count"), "Accepted rows wanted"),
  model: maybe(Flag.String("model"), "rehearsal, PROVIDER/MODEL, or a bare name with --base-url"),
  embedder: maybe(Flag.String("embedder"), "lexical, PROVIDER/MODEL, or a bare name with --base-url"),
  baseUrl: maybe(Flag.String("base-url"), "Address of an OpenAI-compatible server, e.g. http://localhost:8000/v1"),
  communication: maybe(
    Flag.Literals("communication", ["structured", "random", "none"]),
    "How agents come to know of each other's acts"
  ),
  steps: maybe(Flag.Int("steps"), "Most steps of each group"),
  episodes: maybe(Flag.Int("episodes"), "Stop the simulation when this many episodes are complete"),
  seed: maybe(Flag.Int("seed"), "Root of all chance in the run"),
  concurrency: maybe(Flag.Int("concurrency"), "Model calls in flight at most"),
  timeout: maybe(Flag.Finite("timeout"), "Seconds one model call may take"),
  name: maybe(Flag.String("name"), "Name of the run's folder; default: run-001 and so on"),
  runs: shared.runs,
  json: shared.json,
  verbose: shared.verbose
}

export const run = Command.make(
  "run",
  flags,
  Effect.fn("stoa run")(function*({ json, recipe: file, verbose, ...settings }) {
    const recipe = yield* assemble(file, settings)
    if (Option.isSome(settings.baseUrl) && recipe.model === "rehearsal" && recipe.embedder === "lexical") {
      return yield* usage("--base-url names a server but no model: name one of its models with --model.")
    }
    yield* execute(recipe, { json, verbose, tell: false })
  })
).pipe(
  Command.withDescription("Run the whole pipeline: profiles to society to data set"),
  Command.withExamples([
    {
      command: "stoa run --agents 100 --count 50",
      description: "50 rows from 100 agents, offline, on the rehearsal model"
    },
    {
      command:
        "stoa run --model llama3.1 --base-url http://localhost:11434/v1 --requirement \"help people with programming at work\" --domain code",
      description: "The same on a model of your own"
    },
    { command: "stoa run recipe.yaml --seed 7", description: "A recipe, with another seed" }
  ])
)
