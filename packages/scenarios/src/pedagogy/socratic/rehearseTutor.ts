/** What the rehearsal model says as a tutor who asks: it takes its questions out of the steps of the reference answer. */
import { Phrase, type Seed } from "@stoa/core"
import * as Options from "../../rehearse/Options.ts"
import * as Problem from "../../rehearse/Problem.ts"
import * as Material from "../Material.ts"
import * as Matter from "../rehearse/Matter.ts"
import * as Steps from "../rehearse/Steps.ts"
import * as Talk from "../Talk.ts"

type Tutoring = { readonly question: string; readonly reference: string; readonly talk: string }

/** The share of some items that the nth of several questions takes; questions that would have none come first. */
const share = <A>(items: ReadonlyArray<A>, nth: number, of: number): ReadonlyArray<A> => {
  const idle = Math.max(0, of - items.length)
  const [at, all] = [nth - idle, of - idle]
  return at < 1 ? [] : items.slice(Math.floor(((at - 1) * items.length) / all), Math.floor((at * items.length) / all))
}

const together = [
  "And when you put it all together, from the beginning: what is your answer in full?",
  "Then go back to what was asked: how does the whole answer read, step by step?",
  "What is the whole answer, then, if you tell it to somebody who has not heard us?"
]

const beginnings = (problem: Problem.Problem): ReadonlyArray<string> => {
  switch (problem.kind) {
    case "sum":
      return [
        "Before you put any numbers together: what exactly has to be found at the end, and which of the things you named bear on it?",
        "Suppose you had to tell the question to somebody in your own words, without the numbers. What would you say is known, and what is wanted?",
        `You speak of ${
          Matter.given(problem)[0] ?? "what is given"
        }. What does that number stand for, and what does it not tell you yet?`
      ]
    case "choice":
      return [
        "What would have to be true of an option for it to be right? Say it in your own words, before you look at any of them again.",
        "Which word of the question matters most for the choice, and what do you take it to mean?"
      ]
    case "code":
      return [
        "What goes in and what comes out? Can you write down one small example and take it through by hand, saying what you keep in mind on the way?",
        "Which input could break what you have in mind: an empty one, a single element, two that are equal? What would your idea do with it?",
        "How would somebody else see that your way is right for every input, and not just for your example?"
      ]
    default:
      return [
        `What do you mean by "${Matter.topics(problem.question)[0] ?? "this"}" here, and can you give a case of it?`,
        "What do you take for granted when you say that, and what would change if it were not so?"
      ]
  }
}

/** One step to be taken, with the sum that bears on it. */
const ofStep = (step: Steps.Step, chance: Seed.Chance): string => {
  const [goal, sums] = [Steps.goal(step), Phrase.list(step.sums)]
  const many = step.sums.length > 1
  return goal === undefined
    ? chance.pick([
      `What would ${sums} stand for here, and what do you get for ${many ? "each" : "it"}?`,
      `Where in the question would you find a reason to write ${sums}, and what does ${many ? "each" : "it"} come to?`,
      `If somebody wrote ${sums} at this point, what would they be after, and what would they get?`
    ])
    : chance.pick([
      `How could you ${goal}? Why would you look at ${sums} for that, and what does ${many ? "each" : "it"} give?`,
      `What do you need in order to ${goal}? If you write it as ${sums}, where does each number come from, and what do you get?`,
      `Suppose you wanted to ${goal}. How does ${sums} bear on it, and what does it come to?`,
      `You have told me what is known. Can you get from there to where you can ${goal}? What would ${sums} stand for, and what does it come to?`
    ])
}

/** Several steps in one question. */
const ofSteps = (steps: ReadonlyArray<Steps.Step>, chance: Seed.Chance): string => {
  const [only, ...others] = steps
  if (only !== undefined && others.length === 0) return ofStep(only, chance)
  const told = steps.map((step, at) => {
    const start = at === 0
      ? chance.pick(["Begin like this:", "First,"])
      : at === steps.length - 1
      ? "And then,"
      : "From there,"
    const goal = Steps.goal(step)
    return goal === undefined
      ? `${start} look at ${Phrase.list(step.sums)}.`
      : `${start} ${goal}. For that, look at ${Phrase.list(step.sums)}.`
  })
  return `${
    chance.pick([
      "Now take several steps in a row.",
      "One thing leads to the next here.",
      "Let us go a little further at once."
    ])
  } ${told.join(" ")} ${
    chance.pick([
      "Why just these, and what does each of them give?",
      "What does each of them give, and what does it stand for?"
    ])
  }`
}

