import type { Question } from "../../domain/Question.ts"
import * as Filter from "../Filter.ts"
import * as Spoken from "../Spoken.ts"

const fenced = /\s*^[ \t]*```[^\n]*\n[\s\S]*?^[ \t]*```[ \t]*$\s*/gm

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
      const text = question !== undefined && isOfCode(question) ? turn.content.replace(fenced, " ") : turn.content
      const breaks = text.trim().match(/\r\n|[\n\r\u2028\u2029]/g)?.length ?? 0
      return breaks === 0
        ? undefined
        : `has ${breaks} line break${breaks === 1 ? "" : "s"}, and was to be one paragraph`
    })
)
