/** What the rehearsal model says in reciprocal teaching: it reads the part at hand, and what was read before. */
import { Phrase, type Seed } from "@stoa/core"
import * as Options from "../../rehearse/Options.ts"
import * as Problem from "../../rehearse/Problem.ts"
import * as Material from "../Material.ts"
import * as Matter from "../rehearse/Matter.ts"
import * as Steps from "../rehearse/Steps.ts"
import * as Talk from "../Talk.ts"

interface Reading {
  readonly read: string
  readonly part: string
  readonly talk: string
}

const withSums = (text: string): ReadonlyArray<Steps.Step> => Steps.find(text).filter(({ sums }) => sums.length > 0)

const quoted = (text: string, most = 24): string => `"${Phrase.atMost(Phrase.clean(text, 400), most)}"`

/** The leader's question about the part. */
export const rehearseQuestion = ({ part, read }: Reading, chance: Seed.Chance): string => {
  if (read === "") {
    const problem = Problem.read(part)
    const [first] = Matter.given(problem)
    return chance.pick([
      "What exactly are we asked to find, and what of all that is told here do we need for it?",
      first === undefined || problem.kind !== "sum"
        ? "How would you put this question in your own words, and which word of it matters most?"
        : `What does ${first} stand for in this question, and how does it hang together with the rest?`,
      "What is known here and what is not, and why is one not enough to say the other at once?"
    ])
  }
  const steps = withSums(part)
  const step = steps.length === 0 ? undefined : chance.pick(steps)
  if (step !== undefined) {
    return chance.pick([
      `Why do they reckon ${step.sums.at(-1)} here, and what does the ${step.results.at(-1)} stand for?`,
      step.finds === undefined
        ? `Where do the numbers in ${step.sums.at(-1)} come from, and why are they joined in just this way?`
        : `This part finds out ${step.finds}. How does it get there, and why just so?`
    ])
  }
  const [topic] = Matter.topics(part, read)
  return topic === undefined
    ? `What does this part say about the question, and why should we believe it?`
    : chance.pick([
      `What does "${topic}" have to do with the question we read at the beginning, and why does it come in here?`,
      `If somebody had never heard of "${topic}", how would you explain from this part what it does for the answer?`
    ])
}

const unclear = (part: string, read: string, chance: Seed.Chance): string => {
  const before = new Set((read.match(/\d[\d,.]*\d|\d/g) ?? []).map((number) => number.replace(/,/g, "")))
  const steps = withSums(part)
  const fresh = steps.flatMap(({ sums }) => Steps.sumsIn(sums.join(" and "))).flatMap(({ operands, value }) => {
    const one = operands.find((operand) => !before.has(String(operand)))
    before.add(String(value))
    return one === undefined ? [] : [one]
  })
  if (fresh.length > 0 && read !== "") {
    return `What is not clear to me is where the ${fresh[0]} comes from, it does not stand in the question.`
  }
  const [, topic] = Matter.topics(part)
  return chance.pick([
    steps.length > 0 && read !== ""
      ? `What one could easily misread is what ${steps[0]?.results[0]} counts: it is not yet what is asked.`
      : `What one could easily misread is the very end of it, because the question there is narrower than one thinks.`,
    topic === undefined
      ? "What is not quite clear to me is whether everything that is told is needed."
      : `What is not quite clear to me is how "${topic}" is meant here.`
  ])
}

/** Another pupil's answer, and what is unclear. */
export const rehearseAnswer = ({ part, read, talk }: Reading, chance: Seed.Chance): string => {
  const asked = Talk.read(talk).at(-1)?.text ?? ""
  const answer = (): string => {
    if (read === "") {
      const problem = Problem.read(part)
      if (problem.options.length > 0) {
        return `We are to pick one of ${problem.options.length} options for this: ${
          quoted(problem.asks, 40)
        } So each option has to be held against every word of it.`
      }
      const given = Matter.given(problem).slice(0, 5)
      return given.length > 1 && problem.kind === "sum"
        ? `We are asked this: ${quoted(problem.asks, 40)} What we have for it is ${
          Phrase.list(given)
        }, and none of these is the answer yet.`
        : `In my own words, we are asked this: ${
          quoted(problem.asks, 40)
        } So the answer has to do just that and no more.`
    }
    const step =
      withSums(part).find(({ finds, sums }) =>
        sums.some((sum) => asked.includes(sum)) || (finds !== undefined && asked.includes(finds))
      ) ??
        withSums(part)[0]
    if (step === undefined) {
      return `From what we just read: ${
        quoted(Phrase.sentences(part)[0] ?? part, 40)
      } I take it to mean that this is a reason for the answer, not yet the answer itself.`
    }
    const result = step.results.at(-1)
    return step.finds === undefined
      ? `They join ${step.sums.at(-1)} and get ${result}. As the text says: ${quoted(step.claim, 40)}`
      : `It is about ${step.finds}. For that they take ${step.sums.at(-1)}, and the ${result} is what it comes to.`
  }
  return Phrase.tidy(`${answer()} ${unclear(part, read, chance)}`)
}

