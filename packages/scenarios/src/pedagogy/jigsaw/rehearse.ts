/** What the rehearsal model says in a jigsaw: experts of what stands in their parts, a learner of what the experts said. */
import { Phrase, type Seed } from "@stoa/core"
import { languageOf } from "../../rehearse/code/Draft.ts"
import * as Options from "../../rehearse/Options.ts"
import * as Problem from "../../rehearse/Problem.ts"
import * as Reference from "../../rehearse/Reference.ts"
import * as Material from "../Material.ts"
import * as Matter from "../rehearse/Matter.ts"
import * as Steps from "../rehearse/Steps.ts"
import * as Talk from "../Talk.ts"

type Owning = { readonly question: string; readonly of: string; readonly part: string }
type Knowing = { readonly question: string; readonly talk: string }

const optionsIn = (part: string): ReadonlyArray<Options.Option> =>
  part.split(/\n|(?<=\S) (?=[A-J]\. )/).flatMap((line) => {
    const [, letter, text] = /^([A-J])\. (.+)$/.exec(line.trim()) ?? []
    return letter === undefined || text === undefined ? [] : [{ letter, text: text.replace(/\.$/, "") }]
  })

const told = ({ claim, sums }: Steps.Step): string =>
  sums.length === 0 ? Phrase.stop(claim) : `${Phrase.stop(claim).replace(/\.$/, "")}: that is ${Phrase.list(sums)}.`

/** What an expert told of its steps, read back. */
const stepsIn = ({ name, text }: Talk.Line) =>
  Phrase.sentences(text).flatMap((sentence) => {
    const [, claim, sum] = /^(.+): that is (\d.+)\.$/.exec(sentence) ?? []
    return claim === undefined || sum === undefined ? [] : [{ name, claim, sum }]
  })

/** An expert explains its part. */
export const rehearseExpound = (
  { of, part, question, turn }: Owning & { readonly turn: string },
  chance: Seed.Chance
): string => {
  const opening = chance.pick([`I have ${turn}.`, `Mine is ${turn}.`, `This is ${turn}, as I understand it.`])
  if (of === "the options") {
    const options = optionsIn(part)
    return `${opening} ${
      options.map(({ letter, text }) =>
        chance.pick([
          `Option ${letter} says "${text}". For it speaks that it takes up the question directly; against it, that every word of it would have to hold.`,
          `With ${letter}, "${text}", I asked myself what one would have to know to be sure of it. Whoever chooses it has to find that in the question.`
        ])
      ).join(" ")
    }`
  }
  if (Material.isCode(part)) {
    return `${opening} It is a piece of the program:\n\n${part}\n\nIt needs what comes before it, and what comes after builds on it.`
  }
  const steps = Steps.find(part)
  if (of === "the question" || steps.every(({ sums }) => sums.length === 0)) {
    const [topic] = Matter.topics(part)
    return Phrase.tidy(
      `${opening} It says: ${part} ${
        topic === undefined ? "" : `For me it turns on "${topic}", and the rest of the group will need that.`
      }`
    )
  }
  const problem = Problem.read(question)
  const operands = steps.flatMap(({ sums }) => Steps.sumsIn(sums.join(" and ")))
  const [first] = operands.flatMap(({ operands }) => operands)
  const origin = problem.quantities.find(({ value }) => value === first)?.phrase
  const start = first === undefined
    ? ""
    : origin === undefined
    ? `It takes over a number from somebody else's part, the ${first}.`
    : `It starts from the ${origin}.`
  const final = Steps.finalOf(part)
  return Phrase.tidy(
    `${opening} ${start} ${steps.map(told).join(" ")}${
      final === undefined ? "" : ` With that my part comes to its end, and it names the answer: ${final}.`
    }`
  )
}

/** The learner asks one of the experts back. */
export const rehearseAskBack = (
  { expert, question, talk }: Knowing & { readonly expert: string },
  chance: Seed.Chance
): string => {
  const own = Talk.read(talk).findLast(({ name }) => name === expert)?.text ?? ""
  const [step] = stepsIn({ name: expert, text: own })
  const [letter] = [...own.matchAll(/\b(?:Option|With) ([A-J])\b/g)].map(([, one]) => one)
  const so = chance.pick([
    "I see how most of it joins.",
    "The beginning is clear to me.",
    "I can follow each of you by yourself."
  ])
  if (step !== undefined) return `${so} ${expert}, you took ${step.sum}: why just that, and what does it count?`
  if (letter !== undefined) {
    return `${so} ${expert}, about ${letter}: which word of the question would it have to answer, and does it?`
  }
  if (Material.isCode(own)) {
    return `${so} ${expert}, what has to be there already when your lines begin, and what do they leave behind for the next?`
  }
  const topic = /turns on "([^"]+)"/.exec(own)?.[1] ??
    Matter.topics(/It says: ([^]*)/.exec(own)?.[1] ?? "", question)[0]
  return `${so} ${expert}, ${
    topic === undefined ? "what of your part do I need first" : `what do you mean by "${topic}"`
  }, and how does it join with what the others said?`
}

