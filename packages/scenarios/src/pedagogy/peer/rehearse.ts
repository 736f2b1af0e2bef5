/** What the rehearsal model says in peer instruction. */
import { Phrase, type Seed } from "@stoa/core"
import { languageOf } from "../../rehearse/code/Draft.ts"
import * as Equation from "../../rehearse/Equation.ts"
import * as Options from "../../rehearse/Options.ts"
import * as Problem from "../../rehearse/Problem.ts"
import * as Reference from "../../rehearse/Reference.ts"
import * as Material from "../Material.ts"
import * as Guess from "../rehearse/Guess.ts"
import * as Matter from "../rehearse/Matter.ts"
import * as Steps from "../rehearse/Steps.ts"
import * as Talk from "../Talk.ts"

interface Knowing {
  readonly question: string
  readonly name: string
  readonly talk: string
}

/** The first answer, given alone. */
export const rehearseVote = ({ question }: { readonly question: string }, chance: Seed.Chance): string => {
  const { answer, reason } = Guess.of(question, chance)
  return `${reason} My answer is ${answer}.`
}

/** The last vote of somebody. */
const voteOf = (said: ReadonlyArray<Talk.Line>, isOwn: (line: Talk.Line) => boolean) => {
  const line = said.findLast((one) => isOwn(one) && /My answer is /.test(one.text))
  return line === undefined
    ? undefined
    : {
      ...line,
      answer: /My answer is ([^]*?)\.?$/.exec(line.text)?.[1] ?? "",
      reason: line.text.replace(/\s*My answer is [^]*$/, "")
    }
}

/** The step a reason ends on; of a program the idea it is told to rest on. */
const lastOf = (reason: string): string => {
  const idea = /(?:idea|thought|works): ([^.]+)\./.exec(reason)?.[1]
  return Phrase.atMost(idea ?? Phrase.sentences(reason).at(-1)?.replace(/\.$/, "") ?? reason, 26)
}

interface Vote {
  readonly answer: string
  readonly reason: string
}

/** True where an answer stands in the reason: a program, or a text. */
const isLong = ({ answer }: Vote): boolean => answer.startsWith("the ")

/** What two votes agree on: the answer, of programs that they are the same. */
const agreed = (mine: Vote | undefined, theirs: Vote): string | undefined => {
  if (mine === undefined || mine.answer !== theirs.answer) return undefined
  if (!isLong(theirs)) return theirs.answer
  const program = /```[^]*```/
  const written = program.exec(theirs.reason)?.[0]
  return written !== undefined && program.exec(mine.reason)?.[0] === written ? "the same lines" : undefined
}

/** A turn of the talk. */
export const rehearseArgue = ({ name, talk }: Knowing, chance: Seed.Chance): string => {
  const said = Talk.read(talk)
  const mine = voteOf(said, (line) => line.name === name)
  const theirs = voteOf(said, (line) => line.name !== name)
  if (theirs === undefined) {
    return "I have not heard yet how you came to yours. I would like to know your first step, then we can see where we part."
  }
  const isReply = said.some((line) => line.name !== name && !/My answer is/.test(line.text))
  const both = agreed(mine, theirs)
  if (both !== undefined) {
    return isReply
      ? chance.pick([
        "Fair enough. I went back to where I began, and I still read it so. But I notice that neither of us has checked whether it fits with all that is given.",
        `I asked myself the same. If there is a fault, it is in "${
          lastOf(mine?.reason ?? "")
        }", for I took that step without looking back at the question.`
      ])
      : chance.pick([
        `We both came to ${both}, so let us look for what we might both have missed. You say: "${
          lastOf(theirs.reason)
        }". Is that given, or do we only like the sound of it?`,
        `I have ${both} too, but not quite for your reason. If we are wrong, then I think we are wrong at the same place: at the very first thing we took for granted.`
      ])
  }
  const named = isLong(theirs)
    ? "I read yours twice"
    : `You came to ${theirs.answer} and I to ${mine?.answer ?? "something else"}`
  return isReply
    ? chance.pick([
      "That is a fair question. I took the step because it is the only one that uses what the question tells us there. But I see that I cannot show that yours is wrong: we read the same sentence in two ways.",
      "You are right that I passed over it quickly. If I go back there, I would still keep the beginning of mine. What I am less sure of is whether I stopped at the right place.",
      `I see what you are after. My trouble with yours is "${
        lastOf(theirs.reason)
      }": I do not find in the question why one should do that.`
    ])
    : chance.pick([
      `${named}. I think we part here: you say "${lastOf(theirs.reason)}". Why that and not what I did?`,
      `I followed you up to the end, and then you say "${
        lastOf(theirs.reason)
      }". That is the step I do not believe. What in the question makes you take it?`,
      `${named}. Let us not count heads. Tell me why "${
        lastOf(theirs.reason)
      }" has to be so, and I shall tell you where I would have gone on.`
    ])
}

