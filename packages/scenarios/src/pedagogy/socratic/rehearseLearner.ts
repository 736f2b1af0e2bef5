/** What the rehearsal model says as a learner who is asked: it works out the sums it is asked about, and knows nothing else. */
import { Phrase, type Seed } from "@stoa/core"
import { show } from "../../rehearse/Numbers.ts"
import * as Options from "../../rehearse/Options.ts"
import * as Problem from "../../rehearse/Problem.ts"
import * as Matter from "../rehearse/Matter.ts"
import * as Steps from "../rehearse/Steps.ts"
import * as Talk from "../Talk.ts"

type Learning = { readonly question: string; readonly talk: string; readonly name: string }

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

const lettersIn = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/\b([A-J]): "/g)].map(([, letter = ""]) => letter)

/** What was worked out so far, from the questions that led to it. */
const foundIn = (said: ReadonlyArray<Talk.Line>, self: string): ReadonlyArray<Found> =>
  said.filter(({ name }) => name !== self).flatMap(({ text }) => found(text))

interface Found {
  readonly sum: string
  readonly operands: ReadonlyArray<number>
  readonly value: number
  /** What it means, where the question had a sentence with a gap for it. */
  readonly claim: string | undefined
}

/** The sums a question asks for; a sentence with gaps is about those that follow it. */
const found = (text: string): ReadonlyArray<Found> => {
  const pieces = text.split(/"([^"]*___[^"]*)"/)
  return pieces.flatMap((piece, at) => {
    if (at % 2 === 1) return []
    const sums = Steps.sumsIn(piece)
    const gap = at === 0 ? undefined : pieces[at - 1]
    const claim = gap === undefined ? undefined : Steps.filled(gap, sums.map(({ value }) => value))
    return sums.map((sum, index) => ({ ...sum, claim: index === sums.length - 1 ? claim : undefined }))
  })
}

const stated = ({ claim, sum, value }: Found): string =>
  claim === undefined ? `${sum} = ${show(value)}.` : `${sum} = ${show(value)}, so ${Steps.within(claim)}`

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
      return chance.pick([
        `If ${letter} were right, the question would have to be put in such a way that "${
          option?.text ?? letter
        }" follows from it. I read it again with that in mind and it does not. I drop ${letter}.`,
        `I tried to defend ${letter} and could not: I had to add something to the question that is not in it. So ${letter} is out for me.`,
        `For ${letter} I looked for the one word in the question that it answers, and there is none. It would be the answer to another question. I rule it out.`,
        `When I take ${letter} at its word I get into trouble with the rest of what is asked. I had only liked the sound of it. So not ${letter}.`
      ])
    }).join(" ")
  }
  return Phrase.tidy(meanwhile[problem.kind](problem, { chance, said }))
}

type Meanwhile = (
  problem: Problem.Problem,
  given: { readonly said: ReadonlyArray<Talk.Line>; readonly chance: Seed.Chance }
) => string

/** The words a question turns on, as it quotes them. */
const quotedIn = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/"([\p{L}'’-]+)"/gu)].map(([, word = ""]) => word)

const meanwhile: Readonly<Record<Problem.Kind, Meanwhile>> = {
  sum: (problem, { chance }) => {
    const given = Matter.given(problem)
    return chance.pick([
      `At the end there has to be ${
        problem.counted === "" ? "one number that answers the question" : `a number of ${problem.counted}`
      }. What bears on it is ${
        Phrase.list(given.slice(0, 6))
      }. Each of them says something about another thing, so I have to join them step by step.`,
      `Put in my own words: I know ${
        Phrase.list(given.slice(0, 6))
      }, and from these I have to get to what is asked at the end. I would not start from the last sentence but from the thing that everything else is told by.`
    ])
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
      : chance.pick([
        "An empty input would break my first idea, because I looked at the first element before asking whether there is one. I would test that at the start and return at once.",
        "With equal elements my idea would count one of them twice. So I have to keep what I have seen already and look there before I add anything."
      ]),
  open: (problem, { chance, said }) => {
    const one = quotedIn(said.at(-1)?.text ?? "").at(-1) ?? Matter.topics(problem.question)[0] ?? "it"
    return chance.pick([
      `By "${one}" I mean what one would point at in a plain case, nothing deeper. Taken so, it matters here because without it the rest of my answer would hang in the air.`,
      `I had taken "${one}" for granted. If I leave it out, what I said before still sounds right, but I could not show it to anybody who doubts it. So it belongs into the answer, with a case that shows it.`,
      `I would not have thought of "${one}" by myself. It narrows the question down: of the several things I could say, it leaves those that somebody could act on.`,
      `The strongest thing to be said against me would be that "${one}" can be meant in two ways. I mean the narrower one, and in that sense I would stand by it.`
    ])
  }
}

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
  return Phrase.tidy(whole[problem.kind](problem, { chance, said }))
}

const whole: Readonly<Record<"sum" | "choice" | "code" | "open", Meanwhile>> = {
  sum: (problem) =>
    `I have put together what I know: ${
      Phrase.list(Matter.given(problem))
    }. I see what each of them stands for and in which order they have to be joined, but I did not get to a number of which I would be sure.`,
  choice: () => "I did not get to an answer.",
  code: (problem, { chance }) =>
    `The task was: "${Matter.asked(problem)}" ${
      chance.pick([
        "My answer goes like this. First, look whether there is any input at all, and if not, return what stands for nothing found. Then go through the input once and keep what was seen in a place of its own, so that nothing is counted twice. Last, return what was kept, in the order in which it came. The check at the start is the one I would have forgotten.",
        "I would write it as one function. Its first lines settle the inputs for which there is nothing to do. Then comes one loop, which takes what is at hand, does the one step the task names, and adds the outcome to what it has so far. After the loop it returns that. I took my small example through it by hand, and each line did what I said it would.",
        "In full: give the function the names of the task for its inputs. Work out the result from them in one expression where that can be read, else in a loop with one variable that holds the result so far. Return it, and print nothing on the way. An input at the edge, empty or of one element, runs through the same lines and needs no case of its own."
      ])
    }`,
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
