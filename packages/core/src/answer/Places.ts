/** Where a stretch of words stands in a text. */
import type { Stretch } from "./Presented.ts"

// Letters, digits and what binds to them would make it a part of something else.
const bound = /[\p{L}\p{N}_^]/u

/** The places where the words stand by themselves, in any case of their letters. */
export const places = function*(text: string, words: string): Generator<Stretch> {
  const lower = text.toLowerCase()
  const wanted = words.toLowerCase()
  // Some letters change their length with their case: then places in one text are none in the other.
  const [within, sought] = lower.length === text.length ? [lower, wanted] : [text, words]
  if (sought === "") return
  for (let at = within.indexOf(sought); at >= 0; at = within.indexOf(sought, at + sought.length)) {
    const end = at + sought.length
    if (!bound.test(text[at - 1] ?? "") && !bound.test(text[end] ?? "")) yield { start: at, end }
  }
}