const ofOptions = (options: ReadonlyArray<Options.Option>, chance: Seed.Chance): string =>
  `Look at ${
    Phrase.list(options.map(({ letter, text }) => `${letter}: "${Phrase.atMost(Phrase.clean(text, 200), 30)}"`))
  }. ${
    chance.pick([
      `What would have to stand in the question for ${
        options.length > 1 ? "these" : "this"
      } to hold, and does it stand there?`,
      `Suppose somebody chose ${
        options.length > 1 ? "one of these" : "this"
      }: what would they have to take for granted?`,
      `Can you think of a case in which ${
        options.length > 1 ? "they fail" : "it fails"
      }, and does the question leave room for that case?`,
      `What follows if you take ${options.length > 1 ? "them" : "it"} at ${
        options.length > 1 ? "their" : "its"
      } word, and does that fit with the rest of the question?`
    ])
  }`

const ofTopics = (topics: ReadonlyArray<string>, chance: Seed.Chance): string =>
  chance.pick([
    `You have not spoken of "${
      topics[0]
    }" yet. How might it bear on the question, and what would be missing without it?`,
    `What does what you said mean for "${topics[0]}"? Can you give a case in which it shows?`,
    `Suppose somebody disagreed with you on the point of "${
      topics[0]
    }". What would they say, and what would you answer?`
  ])

/** The tutor's next question: about the next steps of the reference, with a gap where a result would stand. */
export const rehearseAsk = (
  { question, reference, turn }: Tutoring & { readonly turn: string },
  chance: Seed.Chance
): string => {
  const [, nth = "1", of = "1"] = /question (\d+) of (\d+)/.exec(turn) ?? []
  const problem = Problem.read(question)
  const place = [Number(nth), Number(of)] as const
  const closing = place[0] === place[1] ? ` ${chance.pick(together)}` : ""
  const ask = (): string => {
    if (problem.options.length > 0) {
      const right = Options.chosen(reference) ?? problem.options.find(({ text }) => reference.includes(text))?.letter
      const wrong = right === undefined ? [] : share(problem.options.filter(({ letter }) => letter !== right), ...place)
      if (wrong.length > 0) return ofOptions(wrong, chance)
    }
    const steps = Steps.find(reference).filter(({ sums }) => sums.length > 0)
    const now = share(steps, ...place)
    if (now.length > 0) return ofSteps(now, chance)
    const open = beginnings(problem)
    const topics = problem.kind === "open" ? Matter.topics(Material.readable(reference), question) : []
    const topic = topics[place[0] - 2]
    if (topic !== undefined && steps.length === 0 && place[0] > 1) return ofTopics([topic], chance)
    return open[(place[0] - 1) % open.length] ?? ""
  }
  return Phrase.tidy(`${ask()}${closing}`)
}

const onwards = [
  "Which of your steps would you check first if somebody doubted the result, and how?",
  "What would change in your answer if one of the things given at the beginning were twice as large?",
  "Which step was the one that opened the rest for you, and why that one?",
  "How could you make sure of it in another way, without going through the same steps again?"
]

/** Whether the whole answer holds, as far as its end tells, and a question that carries on. */
export const rehearseReflect = ({ question, reference, talk }: Tutoring, chance: Seed.Chance): string => {
  const last = Talk.read(talk).at(-1)?.text ?? ""
  const problem = Problem.read(question)
  const wanted = problem.options.length > 0 ? Options.chosen(reference) : Steps.finalOf(reference)
  const reached = problem.options.length > 0
    ? Options.chosen(last)
    : /The answer is \$?(\S+?)\.?$/.exec(last)?.[1]
  const plain = (text: string | undefined) => text?.replace(/[$,\s]|\.$/g, "")
  const holds = wanted === undefined || plain(wanted) === plain(reached)
  return `${
    holds
      ? "That holds, because each of your steps rests on the one before it and the first on what is given."
      : "That does not hold yet: the last step does not follow from what you had found before it."
  } ${holds ? chance.pick(onwards) : "At which point does your answer leave what the question gives?"}`
}
