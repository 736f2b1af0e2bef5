/** Finding a run by the name that a command was given. */
import { Runs } from "@stoa/core"
import { Effect } from "effect"
import { usage } from "./CommandError.ts"
import * as Home from "./finetuning/Home.ts"
import * as Screen from "./Screen.ts"

/** A run that is there; the name of what is none is told what it is, and what is for it. */
export const find = Effect.fnUntraced(function*(runs: string, name: string) {
  const called = Screen.quote(name, 100)
  if (Home.isOne(runs, name)) {
    return yield* usage(
      `${called} is a finetuning and no run of a society: stoa resume ${called} goes on with it or prints its table again, stoa export ${called} --out DIR writes its debates for trainers, stoa evaluate --trained ${called} measures its agents, and stoa runs lists it.`
    )
  }
  if (Home.isEvaluation(runs, name)) {
    return yield* usage(
      `${called} is the evaluation of a method and no run of a society: stoa resume ${called} goes on with it or prints its numbers again, and stoa runs lists it.`
    )
  }
  const [finetunings, all] = yield* Effect.all([Home.names(runs), Runs.names(runs)])
  if (all.length > 0 || finetunings.length === 0) return yield* Runs.find(runs, name)
  return yield* usage(
    `There is no run and no finetuning "${called}". ${runs} holds no runs; its finetunings are: ${
      Home.listed(finetunings)
    }.`
  )
})
