import type { Question } from "../../domain/Question.ts"
import * as Filter from "../Filter.ts"
import * as Spoken from "../Spoken.ts"

/** Line breaks of a text; without those of blocks between fences, and those around them, where it may hold blocks. */
const breaksOf = (text: string, mayHoldBlocks: boolean): number => {
  const stretches: Array<Array<string>> = [[]]
  let isInside = false
  for (const line of text.trim().split(/\r\n|[\n\r\u2028\u2029]/)) {
    const isFence = mayHoldBlocks && /^[ \t]{0,8}(?:```|~~~)/.test(line)
    if (isFence) stretches.push([])
    else if (!isInside) stretches.at(-1)?.push(line)
    if (isFence) isInside = !isInside
  }
  return stretches
    .map((lines) => lines.join("\n").trim().split("\n").length - 1)
    .reduce((sum, breaks) => sum + breaks, 0)
}

const isOfCode = ({ answer, domain, tests }: Question): boolean =>
  domain === "code" || tests !== undefined || answer.includes("```")

/**
 * Drops scenes in which a turn that was to be one paragraph has several. Of a question about code, blocks between fences are part of
 * the paragraph they stand in: there is no code without line breaks.
 */
export const oneParagraph = Filter.ofScenes(
  "one-paragraph",
  "What was to be one paragraph has no line break.",
  (draft) =>
    Spoken.firstOf(Spoken.checked(draft, "one-paragraph"), ({ question, turn }) => {
      const breaks = breaksOf(turn.content, question !== undefined && isOfCode(question))
      return breaks === 0
        ? undefined
        : `has ${breaks} line break${breaks === 1 ? "" : "s"}, and was to be one paragraph`
    })
)