const cleared = ({ part, read, talk }: Reading): string => {
  const said = Talk.read(talk).at(-1)?.text ?? ""
  const [, number] = /where the ([\d.,]+) comes from/.exec(said) ?? []
  if (number !== undefined) {
    const hint = Problem.read(read).quantities.find(({ value }) =>
      Math.abs(value * Number(number) - 1) < 1e-9 || Math.abs(value * 100 - Number(number)) < 1e-9
    )
    return hint === undefined
      ? `As to the ${number}: it does not stand there in so many figures, but it is what the words of the question come to.`
      : `As to the ${number}: it is how the sum puts what the question calls "${hint.text}".`
  }
  const [, topic] = /how "([^"]+)" is meant/.exec(said) ?? []
  if (topic !== undefined) return `As to "${topic}": I read it in its plain sense, and with that everything here fits.`
  if (/narrower than one thinks/.test(said)) {
    return `As to the end: it wants just this, ${quoted(Problem.read(part).asks, 40)} and nothing beside it.`
  }
  return "As to what is needed: we shall see in the next part what is used and what is only told."
}

/** The leader clears up, sums up, and says what comes next. */
export const rehearseLead = (input: Reading, chance: Seed.Chance): string => {
  const { part, read } = input
  const sum = (): string => {
    if (read === "") {
      const problem = Problem.read(part)
      const given = Matter.given(problem).slice(0, 5)
      if (problem.options.length > 0) {
        return `To sum up: a question with ${
          Phrase.list(problem.options.map(({ letter }) => letter))
        } to choose from, and one of them holds.`
      }
      return given.length > 1 && problem.kind === "sum"
        ? `To sum up: ${Phrase.list(given)} are given, and the question is ${quoted(problem.asks, 40)}`
        : `To sum up: the question is ${quoted(problem.asks, 40)}`
    }
    const steps = withSums(part)
    return steps.length === 0
      ? `To sum up this part: ${Phrase.stop(Phrase.atMost(Phrase.clean(part, 600), 45))}`
      : `To sum up this part: ${
        steps.map(({ claim, sums }) => `${Phrase.stop(claim).replace(/\.$/, "")}, from ${Phrase.list(sums)}`).join("; ")
      }.`
  }
  const next = (): string => {
    const problem = Problem.read(read === "" ? part : read)
    if (read === "") {
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
    const last = withSums(part).at(-1)?.results.at(-1)
    return last === undefined
      ? "I expect that now the answer itself follows, because the reasons for it have been given."
      : chance.pick([
        `I expect that next the ${last} is used again, because it is not yet what the question wants.`,
        `I expect one more step that brings the ${last} together with what has not been used so far.`
      ])
  }
  return Phrase.tidy(`${cleared(input)} ${sum()} ${next()}`)
}

/** The learner sums up the whole. */
export const rehearseSumUp = (input: Reading, chance: Seed.Chance): string => {
  const { part, read } = input
  const whole = `${read}\n\n${part}`
  const [question = ""] = read.split("\n\n")
  const problem = Problem.read(question)
  const steps = withSums(whole.slice(question.length))
  const final = Steps.finalOf(whole)
  const asked = `We were asked: ${quoted(problem.asks, 60)}`
  if (problem.options.length > 0) {
    const letter = Options.chosen(final ?? part)
    const option = problem.options.find((one) => one.letter === letter)
    return `${
      cleared(input)
    } And now the whole. ${asked} There were ${problem.options.length} options, and the solution settles on ${
      option === undefined ? quoted(part) : `${option.letter}, "${option.text}"`
    }: it is the one that fits the question word for word. The answer is ${letter ?? Phrase.clean(part, 60)}.`
  }
  if (steps.length === 0) {
    return Material.isCode(part)
      ? `${cleared(input)} And now the whole. ${asked} The answer, in full, is this:\n\n${
        whole.slice(question.length).trim()
      }`
      : `${cleared(input)} And now the whole. ${asked} ${whole.slice(question.length).trim()}`
  }
  const told = steps.map(({ claim, sums }, at) =>
    `${
      at === 0
        ? "First, "
        : at === steps.length - 1 && at > 0
        ? "At last, "
        : chance.pick(["Then, ", "From there, ", "Next, "])
    }${Steps.within(Phrase.stop(claim).replace(/\.$/, ""))}: that is ${Phrase.list(sums)}.`
  )
  return `${cleared(input)} And now the whole. ${asked} ${told.join(" ")} The answer is ${
    final ?? steps.at(-1)?.results.at(-1) ?? ""
  }.`
}
