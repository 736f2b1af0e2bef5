/** What the rehearsal model says as a learner who is asked: it works out the sums it is asked about, and knows nothing else. */
import { Phrase, type Seed } from "@stoa/core"
import * as Options from "../../rehearse/Options.ts"
import * as Problem from "../../rehearse/Problem.ts"
import * as Matter from "../rehearse/Matter.ts"
import * as Talk from "../Talk.ts"
import { found, foundIn, lettersIn, quotedIn, stated } from "./Found.ts"

/** What a learner is given. */
export type Learning = { readonly question: string; readonly talk: string; readonly name: string }

const thoughts: Readonly<Record<Problem.Kind, (problem: Problem.Problem, chance: Seed.Chance) => string>> = {
  sum: (problem, chance) => {
    const [first = "the first number", ...others] = Matter.given(problem)
    const last = others.at(-1)
    return chance.pick([
      `So this is what I am asked: "${Matter.asked(problem)}" What I have to go on is ${
        Phrase.list([first, ...others].slice(0, 5))
      }. I would begin with ${first}${last === undefined ? "" : `, but I do not see yet what to do with ${last}`}.`,
      `Let me see what is given: ${Phrase.list([first, ...others].slice(0, 5))}. In the end they want to know this: "${
        Matter.asked(problem)
      }" I am fairly sure that I cannot do it in one go. There must be something in between, and that is where I hesitate.`,
      `I read it twice. I see ${first}${
        last === undefined ? "" : `, and further on ${last}`
      }. My first wish is to put the numbers together at once, but I do not think that this answers "${
        Matter.asked(problem)
      }" I would rather find out first what belongs to what.`
    ])
  },
  choice: ({ options, question }, chance) => {
    const [a, b] = chance.sample(options, 2)
    const topic = Matter.topics(Options.stem(question)).slice(0, 2)
    return `I have to choose among ${options.length} options${
      topic.length === 0 ? "" : `, and it seems to turn on ${Phrase.list(topic)}`
    }. At first sight I could live with ${a?.letter} as well as with ${b?.letter}, and I could not say what tells them apart. I would go through the options one by one and see which of them I can rule out.`
  },
  code: (problem, chance) =>
    `The task is this: "${Matter.asked(problem)}" ${
      chance.pick([
        "Before I write anything I would settle what goes in and what has to come out. What I am unsure about is what should happen with an empty or an odd input.",
        "I would take a small example first and do it by hand, then see which of my moves I would have to tell a machine. Where I hesitate is how to keep hold of what I have seen already."
      ])
    }`,
  open: (problem, chance) => {
    const [one, two] = Matter.topics(problem.question)
    return `What is asked of me: "${Matter.asked(problem)}" ${
      one === undefined ? "" : chance.pick([
        `It seems to turn on ${
          Phrase.list([one, two ?? ""].filter((word) => word !== ""))
        }. I would begin with what I know of ${one}${
          two === undefined ? "." : `, and I am not sure yet how ${two} comes into it.`
        }`,
        `The word I stumble over is "${one}": it could be meant in a wide sense or in a narrow one, and the answer depends on it.`
      ])
    }`
  }
}

/** First thoughts about the question. */
export const rehearseThink = ({ question }: { readonly question: string }, chance: Seed.Chance): string => {
  const problem = Problem.read(question)
  return Phrase.tidy(thoughts[problem.kind](problem, chance))
}

