/** What the rehearsal model says of a class: who hears what, and a question out of an episode. */
import type { Chance } from "../domain/Seed.ts"
import * as Phrase from "../model/Phrase.ts"

/** Everybody hears what is said in class; that the one who says it does goes without saying. */
export const rehearseHear = ({ members }: { readonly members: ReadonlyArray<string> }) => ({
  members: members.map((_, index) => index + 1),
  reason: "It was said to all who take part."
})

interface PoseInput {
  readonly name: string
  readonly summary: string
  readonly deeds: ReadonlyArray<string>
}

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

/** An exercise about time or amounts on the matter of an episode, with its solution. */
export const rehearsePose = ({ deeds, name, summary }: PoseInput, chance: Chance) => {
  const words = Phrase.contentWords(deeds[0] ?? summary).filter((word) =>
    !Phrase.words(name.toLowerCase()).includes(word)
  )
  const matter = words.length === 0 ? "the work at hand" : chance.pick(words.slice(0, 6))
  const [many, one] = chance.pick(things)
  const days = 3 + chance.int(4)
  const each = 4 + chance.int(9)
  const lost = 1 + chance.int(Math.min(9, days * each - 2))
  const minutes = 5 * (1 + chance.int(5))
  const made = days * each
  const left = made - lost
  if (chance.flip(0.5)) {
    return {
      question:
        `Somebody who looks after a matter of ${matter} deals with ${each} ${many} a day. After ${days} days it turns out that ${lost} of the ${many} have to be done again. How many ${many} are done for good by then?`,
      answer:
        `In ${days} days ${days} * ${each} = ${made} ${many} are dealt with. Of these ${lost} have to be done again, so ${made} - ${lost} = ${left} are done for good. The answer is ${left}.`,
      result: String(left)
    }
  }
  const whole = made * minutes
  return {
    question:
      `For a matter of ${matter}, ${each} ${many} a day have to be gone through on ${days} days. Each ${one} takes ${minutes} minutes. How many minutes does all of it take?`,
    answer:
      `There are ${days} * ${each} = ${made} ${many}. At ${minutes} minutes each they take ${made} * ${minutes} = ${whole} minutes. The answer is ${whole}.`,
    result: String(whole)
  }
}
