/** What a class is held with: the scenarios its recipe names, and the questions of its files. */
import { type Class, type LoadedQuestions, Questions, Recipe, RowProblem } from "@stoa/core"
import { withGain } from "@stoa/scenarios"
import { Effect } from "effect"
import * as Load from "../plugins/Load.ts"
import * as Screen from "./Screen.ts"

/** Bad rows shown without --verbose. */
const mostShown = 20

/** The scenarios of a recipe with their weights. */
export const scenarios = Effect.fn("classroom.scenarios")(function*(recipe: Recipe.Recipe) {
  return yield* Effect.forEach(
    Object.entries(recipe.class.scenarios),
    ([name, weight]) =>
      Effect.map(Load.load(name, process.cwd()), (scenario): Class.Weighted => ({
        scenario: recipe.class.gain ? withGain(scenario) : scenario,
        weight
      }))
  )
})

/** The questions of a recipe's files; rows that cannot be used are named. */
export const questions = Effect.fn("classroom.questions")(function*(recipe: Recipe.Recipe, verbose: boolean) {
  if (!Recipe.hasClass(recipe) || recipe.class.questions.length === 0) return []
  const found = yield* Questions.read(recipe.class.questions)
  const problems = found.problems.map(RowProblem.sentence)
  const shown = verbose ? problems : problems.slice(0, mostShown)
  for (const sentence of shown) Screen.say(Screen.style.yellow(`left out: ${sentence}`))
  if (shown.length < problems.length) {
    Screen.say(Screen.style.yellow(`... and ${problems.length - shown.length} more; --verbose lists them all`))
  }
  return found.files
})