/** A reply to a tutor's question that is not the last. */
export const rehearseReply = ({ name, question, talk }: Learning, chance: Seed.Chance): string => {
  const said = Talk.read(talk)
  const last = said.at(-1)?.text ?? ""
  const problem = Problem.read(question)
  const now = found(last)
  if (now.length > 0) {
    const before = foundIn(said.slice(0, -1), name).map(({ value }) => value)
    const lines = now.map((one, index) => {
      const known = [...before, ...now.slice(0, index).map(({ value }) => value)]
      const from = Matter.origins(one.operands, { problem, found: known })
      const whence = from === undefined
        ? ""
        : `${chance.pick(["here I bring together", "what belongs together here is", "I take"])} ${from}. `
      return whence === "" ? stated(one) : `${whence}${Phrase.upperFirst(stated(one))}`
    })
    const [first = "", ...others] = lines
    return Phrase.tidy([
      `${chance.pick(["", "Let me see. ", "Good, one thing at a time. ", "I think I see what you mean. "])}${
        Phrase.upperFirst(first)
      }`,
      ...others.map((line) => `${chance.pick(["Then", "And then", "Next,"])} ${line}`)
    ].join(" "))
  }
  const letters = lettersIn(last)
  if (letters.length > 0) {
    return letters.map((letter) => {
      const option = problem.options.find((one) => one.letter === letter)
      return Matter.fresh(
        [
          `If ${letter} were right, the question would have to be put in such a way that "${
            option?.text ?? letter
          }" follows from it. I read it again with that in mind and it does not. I drop ${letter}.`,
          `I tried to defend ${letter} and could not: I had to add something to the question that is not in it. So ${letter} is out for me.`,
          `For ${letter} I looked for the one word in the question that it answers, and there is none. It would be the answer to another question. I rule it out.`,
          `When I take ${letter} at its word I get into trouble with the rest of what is asked. I had only liked the sound of it. So not ${letter}.`
        ],
        talk,
        chance
      )
    }).join(" ")
  }
  return Phrase.tidy(meanwhile[problem.kind](problem, { chance, said }))
}

/** What is said where there is nothing to work out. */
export type Meanwhile = (
  problem: Problem.Problem,
  given: { readonly said: ReadonlyArray<Talk.Line>; readonly chance: Seed.Chance }
) => string

const meanwhile: Readonly<Record<Problem.Kind, Meanwhile>> = {
  sum: (problem, { chance, said }) => {
    const given = Matter.given(problem)
    return Matter.fresh(
      [
        `At the end there has to be ${
          problem.counted === "" ? "one number that answers the question" : `a number of ${problem.counted}`
        }. What bears on it is ${
          Phrase.list(given.slice(0, 6))
        }. Each of them says something about another thing, so I have to join them step by step.`,
        `Put in my own words: I know ${
          Phrase.list(given.slice(0, 6))
        }, and from these I have to get to what is asked at the end. I would not start from the last sentence but from the thing that everything else is told by.`
      ],
      Talk.text(said),
      chance
    )
  },
  choice: ({ question }) => {
    const [one] = Matter.topics(Options.stem(question))
    return `In my own words the question wants to know which option fits every word of it${
      one === undefined ? "" : `, above all what it says of ${one}`
    }. So an option is out as soon as one word of it does not hold.`
  },
  code: (_, { chance, said }) =>
    said.length < 4
      ? "What goes in is what the task names, and what comes out is one result for it. On a small example I would go through the input once, from left to right, and carry along what I have found so far."
      : Matter.fresh(
        [
          "An empty input would break my first idea, because I looked at the first element before asking whether there is one. I would test that at the start and return at once.",
          "With equal elements my idea would count one of them twice. So I have to keep what I have seen already and look there before I add anything."
        ],
        Talk.text(said),
        chance
      ),
  open: (problem, { chance, said }) => {
    const one = quotedIn(said.at(-1)?.text ?? "").at(-1) ?? Matter.topics(problem.question)[0] ?? "it"
    return Matter.fresh(
      [
        `By "${one}" I mean what one would point at in a plain case, nothing deeper. Taken so, it matters here because without it the rest of my answer would hang in the air.`,
        `I had taken "${one}" for granted. If I leave it out, what I said before still sounds right, but I could not show it to anybody who doubts it. So it belongs into the answer, with a case that shows it.`,
        `I would not have thought of "${one}" by myself. It narrows the question down: of the several things I could say, it leaves those that somebody could act on.`,
        `The strongest thing to be said against me would be that "${one}" can be meant in two ways. I mean the narrower one, and in that sense I would stand by it.`
      ],
      Talk.text(said),
      chance
    )
  }
}
