/** What somebody makes of a question alone, as a reason and an answer. */
import type { Seed } from "@stoa/core"
import * as Attempt from "../../rehearse/Attempt.ts"

/** An answer, and how it was come by. */
export interface Guess {
  readonly reason: string
  readonly answer: string
}

const ending = /(?:\banswer is|\bmust be|\bcomes? to|\bchoose|\btake|\bsay) (?:option )?\[?([^\]]+?)\]?\.?$/i

/** What is made of a question; a program is its own answer. */
export const of = (question: string, chance: Seed.Chance): Guess => {
  const lines = Attempt.sentences(question, chance)
  const last = lines.at(-1) ?? ""
  if (last.includes("```")) return { reason: lines.join(" "), answer: "the program above" }
  const answer = ending.exec(last)?.[1]
  return answer === undefined || lines.length < 2
    ? { reason: lines.join(" "), answer: "the one I just gave" }
    : { reason: lines.slice(0, -1).join(" "), answer }
}
