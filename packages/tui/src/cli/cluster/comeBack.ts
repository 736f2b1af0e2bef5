/** Comes back to a run that was handed to a cluster, or has its next sitting begun. */
import { type Recipe, type Runs, RunState } from "@stoa/core"
import { Runner } from "@stoa/core/cluster"
import { Effect } from "effect"
import * as classroom from "../classroom.ts"
import { codes, CommandError } from "../CommandError.ts"
import { decode, overlay, type Settings } from "../recipe.ts"
import * as Screen from "../Screen.ts"
import * as Address from "./Address.ts"
import { follow } from "./follow.ts"
import { begin } from "./submit.ts"

/** Which run, and what holds from now on. */
export interface ComeBackOptions {
  readonly folder: Runs.RunFolder
  readonly recipe: Recipe.Recipe
  /** Its name in the cluster. */
  readonly run: string
  readonly url: string
  /** Settings of the flags: what it may cost, how its models are reached. */
  readonly operation: Readonly<Record<string, unknown>>
  readonly detach: boolean
  readonly json: boolean
  readonly verbose: boolean
}

/** Comes back. */
export const comeBack = Effect.fn("cluster.comeBack")(function*(options: ComeBackOptions) {
  const { folder, operation, recipe, run, url } = options
  const found = Effect.gen(function*() {
    const row = yield* (yield* Runner.Registry).read(run)
    if (row !== undefined) return { row, inputs: yield* Runner.Inputs.decode(row.inputs) }
    return yield* new CommandError({
      sentence: `The cluster at ${
        Address.at(url)
      } has no run ${run}, which is what ${folder.name} is called there: name the cluster that it was handed to.`,
      code: codes.usage
    })
  })
  const { inputs, row } = yield* Effect.provide(found, Address.registry(url))
  const scenarios = yield* classroom.scenarios(recipe)
  const { answered } = yield* RunState.read(folder.database)
  // What was handed in holds on, with what the flags say over it.
  const settings = overlay(JSON.parse(row.recipe) as Settings, { operation })
  const next = yield* Effect.fromResult(decode(settings, `the recipe of ${run}`))
  const isOver = row.state === "stopped" || row.state === "failed"
  Screen.say(
    row.state === "finished"
      ? `${folder.name} came to its end in the cluster.`
      : isOver
      ? `Going on with ${folder.name}: ${Screen.count(answered, "answered call")} will not be asked again.`
      : `${folder.name} is ${row.state} in the cluster.`
  )
  yield* follow(
    {
      folder,
      recipe,
      profiles: inputs.profiles,
      scenarios,
      questions: inputs.questions,
      agents: inputs.profiles.length,
      fresh: false,
      lossy: false
    },
    {
      ...options,
      begin: row.state === "finished"
        ? Effect.void
        : row.state === "stopping"
        // It may be that nobody ever heard of the sitting that is to stop.
        ? Runner.start({ url, run, sitting: row.sitting })
        : begin(url, { run, recipe: isOver ? JSON.stringify(next) : undefined })
    }
  )
}, Effect.scoped)
