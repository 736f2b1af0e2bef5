/** What the rehearsal model answers in an examination: what it makes of the question alone, at times in a form nobody can read. */
import { Answer, Phrase, type Seed } from "@stoa/core"
import * as Attempt from "../rehearse/Attempt.ts"

type Asked = { readonly question: string }

/** A choice; sometimes the letter alone, sometimes without its brackets. */
export const rehearseOptions = ({ question }: Asked, chance: Seed.Chance): string => {
  const lines = Attempt.sentences(question, chance)
  const last = lines.at(-1) ?? ""
  if (chance.flip(0.12)) return [...lines.slice(0, -1), last.replaceAll(/[[\]]/g, "")].join("\n")
  return chance.flip(0.25) ? /\[[A-J]\]/.exec(last)?.[0] ?? last : lines.join("\n")
}

/** A calculation; sometimes it comes to nothing. */
export const rehearseMathematics = ({ question }: Asked, chance: Seed.Chance): string =>
  chance.flip(0.1)
    ? "I do not see how to begin, and I would rather say nothing than guess."
    : Attempt.sentences(question, chance).join("\n")

/** A program; sometimes only the idea of one. */
export const rehearseCode = ({ question }: Asked, chance: Seed.Chance): string =>
  chance.flip(0.1)
    ? "I would go through the input once and keep what I need of it. Then it only has to be returned."
    : Attempt.sentences(question, chance).join("\n")

/** A first thought. */
export const rehearseProse = ({ question }: Asked, chance: Seed.Chance): string =>
  Attempt.sentences(question, chance).join(" ")

/** Share of the reference's words that an answer has. */
const shared = (answer: string, reference: string): number => {
  const words = [...new Set(Phrase.contentWords(reference))]
  const own = new Set(Phrase.contentWords(answer))
  return words.length === 0 ? 0 : words.filter((word) => own.has(word)).length / words.length
}

/** Words of a reference that an answer must share to pass for right. */
const enough = 0.3

/** A mark: by value where the reference comes to one, else by words in common. Sometimes its brackets are forgotten. */
export const rehearseMark = (
  { answer, reference }: Asked & { readonly reference: string; readonly answer: string },
  chance: Seed.Chance
): string => {
  const outcome = Answer.outcomeOf(reference)
  const isRight = outcome === undefined
    ? shared(answer, reference) >= enough
    : Answer.judge(answer, { outcome }) === "right"
  const reason = isRight
    ? "The answer comes to what the reference says."
    : "The answer does not come to what the reference says."
  return chance.flip(0.05)
    ? `${reason} So I count it as ${isRight ? "right" : "wrong"}.`
    : `${reason}\n<${isRight ? 1 : 0}>`
}
