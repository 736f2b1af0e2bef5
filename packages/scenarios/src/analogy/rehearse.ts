/** What the rehearsal model says in analogical practice. */
import type { Seed } from "@stoa/core"
import { inOne } from "../Paragraph.ts"
import { Correction, Reference, Restating } from "../rehearse/index.ts"

/** The teacher's explanation. */
export const rehearseExplain = ({ question }: { readonly question: string }, chance: Seed.Chance): string =>
  inOne(Restating.explain(question, chance))

const openings = {
  first: [
    "I begin with what is given.",
    "I go through it one step at a time.",
    "I follow what you said.",
    "Let me work it out.",
    ""
  ],
  second: [
    "I do this one in the same way.",
    "It works like the one before.",
    "I go at it as I did with the first.",
    "This time I know how to begin.",
    ""
  ]
}

/** The pupil's solution, in one paragraph. */
export const rehearseSolve = (input: Reference.Known & { readonly before: string }, chance: Seed.Chance): string => {
  const reference = Reference.read(input)
  const solved = Correction.redone(reference, chance)
  const opening = chance.pick(openings[input.before.includes("\n\nPupil: ") ? "second" : "first"])
  const isProgram = /```/.test(solved.join("\n"))
  const said = inOne([opening === "" && isProgram ? "Here is my program." : opening, ...solved].join("\n\n"))
  // Of a reference that says nothing there is nothing to say.
  return said.trim() === "" ? "I go through it, and there is nothing to work out." : said
}
