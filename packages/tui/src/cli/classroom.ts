/** What a class is held with: the scenarios its recipe names, and the questions of its files. */
import { Language, Questions, type QuestionSample as Sample, Recipe, RowProblem } from "@stoa/core"
import { withGain } from "@stoa/scenarios"
import { Effect } from "effect"
import * as Registry from "../plugins/Registry.ts"
import * as classFit from "./classFit.ts"
import { usage } from "./CommandError.ts"
import * as Screen from "./Screen.ts"

/** Bad rows shown without --verbose. */
const mostShown = 20

/** The scenarios of a recipe with their weights. */
export const scenarios = Effect.fn("classroom.scenarios")(function*(recipe: Recipe.Recipe) {
  if (!Recipe.hasClass(recipe)) return []
  const { language } = recipe.quality
  if (language !== "any" && (yield* Language.load(language)) === undefined) {
    return yield* usage(
      `quality.language: "${language}" is no language that can be told from others: write it in English, as in German, or any to let all pass.`
    )
  }
  const found = yield* Registry.gather(recipe.class.scenarios, process.cwd())
  const flaw = classFit.flawOf(recipe, found)
  if (flaw !== undefined) return yield* usage(flaw)
  return recipe.class.gain ? found.map(({ scenario, weight }) => ({ scenario: withGain(scenario), weight })) : found
})

/** The questions of a recipe's files; rows that cannot be used are named, and files that hold fewer than were wanted. */
export const questions = Effect.fn("classroom.questions")(function*(recipe: Recipe.Recipe, verbose: boolean) {
  const asked = recipe.class.questions
  if (!Recipe.hasClass(recipe) || asked.length === 0) return []
  const found = yield* Questions.read(asked)
  const problems = found.problems.map(RowProblem.sentence)
  const shown = verbose ? problems : problems.slice(0, mostShown)
  for (const sentence of shown) Screen.say(Screen.style.yellow(`left out: ${sentence}`))
  if (shown.length < found.bad) {
    Screen.say(Screen.style.yellow(`... and ${found.bad - shown.length} more; --verbose lists them all`))
  }
  return found.files.map(({ questions, source }, index): Sample.FileQuestions => {
    const count = asked[index]?.count
    if (count !== undefined && questions.length < count) {
      Screen.say(
        `${source} holds ${Screen.count(questions.length, "question")}, and ${count} were wanted: all are taken.`
      )
    }
    return { questions, count }
  })
})
