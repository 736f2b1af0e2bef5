/** The agents that a finetuning has trained, to be measured on questions of their own. */
import type { Runs } from "@stoa/core"
import { Finetuning } from "@stoa/scenarios"
import { Effect, Option } from "effect"
import { usage } from "../CommandError.ts"
import * as Home from "../finetuning/Home.ts"
import { recipeOf } from "../finetuning/recipeOf.ts"
import * as told from "../finetuning/told.ts"
import * as Screen from "../Screen.ts"
import * as borrowed from "./borrowed.ts"

/** The agents of an iteration. */
export interface Trained {
  readonly recipe: Finetuning.Recipe.Recipe
  readonly folder: Runs.RunFolder
  readonly iteration: number
  /** Who plays, under the names by which an evaluation knows them. */
  readonly cast: Finetuning.Variant.Cast
}

/** A finetuning by its name. */
export const find = Effect.fnUntraced(function*(runs: string, name: string) {
  if (Home.isOne(runs, name)) return Home.of(runs, name)
  const names = yield* Home.names(runs)
  return yield* usage(
    `There is no finetuning "${Screen.quote(name, 100)}" in ${runs}${
      names.length === 0 ? "" : `; there are ${Home.listed(names)}`
    }.`
  )
})

/** The agents by the iteration wanted, or the best. */
export const trainedOf = Effect.fnUntraced(function*({ iteration, runs, trained }: {
  readonly runs: string
  readonly trained: Option.Option<string>
  readonly iteration: Option.Option<number>
}) {
  if (Option.isNone(trained)) {
    return Option.isNone(iteration)
      ? undefined
      : yield* usage("--iteration is of a finetuning: name one with --trained.")
  }
  const folder = yield* find(runs, trained.value)
  const recipe = yield* recipeOf(folder)
  const result = told.read(folder)
  const wanted = Option.getOrElse(iteration, () => result?.best ?? 0)
  const found = result?.iterations.find(({ iteration }) => iteration === wanted)
  if (wanted !== 0 && found === undefined) {
    return yield* usage(
      `--iteration ${wanted}: the finetuning ${folder.name} has ${
        Screen.count(result?.iterations.length ?? 0, "iteration")
      }.`
    )
  }
  const { agents } = recipe.debate
  const { critics, generators } = found ?? Finetuning.Variant.copies(recipe.model, agents)
  const cast = { generators: generators.map(borrowed.named), critics: critics.map(borrowed.named) }
  const agentsOf: Trained = { recipe, folder, iteration: wanted, cast }
  return agentsOf
})
