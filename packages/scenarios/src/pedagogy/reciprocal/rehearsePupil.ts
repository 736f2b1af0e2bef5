/** What the rehearsal model says in reciprocal teaching when a part was read: the leader's question, another pupil's answer. */
import { Phrase, type Seed } from "@stoa/core"
import * as Numbers from "../../rehearse/Numbers.ts"
import * as Problem from "../../rehearse/Problem.ts"
import * as Material from "../Material.ts"
import * as Matter from "../rehearse/Matter.ts"
import * as Steps from "../rehearse/Steps.ts"
import * as Talk from "../Talk.ts"

/** What a pupil is given. */
export interface Reading {
  readonly question: string
  readonly read: string
  readonly part: string
  readonly talk: string
}

/** The leader's question about the part. */
export const rehearseQuestion = ({ part, question, read }: Reading, chance: Seed.Chance): string => {
  if (question === "") {
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
  const steps = Steps.withSums(part)
  const step = steps.length === 0 ? undefined : chance.pick(steps)
  if (step !== undefined) {
    return chance.pick([
      `Why do they reckon ${step.sums.at(-1)} here, and what does the ${step.results.at(-1)} stand for?`,
      step.finds === undefined
        ? `Where do the numbers in ${step.sums.at(-1)} come from, and why are they joined in just this way?`
        : `This part finds out ${step.finds}. How does it get there, and why just so?`
    ])
  }
  if (Material.isCode(part)) {
    return chance.pick([
      "What does each of these lines do, and which of them could one not leave out?",
      "What goes into these lines and what comes out, and how would you see that it is right?"
    ])
  }
  const [topic] = Matter.topics(part, `${question} ${read}`)
  return topic === undefined
    ? `What does this part say about the question, and why should we believe it?`
    : chance.pick([
      `What does "${topic}" have to do with the question we read at the beginning, and why does it come in here?`,
      `If somebody had never heard of "${topic}", how would you explain from this part what it does for the answer?`
    ])
}

/** Numbers that a part works with and that nobody has read before. */
const unread = (part: string, read: string): ReadonlyArray<number> => {
  const before = new Set(Numbers.find(read).map(({ value }) => value))
  return Steps.withSums(part).flatMap(({ sums }) => Steps.sumsIn(sums.join(" and "))).flatMap(({ operands, value }) => {
    const fresh = operands.filter((operand) => !before.has(operand))
    before.add(value)
    return fresh
  })
}

const unclear = ({ part, question, read }: Reading, chance: Seed.Chance): string => {
  if (Material.isCode(part)) {
    return chance.pick([
      "What is not clear to me is what would happen here with an empty input.",
      "What one could easily misread is the order: each line needs the one above it."
    ])
  }
  const [fresh] = question === "" ? [] : unread(part, `${question}\n${read}`)
  if (fresh !== undefined) {
    return `What is not clear to me is where the ${Steps.shown(fresh)} comes from, it does not stand in the question.`
  }
  const result = Steps.withSums(part)[0]?.results[0]
  const [first, second = first] = Matter.topics(part)
  return chance.pick([
    ...(result === undefined || question === ""
      ? []
      : [`What one could easily misread is what the ${result} counts: it need not be what is asked.`]),
    ...(first === undefined ? [] : [`What is not quite clear to me is how "${first}" is meant here.`]),
    ...(second === undefined
      ? []
      : [`Somebody who does not know what "${second}" means might get lost at that point.`]),
    ...(question === ""
      ? ["What one could easily misread is the very end of it, because the question there is narrower than one thinks."]
      : []),
    "What is not clear to me is whether everything that is told is needed."
  ])
}

/** Another pupil's answer, and what is unclear. */
export const rehearseAnswer = (input: Reading, chance: Seed.Chance): string => {
  const { part, question, talk } = input
  const asked = Talk.read(talk).at(-1)?.text ?? ""
  const answer = (): string => {
    if (question === "") {
      const problem = Problem.read(part)
      if (problem.options.length > 0) {
        return `We are to pick one of ${problem.options.length} options for this: ${
          Matter.quoted(problem.asks, 40)
        } So each option has to be held against every word of it.`
      }
      const given = Matter.given(problem).slice(0, 5)
      return given.length > 1 && problem.kind === "sum"
        ? `We are asked this: ${Matter.quoted(problem.asks, 40)} What we have for it is ${
          Phrase.list(given)
        }, and none of these is the answer yet.`
        : `In my own words, we are asked this: ${
          Matter.quoted(problem.asks, 40)
        } So the answer has to do just that and no more.`
    }
    if (Material.isCode(part)) {
      return chance.pick([
        "They take what is there, make something new of it, and hand it on to the lines below. None of them could be left out, for the next one asks for what it makes.",
        "What goes in stands at the top and what comes out at the end; in between each line does one small thing. I would see that it is right by taking one small case through it by hand."
      ])
    }
    const step =
      Steps.withSums(part).find(({ finds, sums }) =>
        sums.some((sum) => asked.includes(sum)) || (finds !== undefined && asked.includes(finds))
      ) ??
        Steps.withSums(part)[0]
    if (step === undefined) {
      const pieces = Material.pieces(part)
      return chance.pick([
        `From what we just read: ${
          Matter.quoted(pieces[0] ?? part, 40)
        } I take it to mean that this is a reason for the answer, not yet the answer itself.`,
        `The text says it here: ${
          Matter.quoted(pieces.at(-1) ?? part, 40)
        } As I understand it, that is what everything before it leads to.`
      ])
    }
    const result = step.results.at(-1)
    return step.finds === undefined
      ? `They join ${step.sums.at(-1)} and get ${result}. As the text says: ${Matter.quoted(step.claim, 40)}`
      : `It is about ${step.finds}. For that they take ${step.sums.at(-1)}, and the ${result} is what it comes to.`
  }
  return Matter.said(`${answer()} ${unclear(input, chance)}`)
}
