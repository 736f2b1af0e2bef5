/** The tasks there are. */
import { Answer } from "@stoa/core"
import { type Effect, Result } from "effect"
import { arithmetic } from "./arithmetic.ts"
import { choice, mmlu } from "./choice.ts"
import { gsm8k } from "./gsm8k.ts"
import { math } from "./math.ts"
import type { Task } from "./Task.ts"

export const tasks: ReadonlyArray<Task> = [arithmetic, gsm8k, math, mmlu, choice]

/** Loads what comparing answers needs; after it all that a task does is done at once. */
export const ready: Effect.Effect<void> = Answer.ready

/** The task of a name, or a sentence that says which there are. */
export const find = (name: string): Result.Result<Task, string> => {
  const task = tasks.find((each) => each.name === name)
  return task === undefined
    ? Result.fail(
      `There is no task "${name}": expected ${tasks.map((each) => each.name).join(", ").replace(/, (\w+)$/, " or $1")}.`
    )
    : Result.succeed(task)
}
