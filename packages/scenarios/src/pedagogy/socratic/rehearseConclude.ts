/** What the rehearsal model says as a learner at the end: the whole answer, out of what was found on the way. */
import { Phrase, type Seed } from "@stoa/core"
import * as Program from "../../rehearse/code/Draft.ts"
import { show } from "../../rehearse/Numbers.ts"
import * as Problem from "../../rehearse/Problem.ts"
import * as Matter from "../rehearse/Matter.ts"
import * as Steps from "../rehearse/Steps.ts"
import * as Talk from "../Talk.ts"
import { foundIn, lettersIn, quotedIn, stated } from "./Found.ts"
import type { Learning, Meanwhile } from "./rehearseLearner.ts"

/** The last reply, with the whole answer out of what was found. */
export const rehearseConclude = ({ name, question, talk }: Learning, chance: Seed.Chance): string => {
  const said = Talk.read(talk)
  const problem = Problem.read(question)
  const all = [...new Map(foundIn(said, name).map((one) => [one.sum, one])).values()]
  const last = all.at(-1)
  if (last !== undefined) {
    const steps = all.map((one, index) =>
      index === 0
        ? `First, ${stated(one)}`
        : index === all.length - 1 && index > 1
        ? `Finally, ${stated(one)}`
        : `Then ${stated(one)}`
    )
    return `${
      chance.pick(["Let me put it together.", "Now I can say it from beginning to end.", "So this is the whole of it."])
    } ${steps.join(" ")} The answer is ${problem.isMoney ? `$${Steps.money(last.value)}` : show(last.value)}.`
  }
  if (problem.options.length > 0) {
    const out = new Set(said.flatMap(({ text }) => lettersIn(text)))
    const left = problem.options.filter(({ letter }) => !out.has(letter))
    const choice = left.length === 1 ? left[0] : chance.pick(left.length === 0 ? problem.options : left)
    return `Going through the options, I ruled out ${
      Phrase.list([...out])
    }: each of them needs something that the question does not say. What is left is ${choice?.letter}: "${choice?.text}". It asks for nothing beyond what is given, and it fits every word of the question. The answer is ${choice?.letter}.`
  }
  return whole[problem.kind](problem, { chance, said })
}

const whole: Readonly<Record<"sum" | "choice" | "code" | "open", Meanwhile>> = {
  sum: (problem) =>
    `I have put together what I know: ${
      Phrase.list(Matter.given(problem))
    }. I see what each of them stands for and in which order they have to be joined, but I did not get to a number of which I would be sure.`,
  choice: () => "I did not get to an answer.",
  code: ({ question }, { chance }) => {
    const { code, language, says } = Program.write(question, chance)
    return `${
      chance.pick([
        "Taking my example through by hand has told me what the lines have to do.",
        "After what you asked I settled first what comes in and what goes out."
      ])
    } My idea is this: ${says}. In full:\n\n\`\`\`${language}\n${code}\n\`\`\``
  },
  open: (problem, { chance, said }) => {
    const topics = [...new Set(said.flatMap(({ text }) => quotedIn(text)))]
    const [one = Matter.topics(problem.question)[0] ?? "the question", ...others] = topics
    return `My answer to "${Matter.asked(problem)}" in full: ${
      chance.pick([
        `begin with "${one}", because the rest is said of it, and give one plain case of it at once.`,
        `it stands on "${one}", taken in the narrow sense on which we settled, and one plain case shows what is meant.`
      ])
    } ${
      others.length === 0
        ? "From that case the rest can be read off"
        : `Then bring in ${Phrase.list(others.map((word) => `"${word}"`))}, each with the reason why it would be missed`
    }. ${
      chance.pick([
        "Leave out what only sounds well. Whoever doubts it can be shown the case, and that is why I would stand by this answer.",
        "At the end say for whom it holds and for whom it does not, so that nobody takes it for more than it is."
      ])
    }`
  }
}
