/** Hands a run to a cluster: everything is read and checked here, so that workers need none of its files. */
import { Anonymise, Models, Recipe, Runs } from "@stoa/core"
import { Runner } from "@stoa/core/cluster"
import { Effect } from "effect"
import * as layers from "../../layers.ts"
import * as classroom from "../classroom.ts"
import { usage } from "../CommandError.ts"
import * as Evaluation from "../evaluation/Evaluation.ts"
import { gather } from "../execute.ts"
import * as prices from "../prices.ts"
import * as runFolder from "../runFolder.ts"
import * as Screen from "../Screen.ts"
import * as session from "../session.ts"
import * as Address from "./Address.ts"
import { follow } from "./follow.ts"
import * as RunName from "./RunName.ts"

/** Where to, and how it is shown. */
export interface SubmitOptions {
  readonly url: string
  /** True to leave it to the cluster once it has begun. */
  readonly detach: boolean
  readonly json: boolean
  readonly verbose: boolean
}

/** Begins the next sitting of a run that is handed in, or finds the one under way. */
export const begin = (url: string, { recipe, run }: { readonly run: string; readonly recipe?: string | undefined }) =>
  Effect.gen(function*() {
    const registry = yield* Runner.Registry
    yield* Runner.start({ url, run, sitting: yield* registry.begin(run, recipe) })
  })

/** Hands a recipe in and follows its run. */
export const execute = Effect.fn("cluster.execute")(function*(recipe: Recipe.Recipe, options: SubmitOptions) {
  const { url, verbose } = options
  if (Evaluation.isOne(recipe)) {
    return yield* usage("A model is examined on one machine alone: leave --cluster out.")
  }
  const scenarios = yield* classroom.scenarios(recipe)
  const questions = yield* classroom.questions(recipe, verbose)
  const profiles = Recipe.hasSociety(recipe) ? yield* gather(recipe, { verbose }) : []
  if (Recipe.hasSociety(recipe) && recipe.population.anonymise && profiles.every(Anonymise.isInvented)) {
    Screen.say("Nobody to make unrecognisable: all these people are invented.")
  }
  // Keys lie where the workers are.
  yield* Models.check(layers.access(recipe), prices.withKeys(process.env))
  yield* session.check(recipe)
  const handedIn = Effect.gen(function*() {
    const registry = yield* Runner.Registry
    let run = ""
    const folder = yield* runFolder.make(recipe, (folder) => {
      run = RunName.make(folder)
      return RunName.write(folder, run)
    })
    const inputs = Runner.Inputs.encode({ profiles, questions })
    yield* Effect.onError(
      registry.submit({ run, recipe: JSON.stringify(recipe), inputs }),
      () => Runs.remove(folder)
    )
    return { folder, run }
  })
  const { folder, run } = yield* Effect.provide(handedIn, Address.registry(url))
  yield* follow(
    { folder, recipe, profiles, scenarios, questions, agents: profiles.length, fresh: false, lossy: false },
    { ...options, run, begin: begin(url, { run }) }
  )
}, Effect.scoped)
