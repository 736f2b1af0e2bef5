/** `stoa synthesize`: more data from a finished run, without simulating again. */
import type { Recipe } from "@stoa/core"
import { Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { resolve } from "node:path"
import * as classFlags from "./classFlags.ts"
import * as extend from "./extend.ts"
import * as shared from "./flags.ts"
import * as live from "./live.ts"
import * as operation from "./operation.ts"
import { overlay, type Settings, wishOf } from "./recipe.ts"
import * as wishFlags from "./wishFlags.ts"

/** A model's name with the address that was given for it: where the run's other models are reached stays as it is. */
const addressed = (model: string, baseUrl: Option.Option<string>): string =>
  Option.isNone(baseUrl) || model === "rehearsal" || /@https?:/.test(model) ? model : `${model}@${baseUrl.value}`

/** What these rows must pass beside what all rows of the run must. */
const beyond = (quality: Recipe.Recipe["quality"], { benchmarks, judge }: {
  readonly judge: "report" | "filter" | undefined
  readonly benchmarks: ReadonlyArray<string>
}) => {
  const isSame = judge === quality.judge || quality.judge === "filter"
  const others = benchmarks.map((path) => resolve(path)).filter((path) => !quality.benchmarks.includes(path))
  return { judge: isSame ? undefined : judge, benchmarks: others.length === 0 ? undefined : others }
}

export const synthesize = Command.make(
  "synthesize",
  {
    run: Argument.String("run").pipe(Argument.withDescription("Name of a finished run")),
    ...wishFlags.flags,
    model: shared.maybe(
      Flag.String("model"),
      "Who writes for this: PROVIDER/MODEL, or a bare name with --base-url; default: the run's own"
    ),
    modelFor: Flag.String("model-for").pipe(
      Flag.withDescription(
        "Who writes a part of this, by role or prompt, as in reject=my-model@http://localhost:8001/v1; may be given several times"
      ),
      Flag.atLeast(0)
    ),
    judge: shared.maybe(
      Flag.Literals("judge", ["report", "filter"]),
      "report: a judge grades every instruction of these rows; filter: and those below the grades wanted are dropped"
    ),
    benchmarks: wishFlags.benchmarks,
    ...operation.resumable,
    runs: shared.runs,
    ui: live.flag,
    ascii: shared.ascii,
    json: shared.json,
    verbose: shared.verbose
  },
  Effect.fn("stoa synthesize")(
    function*({ benchmarks, json, judge, model, modelFor, run: name, runs, verbose, ...given }) {
      const run = yield* extend.read(runs, name)
      const [first = {}] = run.recipe.requirements as ReadonlyArray<unknown> as ReadonlyArray<Settings>
      const requirement = overlay(
        overlay(first, wishOf(wishFlags.pick(given)) ?? {}),
        beyond(run.recipe.quality, { judge: Option.getOrUndefined(judge), benchmarks })
      )
      const writer = Option.getOrUndefined(Option.map(model, (named) => addressed(named, given.baseUrl)))
      const reached = writer === undefined ? given : { ...given, baseUrl: Option.none() }
      const parts = yield* classFlags.pairs(modelFor, { flag: "model-for", like: "reject=ollama/qwen2.5:7b" })
      const more = {
        requirement,
        model: writer,
        models: Object.fromEntries(parts),
        operation: { ...operation.settings(reached), runs }
      }
      yield* extend.execute(run, more, { json, verbose, tell: false })
    },
    Effect.scoped,
    (plain, wish) => live.orPlain(wish, plain)
  )
).pipe(
  Command.withDescription("More data from the episodes of a finished run; its society is not simulated again"),
  Command.withExamples([
    {
      command: "stoa synthesize run-001 --kind preference --count 200",
      description: "200 pairs of a better and a worse response beside what the run has"
    },
    {
      command:
        "stoa synthesize run-001 --requirement \"help people with programming at work\" --domain code --kind code --count 100",
      description: "Another wish; what is not said is as in the run's first requirement"
    },
    {
      command: "stoa synthesize run-001 --style \"in one line\" --model openai/gpt-5-mini",
      description: "The same in another style, by another model"
    }
  ])
)
