/** What the rehearsal model says of a class: who hears what, and a question out of an episode. */
import type { Chance } from "../domain/Seed.ts"
import * as Phrase from "../model/Phrase.ts"

/** Everybody hears what is said in class; that the one who says it does goes without saying. */
export const rehearseHear = ({ members }: { readonly members: ReadonlyArray<string> }) => ({
  members: members.map((_, index) => index + 1),
  reason: "It was said to all who take part."
})

/** Things of daily work that can be counted, and how one speaks of one of them. */
const things = [
  ["letters", "letter"],
  ["forms", "form"],
  ["visits", "visit"],
  ["samples", "sample"],
  ["calls", "call"],
  ["entries", "entry"],
  ["drafts", "draft"]
] as const

/** The work of somebody, as their profile names it; an office for somebody without any. */
const workOf = (person: string): string => /^occupation: (.+)$/m.exec(person)?.[1]?.trim() ?? "clerk"

/** An exercise about time or amounts in the work of one of an episode's people, with its solution. */
export const rehearsePose = ({ person }: { readonly person: string }, chance: Chance) => {
  const who = Phrase.a(Phrase.lowerFirst(Phrase.clean(workOf(person), 60)))
  const [many, one] = chance.pick(things)
  const days = 3 + chance.int(4)
  const each = 4 + chance.int(9)
  const lost = 1 + chance.int(Math.min(9, days * each - 2))
  const minutes = 5 * (1 + chance.int(5))
  const made = days * each
  const left = made - lost
  if (chance.flip(0.5)) {
    return {
      question: Phrase.stop(
        `${who} deals with ${each} ${many} a day. After ${days} days it turns out that ${lost} of the ${many} have to be done again. How many ${many} are done for good by then?`
      ),
      answer:
        `In ${days} days ${days} * ${each} = ${made} ${many} are dealt with. Of these ${lost} have to be done again, so ${made} - ${lost} = ${left} are done for good. The answer is ${left}.`,
      result: String(left)
    }
  }
  const whole = made * minutes
  return {
    question: Phrase.stop(
      `${who} has to go through ${each} ${many} a day for ${days} days. Each ${one} takes ${minutes} minutes. How many minutes does all of it take?`
    ),
    answer:
      `There are ${days} * ${each} = ${made} ${many}. At ${minutes} minutes each they take ${made} * ${minutes} = ${whole} minutes. The answer is ${whole}.`,
    result: String(whole)
  }
}
