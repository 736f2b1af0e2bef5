/** The points that the rehearsal model gives: by words and form alone, and it says so. */
import * as Refusal from "../Refusal.ts"
import { words } from "./words.ts"

/** Words that bind a response to its instruction: the longer ones, each once. */
const weighty = (text: string): ReadonlySet<string> => new Set(words(text).filter((word) => word.length > 4))

const shared = (instruction: string, response: string): number => {
  const asked = weighty(instruction)
  const answered = weighty(response)
  return asked.size === 0 ? 0 : [...asked].filter((word) => answered.has(word)).length / asked.size
}

/** Whether a text ends as texts do: with a mark, a bracket, or the end of a program. */
const ends = (text: string): boolean => /[.!?…:)\]}"'”’`|]\s*$|```\s*$/.test(text)

/** Points for length, shared words, figures, form and a proper end; few for a refusal. */
export const rehearseScore = ({ instruction, response }: {
  readonly instruction: string
  readonly response: string
}): { readonly why: string; readonly points: number } => {
  const count = words(response).length
  const refused = Refusal.find(response)
  const common = shared(instruction, response)
  const points = refused !== undefined ? 2 : 1 +
    Math.min(3, Math.floor(Math.log2(1 + count / 10))) +
    Math.min(3, Math.round(common * 6)) +
    (/\d/.test(response) ? 1 : 0) +
    (/\n/.test(response.trim()) ? 1 : 0) +
    (ends(response) ? 1 : 0)
  return {
    why: `Rehearsal, which looks at words and form alone: ${count} words, ${
      Math.round(common * 100)
    } % of the instruction's longer words${refused === undefined ? "" : `, and it declines ("${refused}")`}.`,
    points: Math.min(10, Math.max(1, points))
  }
}
