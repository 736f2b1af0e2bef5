/** What an ablation will ask for: a forecast of each setting's first replicate, times its replicates. */
import { Forecast, type QuestionSample, Recipe } from "@stoa/core"
import { Effect } from "effect"
import * as classroom from "../classroom.ts"
import { gather, type GatherOptions } from "../execute.ts"
import * as prices from "../prices.ts"
import * as Screen from "../Screen.ts"
import type { Plan } from "./plan.ts"

/** What one setting comes to over all its replicates. */
export interface Expected extends Forecast.Sum {
  readonly setting: string
  readonly cells: number
  readonly seconds: number
}

/** Forecasts every setting. Nothing is asked and nothing is written. */
export const make = Effect.fn("ablation.expected")(function*({ grid, tasks }: Plan, told: GatherOptions) {
  // Most settings have the same files: they are read, and their bad rows named, once.
  const read = new Map<string, ReadonlyArray<QuestionSample.FileQuestions>>()
  const questionsOf = Effect.fnUntraced(function*(recipe: Recipe.Recipe) {
    const key = JSON.stringify(recipe.class.questions)
    const questions = read.get(key) ?? (yield* classroom.questions(recipe, told.verbose))
    read.set(key, questions)
    return questions
  })
  return yield* Effect.forEach(tasks.slice(0, grid.settings.length), ({ cell, recipe }) =>
    Effect.gen(function*() {
      const { seconds, total } = yield* Forecast.make(recipe, {
        profiles: Recipe.hasSociety(recipe) ? yield* gather(recipe, told) : [],
        scenarios: yield* classroom.scenarios(recipe),
        questions: Recipe.hasClass(recipe) ? yield* questionsOf(recipe) : [],
        prices: yield* prices.of(recipe)
      })
      const cells = grid.seeds.length
      const expected: Expected = {
        setting: cell.setting.label,
        cells,
        calls: total.calls * cells,
        inputTokens: total.inputTokens * cells,
        outputTokens: total.outputTokens * cells,
        ...(total.cost === undefined ? {} : { cost: total.cost * cells }),
        seconds: seconds * cells
      }
      return expected
    }))
})

const whole = (count: number): string => Math.round(count).toLocaleString("en")

const row = (name: string, cells: ReadonlyArray<string>): string =>
  `${Screen.quote(name, 36).padEnd(36)}${cells.map((cell) => cell.padStart(12)).join("")}`

/** The forecast as a table of 96 columns at most. */
export const lines = (all: ReadonlyArray<Expected>): ReadonlyArray<string> => {
  const total = {
    setting: "all",
    cells: all.reduce((sum, { cells }) => sum + cells, 0),
    seconds: all.reduce((sum, { seconds }) => sum + seconds, 0),
    ...Forecast.sum(all)
  }
  const priced = all.some(({ cost = 0 }) => cost > 0)
  const line = ({ calls, cells, cost, inputTokens, outputTokens, setting }: Expected) =>
    row(setting, [
      whole(cells),
      whole(calls),
      whole(inputTokens + outputTokens),
      ...(priced ? [cost === undefined ? "?" : `$${cost.toFixed(2)}`] : [])
    ])
  return [
    row("expected", ["cells", "calls", "tokens", ...(priced ? ["cost"] : [])]),
    ...all.map(line),
    line(total),
    `About ${Screen.duration(total.seconds)} in all; stoa forecast says what these numbers rest on.`
  ]
}
