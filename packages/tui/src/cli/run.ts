/** `stoa run`: the whole pipeline. */
import { Effect, Option } from "effect"
import { Command, Flag } from "effect/cli"
import * as cluster from "./cluster/flag.ts"
import { usage } from "./CommandError.ts"
import { execute } from "./execute.ts"
import * as shared from "./flags.ts"
import { maybe } from "./flags.ts"
import * as fork from "./fork.ts"
import * as live from "./live.ts"
import * as recipeFlags from "./recipeFlags.ts"

export const run = Command.make(
  "run",
  {
    ...recipeFlags.flags,
    from: Flag.String("from").pipe(
      Flag.withDescription(
        "RUN or RUN@STEP: begin with what another run had by its end, or by the end of a step; more --agents join its society"
      ),
      Flag.optional
    ),
    regroup: maybe(Flag.Boolean("regroup"), "With --from: form the groups of the society anew"),
    cluster: cluster.flag,
    detach: Flag.Boolean("detach").pipe(
      Flag.withDescription(
        "With --cluster: leave the run to the workers once it has begun; stoa resume comes back to it"
      ),
      Flag.withDefault(false)
    ),
    ui: live.flag,
    ascii: shared.ascii
  },
  Effect.fn("stoa run")(function*(
    { ascii: _, cluster: shared, detach, from, json, recipe: file, ui: __, verbose, ...settings }
  ) {
    if (Option.isSome(shared)) {
      if (Option.isSome(from)) {
        return yield* usage("--from is for a run of this machine alone: leave --cluster out to fork one.")
      }
      const url = yield* cluster.addressOf(shared)
      const recipe = yield* recipeFlags.assemble(file, settings)
      const { execute } = yield* Effect.promise(() => import("./cluster/submit.ts"))
      return yield* execute(recipe, { url, detach, json, verbose })
    }
    if (detach) return yield* usage("--detach is for a run of a cluster: name one with --cluster.")
    const options = { json, verbose, tell: false }
    if (Option.isNone(from)) {
      if (Option.isSome(settings.regroup)) {
        return yield* usage("--regroup is for the society of another run: name one with --from RUN@STEP.")
      }
      return yield* execute(yield* recipeFlags.assemble(file, settings), options)
    }
    const parent = yield* fork.read(from.value, settings.runs)
    const recipe = yield* recipeFlags.assemble(file, settings, parent.settings)
    yield* fork.execute(recipe, parent, options)
  }, (plain, wish) => (Option.isSome(wish.cluster) ? plain : live.orPlain(wish, plain)))
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
    { command: "stoa run recipe.yaml --seed 7", description: "A recipe, with another seed" },
    {
      command: "stoa run --from run-001@3 --model openai/gpt-5-mini",
      description: "What would have come of run-001 after step 3 on another model"
    },
    {
      command: "stoa run --from run-001 --agents 150 --episodes 200",
      description: "The society of run-001 lives on, with newcomers up to 150"
    },
    {
      command: "stoa run --agents 300 --kind preference --count 500 --benchmark gsm8k.jsonl --judge filter",
      description: "500 pairs, none of which repeats a test, and none below the grades wanted"
    },
    {
      command: "stoa run --agents 5000 --cluster postgres://stoa@db/stoa --detach",
      description: "On the workers of a cluster (stoa worker), without staying"
    },
    { command: "stoa run --budget 5 --model openai/gpt-5-mini", description: "For at most five dollars" }
  ])
)