const weight = (reason: string): number => Equation.find(reason).length * 1000 + reason.length

/** The second answer, after the talk: of two that differ the one whose reason takes more into account. */
export const rehearseRevote = ({ name, question, talk }: Knowing, chance: Seed.Chance): string => {
  const said = Talk.read(talk)
  const mine = voteOf(said, (line) => line.name === name)
  const theirs = voteOf(said, (line) => line.name !== name)
  if (mine === undefined) return rehearseVote({ question }, chance)
  if (theirs === undefined || agreed(mine, theirs) !== undefined) {
    return `${
      chance.pick([
        "I keep what I had, since nothing we said speaks against it.",
        "I went through it once more after our talk, and I stay with it."
      ])
    } ${mine.reason} My answer is ${mine.answer}.`
  }
  return weight(theirs.reason) > weight(mine.reason)
    ? `${
      chance.pick([
        "I give up my first answer: the other way takes more of the question into account than mine did.",
        "I change my mind. What moved me is that you could say for each step where it comes from."
      ])
    } ${theirs.reason} My answer is ${theirs.answer}.`
    : `${
      chance.pick([
        "I keep my answer: I heard another way, but no reason against my steps.",
        "I stay with mine. You asked me why, and when I looked again the reason was still there."
      ])
    } ${mine.reason} My answer is ${mine.answer}.`
}

/** The teacher's explanation. */
export const rehearseExplain = (
  { question, reference, talk }: Knowing & { readonly reference: string },
  chance: Seed.Chance
): string => {
  const problem = Problem.read(question)
  const text = Material.readable(reference)
  const right = problem.options.length > 0 ? Options.chosen(text) : Steps.finalOf(reference)
  const names = [...new Set(Talk.read(talk).map((line) => line.name))]
  const votes = names.flatMap((name) => voteOf(Talk.read(talk), (line) => line.name === name) ?? [])
  const isRight = (answer: string) =>
    right !== undefined &&
    (/^\$?[\d,.]+/.exec(answer)?.[0] ?? answer).replace(/[$,]/g, "") === right.replace(/[$,]/g, "")
  const [good, bad] = [votes.filter(({ answer }) => isRight(answer)), votes.filter(({ answer }) => !isRight(answer))]
  const heard = right === undefined
    ? "I heard two ways into the question, and in both the beginning is sound."
    : good.length === 0
    ? `I heard ${
      Phrase.list([...new Set(votes.map(({ answer }) => answer))], "and")
    }, and it is easy to see how one gets there: one joins what stands side by side, before asking what it stands for.`
    : bad.length === 0
    ? `You agree on ${right}, and the question is whether the reasons carry it. Let us see.`
    : `${Phrase.list(good.map(({ name }) => name))} came to ${right}. ${
      Phrase.list(bad.map(({ name }) => name))
    } came to ${bad[0]?.answer}, which is tempting, because it uses what is given in the order in which it is told.`
  const option = problem.options.find(({ letter }) => letter === right)
  if (option !== undefined) {
    const worked = Phrase.sentences(text).length > 1 && !text.startsWith(`${option.letter}.`) ? ` ${text}` : ""
    return Matter.said(
      `${heard} Hold each option against the whole of the question.${worked} The one that stands is ${option.letter}: "${option.text}". The others answer a question that is a little different from the one that was put. The answer is ${option.letter}.`
    )
  }
  const steps = Steps.find(reference)
  if (Material.isCode(text)) {
    return `${heard} ${chance.pick(["This is how it goes.", "Here is the whole of it."])}\n\n${
      Reference.fenced(text, languageOf(question))
    }`
  }
  if (steps.every(({ sums }) => sums.length === 0)) {
    const sep = /\n/.test(text) ? "\n\n" : " "
    return `${heard} ${chance.pick(["This is how it goes.", "Here is the whole of it."])}${sep}${text}`
  }
  const told = steps.map(({ claim, sums }, at) =>
    `${at === 0 ? "First, " : at === steps.length - 1 ? "At last, " : "Then, "}${
      Steps.within(Phrase.stop(claim)).replace(/\.$/, "")
    }${
      sums.length === 0
        ? "."
        : `: ${sums.map((sum) => `${sum} = ${Steps.shown(Steps.sumsIn(sum)[0]?.value)}`).join(", ")}.`
    }`
  )
  return Matter.said(`${heard} ${told.join(" ")} The answer is ${right ?? steps.at(-1)?.results.at(-1) ?? ""}.`)
}