/** The expert answers. */
export const rehearseReplyTo = ({ part, question, talk }: Owning & Knowing, chance: Seed.Chance): string => {
  const asked = Talk.read(talk).at(-1)?.text ?? ""
  const step = Steps.find(part).find(({ sums }) => sums.some((sum) => asked.includes(sum)))
  if (step !== undefined) {
    const problem = Problem.read(question)
    const [sum] = Steps.sumsIn(step.sums.find((one) => asked.includes(one)) ?? "")
    const origins = Matter.origins(sum?.operands ?? [], { problem, found: [] })
    return Phrase.tidy(
      `${origins === undefined ? "" : `${Phrase.upperFirst(origins)} are in the question. `}${
        step.finds === undefined
          ? `What is counted is what the sentence says: ${Steps.within(step.claim)}`
          : `What is counted is ${step.finds}.`
      } ${
        chance.pick([
          "In another order it would mean something else.",
          "So you can go on from there without knowing how I got to it."
        ])
      }`
    )
  }
  const [, letter] = /about ([A-J]):/.exec(asked) ?? []
  const option = optionsIn(part).find((one) => one.letter === letter)
  if (option !== undefined) {
    return `It would have to answer the question as it stands, and the whole of it. "${option.text}" does so if one takes it at its word; whether that is true my part does not say. Hold it against the other options.`
  }
  return `Put in another way: ${
    Phrase.stop(Phrase.atMost(Phrase.clean(part, 500), 40))
  } That is all my part gives; how it joins with the others I cannot see from here.`
}

/** The teacher says how the parts join. */
export const rehearseAdvise = (
  { question, reference, talk }: Knowing & { readonly reference: string },
  chance: Seed.Chance
): string => {
  const problem = Problem.read(question)
  if (problem.options.length > 0) {
    const right = Options.chosen(reference)
    const wrong = chance.shuffle(problem.options.filter(({ letter }) => letter !== right)).slice(
      0,
      Math.max(1, problem.options.length - 2)
    )
    return `You have weighed the options one by one, and that is fair to each of them. Now compare them: look again at ${
      Phrase.list(wrong.map(({ letter }) => letter).toSorted())
    }, and ask whether the question itself bears them out. Then put the whole together.`
  }
  const said = Talk.read(talk).map(({ text }) => text).join("\n")
  const sums = Steps.find(Material.readable(reference)).flatMap((step) => step.sums)
  const missing = sums.filter((sum) => !said.includes(sum))
  if (sums.length > 1) {
    return missing.length === 0
      ? `The parts are sound. Mind the order: ${
        sums[0]
      } has to come first, because what it gives is used further on. Now put the whole together.`
      : `Something is still missing between the parts: nobody has said yet what ${
        missing[0]
      } is for. Find the place where it belongs, then put the whole together.`
  }
  return chance.pick([
    "Each part is explained as it should be. See which of them gives the reason and which rests on it, begin with the first, and put the whole together.",
    "Do not simply line the parts up: say at each seam why the next one follows. Then you have the whole."
  ])
}

/** The learner puts together what the experts said. */
export const rehearseAssemble = ({ question, talk }: Knowing, chance: Seed.Chance): string => {
  const said = Talk.read(talk)
  const problem = Problem.read(question)
  if (problem.options.length > 0) {
    const again = /look again at ([A-J, and]+?), and/.exec(said.at(-1)?.text ?? "")?.[1] ?? ""
    const out: ReadonlyArray<string> = again.match(/\b[A-J]\b/g) ?? []
    const left = problem.options.filter(({ letter }) => !out.includes(letter))
    const choice = chance.pick(left.length === 0 ? problem.options : left)
    return `I went through what the experts said, and looked again at ${
      Phrase.list(out)
    } as we were told: the question does not bear them out. Between ${
      Phrase.list(left.map(({ letter }) => letter), "and")
    } I choose ${choice.letter}, "${choice.text}", because it answers the question as a whole and needs nothing besides. The answer is ${choice.letter}.`
  }
  const experts = said.filter(({ text }) => /\bpart \d+ of \d+/.test(text))
  const order = experts.toSorted((a, b) =>
    Number(/part (\d+)/.exec(a.text)?.[1]) - Number(/part (\d+)/.exec(b.text)?.[1])
  )
  const code = order.flatMap(({ text }) => /program:\n\n([^]*)\n\nIt needs/.exec(text)?.[1] ?? [])
  if (code.length > 0) {
    return `The parts make one program, in the order in which they build on each other:\n\n${
      Reference.fenced(code.join("\n"), languageOf(question))
    }`
  }
  const steps = order.flatMap(stepsIn)
  const final = order.flatMap(({ text }) => /names the answer: (\S+?)\.$/.exec(text)?.[1] ?? []).at(-1)
  if (steps.length > 0) {
    const names = [...new Set(steps.map(({ name }) => name))]
    const told = names.map((name, at) => {
      const own = steps.filter((step) => step.name === name).map(({ claim, sum }) =>
        `${Steps.within(claim)}, since ${sum} = ${Steps.shown(Steps.sumsIn(sum).at(-1)?.value)}`
      )
      return `${at === 0 ? "First" : at === names.length - 1 ? "At last" : "Then"}, from ${name}'s part: ${
        own.join("; then ")
      }.`
    })
    return `${chance.pick(["This is how the parts join.", "Now I have the whole."])} ${told.join(" ")} The answer is ${
      final ?? Steps.shown(Steps.sumsIn(steps.at(-1)?.sum ?? "").at(-1)?.value)
    }.`
  }
  const parts = order.map(({ text }) => /It says: ([^]*?)(?: For me it turns on|$)/.exec(text)?.[1] ?? text)
  return `Put together, the parts say this. ${parts.map((part) => Phrase.stop(part)).join(" ")}${
    final === undefined ? "" : ` The answer is ${final}.`
  }`
}
