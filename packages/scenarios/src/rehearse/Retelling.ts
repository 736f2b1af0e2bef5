/** A worked solution told by somebody who has just worked it out, step by step, up to its result. */
import { Phrase, type Seed } from "@stoa/core"
import type { Matter } from "./Hint.ts"
import type { Step } from "./Solution.ts"
import * as Solutions from "./Solution.ts"

const imperative =
  /^((?:first|then|next|finally|now|after that|lastly)?,?) ?(find|multiply|divide|add|subtract|calculate|take|combine|use|convert|count|double|triple|do|determine|figure|work|multiple|sum)\b/i

/** The line of a solution as its pupil says it: "First I find the number of straws ...". */
const own = (text: string): string =>
  text.replace(
    imperative,
    (_, link: string, verb: string) => Phrase.upperFirst(`${link} I ${verb.toLowerCase()}`.trim())
  )

const linking = (nth: number, of: number, chance: Seed.Chance): string => {
  if (nth === 0) return of === 1 ? "" : chance.pick(["First", "First"])
  return nth === of - 1
    ? chance.pick(["At the end", "And then", "Now", "Then"])
    : chance.pick(["Then", "Next", "After that", "Then"])
}

const told = (step: Step, link: string, chance: Seed.Chance): string => {
  const sum = step.sums.at(-1)
  const lead = step.sums[0] === undefined ? "" : step.text.slice(0, step.sums[0].start)
  // A line that says more than its sum is told as it stands.
  const plain = sum !== undefined && step.sums.length === 1 && !/\d/.test(lead) && step.finds !== undefined
  if (!plain || chance.flip(0.4)) return Phrase.stop(own(step.text))
  return Phrase.stop(
    chance.pick([
      `${link} I work out ${step.finds}: ${sum.shown}`,
      `${link} I need ${step.finds}, and that is ${sum.shown}`,
      `${link} I look for ${step.finds}: ${sum.shown}`
    ]).trim()
  )
}

/** The final answer as one says it, with what it counts. */
export const result = ({ problem, solution }: Matter): string => {
  const { result } = solution
  if (!/^-?[\d.,/]+$/.test(result)) return result
  if (problem.isMoney) return `$${result}`
  return problem.counted === "" || /\d$/.test(problem.counted) ? result : `${result} ${problem.counted}`
}

/** The steps of a solution, in the first person. */
export const steps = ({ solution }: Matter, chance: Seed.Chance): Array<string> =>
  solution.steps.filter(({ text }) => !/^the answer is\b/i.test(text)).map((step, index, all) =>
    told(step, linking(index, all.length, chance), chance)
  )

/** The whole solution in the first person, with its result at the end; formulas as the source has them. */
export const of = (matter: Matter, answer: string, chance: Seed.Chance): Array<string> => {
  const text = Solutions.plain(answer)
  const end = chance.pick([
    `So the answer is ${result(matter)}.`,
    `The answer is ${result(matter)}.`,
    `So my answer is ${result(matter)}.`,
    `That makes the answer ${result(matter)}.`
  ])
  return Solutions.isFormal(text) ? [text, end] : [...steps(matter, chance), end]
}
