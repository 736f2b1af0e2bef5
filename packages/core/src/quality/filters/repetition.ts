import type { Draft } from "../../domain/Draft.ts"
import * as Filter from "../Filter.ts"
import * as Loops from "../loops/Loops.ts"
import * as Spoken from "../Spoken.ts"

// "Write the word patience fifty times": then the same again is what was asked for.
const asksForIt =
  /\b(?:repeat|write|say|print|type|list|output|copy)\b[^.?!\n]{0,80}\b(?:times|over and over|again and again|repeatedly)\b|\brepeat(?:ed|ing)? (?:the|this|that|each|every|it)\b/i

const isAskedFor = ({ turns }: Draft): boolean =>
  turns.some(({ content, role }) => role !== "assistant" && asksForIt.test(content))

/** Drops rows of which a text runs in a loop. A rejected response may: that is what may be worse about it. */
export const repetition = Filter.pure("repetition", "No text runs in a loop.", (draft) => {
  const asked = isAskedFor(draft)
  return Spoken.firstIn(
    Spoken.texts(draft).filter(({ part, role }) =>
      part !== "rejected" && role !== "system" && !(asked && role === "assistant")
    ),
    ({ text }) => Loops.find(text)
  )
})
