/** What the rehearsal model says in peer instruction. */
import { Phrase, type Seed } from "@stoa/core"
import * as Options from "../../rehearse/Options.ts"
import * as Problem from "../../rehearse/Problem.ts"
import * as Material from "../Material.ts"
import * as Guess from "../rehearse/Guess.ts"
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
  return `${
    chance.pick(["", "I am not quite sure, but this is how I see it. ", "Here is how I went about it. "])
  }${reason} My answer is ${answer}.`
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

const lastOf = (reason: string): string =>
  Phrase.atMost((reason.split(/[.;] /).at(-1) ?? reason).replace(/[.;]$/, "").replace(/^then /i, ""), 26)

/** A turn of the talk. */
export const rehearseArgue = ({ name, talk }: Knowing, chance: Seed.Chance): string => {
  const said = Talk.read(talk)
  const mine = voteOf(said, (line) => line.name === name)
  const theirs = voteOf(said, (line) => line.name !== name)
  if (theirs === undefined) {
    return "I have not heard yet how you came to yours. I would like to know your first step, then we can see where we part."
  }
  if (mine?.answer === theirs.answer) {
    return chance.pick([
      `We both came to ${theirs.answer}, so let us look for what we might both have missed. You say: "${
        lastOf(theirs.reason)
      }". Is that given, or do we only like the sound of it?`,
      `I have ${theirs.answer} too, but not quite for your reason. If we are wrong, then I think we are wrong at the same place: at the very first thing we took for granted.`
    ])
  }
  const before = said.findLast((line) => line.name !== name && line !== theirs && !/My answer is/.test(line.text))
  return before === undefined
    ? chance.pick([
      `You came to ${theirs.answer} and I to ${mine?.answer ?? "something else"}. I think we part here: you say "${
        lastOf(theirs.reason)
      }". Why that and not what I did?`,
      `I followed you up to the end, and then you say "${
        lastOf(theirs.reason)
      }". That is the step I do not believe. What in the question makes you take it?`
    ])
    : chance.pick([
      `That is a fair question. I took the step because it is the only one that uses what the question tells us there. But I see that I cannot show that yours is wrong: we read the same sentence in two ways.`,
      `You are right that I passed over it quickly. If I go back there, I would still keep the beginning of mine. What I am less sure of is whether I stopped at the right place.`
    ])
}

/** The second answer, after the talk. */
export const rehearseRevote = ({ name, question, talk }: Knowing, chance: Seed.Chance): string => {
  const said = Talk.read(talk)
  const mine = voteOf(said, (line) => line.name === name)
  const theirs = voteOf(said, (line) => line.name !== name)
  const fresh = Guess.of(question, chance)
  if (mine === undefined) return `${fresh.reason} My answer is ${fresh.answer}.`
  if (theirs === undefined || mine.answer === theirs.answer) {
    return `I keep what I had, since nothing we said speaks against it. ${mine.reason} My answer is ${mine.answer}.`
  }
  return chance.flip(0.5)
    ? `I give up my first answer: the reason of the other way stands in the question, mine did not. ${theirs.reason} My answer is ${theirs.answer}.`
    : `I keep my answer, because I heard no reason against its steps, only another way. ${mine.reason} My answer is ${mine.answer}.`
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
  const same = (answer: string) => right !== undefined && answer.replace(/[$,]/g, "") === right.replace(/[$,]/g, "")
  const [good, bad] = [votes.filter(({ answer }) => same(answer)), votes.filter(({ answer }) => !same(answer))]
  const heard = right === undefined
    ? "I heard two ways into the question, and in both the beginning is sound."
    : good.length === 0
    ? `I heard ${
      Phrase.list(votes.map(({ answer }) => answer), "and")
    }, and it is easy to see how one gets there: one joins what stands side by side, before asking what it stands for.`
    : bad.length === 0
    ? `You agree on ${right}, and the question is whether the reasons carry it. Let us see.`
    : `${Phrase.list(good.map(({ name }) => name))} came to ${right}. ${
      Phrase.list(bad.map(({ name }) => name))
    } came to ${bad[0]?.answer}, which is tempting, because it uses what is given in the order in which it is told.`
  const option = problem.options.find(({ letter }) => letter === right)
  if (option !== undefined) {
    const worked = Phrase.words(text).length > 8 ? ` ${text}` : ""
    return `${heard} Hold each option against the whole of the question.${worked} The one that stands is ${option.letter}: "${option.text}". The others answer a question that is a little different from the one that was put. The answer is ${option.letter}.`
  }
  const steps = Steps.find(reference)
  if (steps.every(({ sums }) => sums.length === 0)) {
    const sep = /```|\n/.test(text) ? "\n\n" : " "
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
  return `${heard} ${told.join(" ")} The answer is ${right ?? steps.at(-1)?.results.at(-1) ?? ""}.`
}
