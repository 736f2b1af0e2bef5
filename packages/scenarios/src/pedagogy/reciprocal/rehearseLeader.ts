/** What the rehearsal model says in reciprocal teaching as the one who leads: it clears up, sums up, and says what comes next. */
import { Phrase, type Seed } from "@stoa/core"
import { languageOf } from "../../rehearse/code/Draft.ts"
import * as Numbers from "../../rehearse/Numbers.ts"
import * as Options from "../../rehearse/Options.ts"
import * as Problem from "../../rehearse/Problem.ts"
import * as Reference from "../../rehearse/Reference.ts"
import * as Material from "../Material.ts"
import * as Matter from "../rehearse/Matter.ts"
import * as Steps from "../rehearse/Steps.ts"
import * as Talk from "../Talk.ts"
import type { Reading } from "./rehearsePupil.ts"

const cleared = ({ part, question, read, talk }: Reading): string => {
  const said = Talk.read(talk).at(-1)?.text ?? ""
  const [, number] = /where the ([\d.,]+) comes from/.exec(said) ?? []
  if (number !== undefined) {
    const value = Number(number.replaceAll(",", ""))
    const hint = Problem.read(question).quantities.find((one) =>
      Numbers.near(one.value * value, 1) || Numbers.near(one.value * 100, value)
    )
    return hint === undefined
      ? `As to the ${number}: it does not stand there in so many figures, but it is what the words of the question come to.`
      : `As to the ${number}: it is how the sum puts what the question calls "${hint.text}".`
  }
  const [, topic] = /(?:how|what) "([^"]+)" (?:is meant|means)/.exec(said) ?? []
  if (topic !== undefined) {
    const sentence = Phrase.sentences(`${question}\n${read}\n${part}`.replace(/\s+/g, " ")).find((one) =>
      one.toLowerCase().includes(topic)
    )
    return sentence === undefined
      ? `As to "${topic}": I read it in its plain sense, and with that everything here fits.`
      : `As to "${topic}": look at where it stands, ${
        Matter.quoted(sentence, 20)
      }. Read in its plain sense, it fits there.`
  }
  if (/narrower than one thinks/.test(said)) {
    return `As to the end: it wants just what the last sentence says, and nothing beside it.`
  }
  if (/an empty input/.test(said)) {
    return "As to an empty input: one has to follow the lines with nothing in hand and see at which of them it stops."
  }
  if (/needs the one above/.test(said)) {
    return "As to the order: read from the top, each line uses only what the lines above have made."
  }
  const [, result] = /what the (\S+) counts/.exec(said) ?? []
  if (result !== undefined) {
    const step = Steps.withSums(part).find(({ results }) => results.includes(result))
    return `As to the ${result}: ${
      step?.finds === undefined
        ? `the sentence says it, ${Matter.quoted(step?.claim ?? part, 30)}`
        : `it is ${step.finds}`
    }.`
  }
  return question === ""
    ? "As to what is needed: we shall see in the next part what is used and what is only told."
    : "As to what is needed: whatever is used in a step was needed, the rest only tells the story."
}

/** The leader clears up, sums up, and says what comes next. */
export const rehearseLead = (input: Reading, chance: Seed.Chance): string => {
  const { part, question } = input
  const sum = (): string => {
    if (question === "") {
      const problem = Problem.read(part)
      const given = Matter.given(problem).slice(0, 5)
      if (problem.options.length > 0) {
        return `To sum up: a question with ${
          Phrase.list(problem.options.map(({ letter }) => letter))
        } to choose from, and one of them holds.`
      }
      return given.length > 1 && problem.kind === "sum"
        ? `To sum up: ${Phrase.list(given)} are given, and the question is ${Matter.quoted(problem.asks, 40)}`
        : `To sum up: the question is ${Matter.quoted(problem.asks, 40)}`
    }
    const steps = Steps.withSums(part)
    if (Material.isCode(part)) {
      return `To sum up this part: ${
        part.split("\n").length > 1 ? "these lines take" : "this line takes"
      } the program one step further, and nothing is given back yet that was not made before.`
    }
    return steps.length === 0
      ? `To sum up this part: ${Phrase.stop(Phrase.atMost(Phrase.clean(part, 600), 45))}`
      : `To sum up this part: ${
        steps.map(({ claim, sums }) => `${Phrase.stop(claim).replace(/\.$/, "")}, from ${Phrase.list(sums)}`).join("; ")
      }.`
  }
  const next = (): string => {
    const problem = Problem.read(question === "" ? part : question)
    if (question === "") {
      return problem.options.length > 0
        ? "I expect that the next part goes through the options, because one has to be kept and the others need a reason to go."
        : problem.kind === "sum"
        ? `I expect that the next part starts with ${
          Matter.given(problem)[0] ?? "the first number"
        }, because everything else is told by it.`
        : problem.kind === "code"
        ? "I expect that the next part says first what goes in and what comes out, because the steps hang on it."
        : "I expect that the next part first says what is meant, because one cannot give a reason before that."
    }
    const last = Steps.withSums(part).at(-1)?.results.at(-1)
    return last === undefined
      ? "I expect that now the answer itself follows, because the reasons for it have been given."
      : chance.pick([
        `I expect that next the ${last} is used again, because it is not yet what the question wants.`,
        `I expect one more step that brings the ${last} together with what has not been used so far.`
      ])
  }
  return Matter.said(`${cleared(input)} ${sum()} ${next()}`)
}

/** The learner sums up the whole. */
export const rehearseSumUp = (input: Reading, chance: Seed.Chance): string => {
  const { part, question, read } = input
  const whole = `${read}\n${part}`.replace(/^\n+/, "").trimEnd()
  const problem = Problem.read(question)
  const steps = Steps.withSums(whole)
  const final = Steps.finalOf(whole)
  const asked = `We were asked: ${Matter.quoted(problem.asks, 60)}`
  const opening = Matter.said(`${cleared(input)} And now the whole. ${asked}`)
  if (problem.options.length > 0) {
    const letter = Options.chosen(final ?? part)
    const option = problem.options.find((one) => one.letter === letter)
    return `${opening} There were ${problem.options.length} options, and the solution settles on ${
      option === undefined ? Matter.quoted(part) : `${option.letter}, "${option.text}"`
    }: it is the one that fits the question word for word. The answer is ${letter ?? Phrase.clean(part, 60)}.`
  }
  if (Material.isCode(whole)) {
    return `${opening} The answer, in full, is this:\n\n${Reference.fenced(whole, languageOf(question))}`
  }
  if (steps.length === 0) return `${opening}${whole.includes("\n") ? "\n\n" : " "}${whole}`
  const told = steps.map(({ claim, sums }, at) =>
    `${
      at === 0
        ? "First, "
        : at === steps.length - 1 && at > 0
        ? "At last, "
        : chance.pick(["Then, ", "From there, ", "Next, "])
    }${Steps.within(Phrase.stop(claim).replace(/\.$/, ""))}: that is ${Phrase.list(sums)}.`
  )
  return `${opening} ${told.join(" ")} The answer is ${final ?? steps.at(-1)?.results.at(-1) ?? ""}.`
}
