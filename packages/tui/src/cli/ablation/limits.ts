/** Limits of a whole ablation: what other cells have spent is taken from what a cell may. */
import { Budget, Models, Price, type Recipe, type Runs, RunStore } from "@stoa/core"
import { Effect, Layer } from "effect"
import * as layers from "../../layers.ts"

/** What a cell has spent; the cost is absent where a price is not known. */
export type Spent = Pick<Budget.Spending, "calls" | "inputTokens" | "outputTokens" | "cost">

const nothing: Spent = { calls: 0, inputTokens: 0, outputTokens: 0, cost: 0 }

/** What all of them spent together. */
export const sum = (all: Iterable<Spent>): Spent =>
  [...all].reduce((total, { calls, cost, inputTokens, outputTokens }) => ({
    calls: total.calls + calls,
    inputTokens: total.inputTokens + inputTokens,
    outputTokens: total.outputTokens + outputTokens,
    ...(total.cost === undefined || cost === undefined ? {} : { cost: total.cost + cost })
  }), nothing)

/** True where the recipe limits anything. */
export const isLimited = ({ operation: { maxCalls, maxCost, maxTokens } }: Recipe.Recipe): boolean =>
  maxCalls !== undefined || maxCost !== undefined || maxTokens !== undefined

/** What the run of a cell has spent so far, from its ledger; nothing is asked and nothing is written. */
export const spentBy = (folder: Runs.RunFolder, recipe: Recipe.Recipe) =>
  Effect.map(Budget.Budget, (budget): Spent => budget.spending()).pipe(
    Effect.provide(
      Models.layer(layers.access(recipe), process.env, { eager: false }).pipe(
        Layer.provide(RunStore.layer(folder.database, { readonly: true }))
      )
    )
  )

/** The recipe of a cell that may spend what the others have left of the limits. */
export const leave = (recipe: Recipe.Recipe, others: Spent): Recipe.Recipe => {
  const { maxCalls, maxCost, maxTokens } = recipe.operation
  const left = (limit: number, spent: number) => Math.max(0, limit - spent)
  return {
    ...recipe,
    operation: {
      ...recipe.operation,
      ...(maxCalls === undefined ? {} : { maxCalls: left(maxCalls, others.calls) }),
      ...(maxTokens === undefined ? {} : { maxTokens: left(maxTokens, others.inputTokens + others.outputTokens) }),
      ...(maxCost === undefined || others.cost === undefined ? {} : { maxCost: left(maxCost, others.cost) })
    }
  }
}

/** What was spent and what may be, in words. */
export const sentence = ({ operation: { maxCalls, maxCost, maxTokens } }: Recipe.Recipe, spent: Spent): string => {
  const whole = (count: number) => count.toLocaleString("en")
  return [
    ...(maxCalls === undefined ? [] : [`${whole(spent.calls)} of at most ${whole(maxCalls)} calls`]),
    ...(maxTokens === undefined
      ? []
      : [`${whole(spent.inputTokens + spent.outputTokens)} of at most ${whole(maxTokens)} tokens`]),
    ...(maxCost === undefined ? [] : [`${Price.inDollars(spent.cost ?? 0)} of at most ${Price.inDollars(maxCost)}`])
  ].join(", ")
}
