/** `stoa resume`: goes on with a run that was killed, stopped or ended by its budget. */
import { Fork, Recipe, Roster, RunLock, Runs, RunState } from "@stoa/core"
import { Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { join } from "node:path"
import * as Before from "./Before.ts"
import * as classroom from "./classroom.ts"
import * as cluster from "./cluster/flag.ts"
import * as RunName from "./cluster/RunName.ts"
import { usage } from "./CommandError.ts"
import * as Evaluation from "./evaluation/Evaluation.ts"
import { tell } from "./evaluation/told.ts"
import { gather } from "./execute.ts"
import * as extend from "./extend.ts"
import * as Home from "./finetuning/Home.ts"
import * as shared from "./flags.ts"
import { find } from "./found.ts"
import * as live from "./live.ts"
import { mend } from "./mend.ts"
import * as operation from "./operation.ts"
import { decode, overlay, type Settings } from "./recipe.ts"
import * as Screen from "./Screen.ts"
import { type SessionOptions, work } from "./session.ts"
import * as shortfall from "./shortfall.ts"

/** Those who were to join a fork that broke off before it had them. */
const joining = Effect.fnUntraced(function*(folder: Runs.RunFolder, recipe: Recipe.Recipe, verbose: boolean) {
  const awaited = yield* Fork.awaiting(folder)
  if (awaited === undefined) return []
  return Roster.newcomers(yield* gather(recipe, { verbose }), awaited).slice(0, awaited.joining)
})

/** Raises the aim of a finished run: what is missing to it is one requirement more, like the first. */
const raise = Effect.fnUntraced(function*(run: extend.Finished, { count, operation, options }: {
  readonly count: number
  readonly operation: extend.More["operation"]
  readonly options: SessionOptions
}) {
  const { folder, recipe } = run
  const [first] = recipe.requirements
  if (first === undefined || !Recipe.hasSociety(recipe)) {
    return yield* usage(
      `--count is for rows from the life of a society, and ${folder.name} has no requirement for any.`
    )
  }
  const kept = yield* extend.keptFor(run, first)
  if (count <= kept) {
    return yield* usage(
      `The run ${folder.name} has ${
        Screen.count(kept, "row")
      } of its first requirement already: give more than that with --count.`
    )
  }
  const again = `npx stoa resume ${folder.name}${extend.inFolder(operation["runs"])} --count ${count}`
  return yield* extend.execute(run, { requirement: { ...first, count: count - kept }, operation, again }, options)
})

/** The cluster that a run of one goes on in; without a word about it, nobody knows whether it is to go on there. */
const elsewhere = (given: Option.Option<string>, { name, path }: Runs.RunFolder) =>
  Option.isSome(given) || process.env[cluster.variable] !== undefined
    ? cluster.addressOf(given)
    : usage(
      `${name} is a run of a cluster: say with --cluster where that is, or set ${cluster.variable}. To go on with it on this machine alone, remove ${
        join(path, "cluster.json")
      }.`
    )

/** True for a run that is followed in a cluster, in plain lines. */
const isElsewhere = ({ cluster, run, runs }: {
  readonly cluster: Option.Option<string>
  readonly run: string
  readonly runs: string
}): boolean => Option.isSome(cluster) || RunName.read(Runs.folderOf(runs, run)) !== undefined

export const resume = Command.make(
  "resume",
  {
    run: Argument.String("run").pipe(
      Argument.withDescription("Name of the run, of a finetuning, or of an evaluation of a method")
    ),
    ...operation.resumable,
    count: shared.maybe(
      Flag.Int("count"),
      "Of a finished run: so many rows of its first requirement in all; those there are stay, the others are written from the same episodes"
    ),
    runs: shared.runs,
    cluster: cluster.flag,
    detach: Flag.Boolean("detach").pipe(
      Flag.withDescription("With --cluster: leave the run to the workers once it goes on"),
      Flag.withDefault(false)
    ),
    ui: live.flag,
    ascii: shared.ascii,
    json: shared.json,
    verbose: shared.verbose
  },
  Effect.fn("stoa resume")(
    function*({ cluster: shared, count, detach, json, run, runs, verbose, ...flags }) {
      if (Option.isSome(shared) && (Home.isOne(runs, run) || Home.isEvaluation(runs, run))) {
        return yield* usage(`--cluster is for the run of a society, and ${run} is none.`)
      }
      if (Option.isSome(shared) && Option.isSome(count)) {
        return yield* usage("--count is for a finished run, on this machine alone: leave --cluster out.")
      }
      if (Home.isOne(runs, run)) {
        if (Option.isSome(count)) return yield* usage(`--count is for rows of a run, and ${run} is a finetuning.`)
        const finetuning = yield* Effect.promise(() => import("./finetuning/play.ts"))
        return yield* finetuning.resume(run, { ...flags, json, runs, verbose })
      }
      if (Home.isEvaluation(runs, run)) {
        if (Option.isSome(count)) return yield* usage(`--count is for rows of a run, and ${run} is an evaluation.`)
        const evaluation = yield* Effect.promise(() => import("./evaluation/method.ts"))
        return yield* evaluation.resume(run, { ...flags, json, runs, verbose })
      }
      const folder = yield* find(runs, run)
      yield* RunLock.hold(folder)
      yield* mend(folder, `stoa run ${folder.recipe} --name NAME`)
      const settings = (yield* Runs.readRecipe(folder)) as Settings
      const mine = { ...operation.settings(flags), runs }
      const recipe = yield* Effect.fromResult(decode(overlay(settings, { operation: mine }), folder.recipe))
      const state = yield* RunState.read(folder.database)
      const { answered, cut, facts, salvaged } = state
      const isFinished = yield* extend.isFinished({ folder, recipe, state })
      if (Option.isSome(count)) {
        if (!isFinished) {
          return yield* usage(
            `The run ${run} has not come to its end yet: resume it without --count first, then ask for more.`
          )
        }
        const before = yield* Effect.fromResult(decode(settings, folder.recipe))
        return yield* raise({ folder, settings, recipe: before, state }, {
          count: count.value,
          operation: mine,
          options: { json, verbose, tell: false }
        })
      }
      if (isFinished) {
        if (Evaluation.isOne(recipe)) return yield* tell(yield* Evaluation.again(recipe, folder), { run: folder, json })
        const short = shortfall.of(yield* Before.rows(folder), { wishes: Recipe.wishes(recipe) })
        if (json) return Screen.print(JSON.stringify({ run, finished: true, dataset: folder.dataset, short }))
        return Screen.print(
          [`The run ${run} is finished: its data set is in ${folder.dataset}.`]
            .concat(short.length === 0 ? [] : shortfall.brief(short)).join(" ")
        )
      }
      const handedIn = RunName.read(folder)
      if (handedIn !== undefined) {
        const url = yield* elsewhere(shared, folder)
        const { comeBack } = yield* Effect.promise(() => import("./cluster/comeBack.ts"))
        return yield* comeBack({
          folder,
          recipe,
          run: handedIn,
          url,
          operation: operation.settings(flags),
          detach,
          json,
          verbose
        })
      }
      if (Option.isSome(shared) || detach) {
        const flag = Option.isSome(shared) ? "--cluster" : "--detach"
        return yield* usage(`${run} was begun on this machine alone: resume it without ${flag}.`)
      }
      const enrolled = facts["Enrolled"] ?? 0
      const scenarios = yield* classroom.scenarios(recipe)
      const questions = (facts["Posed"] ?? 0) > 0 ? [] : yield* classroom.questions(recipe, verbose)
      const profiles = !Recipe.hasSociety(recipe)
        ? []
        : enrolled > 0
        ? yield* joining(folder, recipe, verbose)
        : yield* gather(recipe, { verbose })
      Screen.say(
        `Going on with ${run}: ${Screen.count(answered, "answered call")} will not be asked again${
          cut === 0 ? "" : `; ${Screen.count(cut, "call")} in flight when it broke off will be`
        }.`
      )
      yield* work(
        {
          folder,
          recipe,
          profiles,
          scenarios,
          questions,
          agents: enrolled + profiles.length,
          fresh: false,
          lossy: salvaged
        },
        { json, verbose, tell: false }
      )
    },
    Effect.scoped,
    // A finetuning has no society to show, nor has an evaluation: they have plain lines everywhere.
    (
      plain,
      wish
    ) => (Home.isOne(wish.runs, wish.run) || Home.isEvaluation(wish.runs, wish.run) || isElsewhere(wish)
      ? plain
      : live.orPlain(wish, plain))
  )
).pipe(
  Command.withDescription("Go on with a run that was killed, stopped or ended by its budget"),
  Command.withExamples([
    { command: "stoa resume run-001", description: "Nothing that was answered is asked again" },
    { command: "stoa resume run-001 --concurrency 16 --timeout 60", description: "With other limits" },
    {
      command: "stoa resume run-001 --cluster postgres://stoa@db/stoa",
      description: "In the cluster that it was handed to"
    },
    { command: "stoa resume run-001 --count 500", description: "More of a finished run: 500 rows in all" }
  ])
)
