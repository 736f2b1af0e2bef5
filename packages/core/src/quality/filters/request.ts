import { type Draft, text } from "../../domain/Draft.ts"
import { brief } from "../../domain/PlainText.ts"
import * as Asking from "../asking/Asking.ts"
import * as Filter from "../Filter.ts"

/** The rehearsal model writes English, whatever is wanted. */
const isEnglish = ({ language = "English", makings }: Draft): boolean =>
  /^en(?:glish)?\b/i.test(language.trim()) || makings.some(({ rehearsal }) => rehearsal)

const lastSentence = (text: string): string => text.trim().split(/(?<=[.!])\s+|\n+/).at(-1) ?? ""

/**
 * Drops rows whose instruction tells a story and asks for nothing. Only English can be read so; of other languages every instruction
 * stays. What is said in a conversation after an answer need not ask.
 */
export const request = Filter.ofRows("no-request", "The instruction asks for something.", (draft) => {
  const instruction = text(draft, "user")
  return !isEnglish(draft) || Asking.isRequest(instruction)
    ? undefined
    : `the instruction asks for nothing; it ends: "${brief(lastSentence(instruction), 120)}"`
})
