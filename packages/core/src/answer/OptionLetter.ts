/** The option that a text chooses: a letter from A to J. */
import { boxed } from "./Boxed.ts"
import * as Excluded from "./Excluded.ts"
import * as Ordinal from "./OptionOrdinal.ts"
import * as Sentences from "./Sentences.ts"

const bare = /^[\s*_"'`([{$]*(?:\\(?:text|mathrm|textbf|mathbf) ?\{ ?\(?)?([A-Ja-j])[\s*_"'`)\]}$.:]*$/
// The letter and its text: "B) water", "(b) water", "B. water"; "A man ..." has neither bracket nor point.
const leading = /^[\s*_"'`]*(?:[([]([A-Ja-j])[)\]]|([A-Ja-j])[).:](?=[\s*]))/
const bracketed = /[([]([A-J])[)\]]|\\text\{ ?\(?([A-J])\)? ?\}/g
// At the beginning of a line, with the option behind it.
const listed = /(?:^|\n)[ \t*]{0,8}([A-J])[).:](?=[\s*])/g
const named = /\b(?:option|choice|letter)s?:? {0,2}[*"'([]{0,3}([A-J])\b(?!['’])/gi
const chosen =
  /\b(?:[Cc]hoose|chose|choosing|[Pp]ick|picked|[Ss]elect|selected|[Gg]o(?:ing)? with|opt(?:ing)? for) (?:option |choice |answer )?[*"'([]{0,3}([A-J])\b(?!['’])/g
// A small letter may be a name of something else: it must end the sentence.
const chosenSmall = /\b(?:[Cc]hoose|[Pp]ick|[Ss]elect|[Gg]o with) ([b-hj])(?=[.!]|\s*$)/g
const concluded =
  /\b(?:[Ii]t is|[Ii]t's|[Ii]t must be|[Ss]o|[Tt]herefore|[Hh]ence|[Tt]hus),? (?:it(?:'s| is) )?(?:only )?(?:option |choice )?[*"'([]{0,3}([A-HJ])[*"')\]]{0,3}(?=\s*$|\s*[.;:!]|, (?!(?:and |or )?[A-J]\b))/g
const praised =
  /(?<![A-Za-z])([A-J])[*"')\]]{0,3} (?:is|must be|would be) (?:clearly |therefore |indeed )?(?:the )?(?:only )?(?:correct|right|best|true|answer)\b/g
// "A" is an article and "I" somebody, unless nothing of a sentence follows.
const following =
  /^[\s*"'([{$]{0,6}(?:\\(?:text|mathrm|textbf) ?\{ ?\(?|(?:option|choice|letter) [*"'([]{0,3})?([A-Ja-j])(?![A-Za-z'’])/
const closing = /^[*"')\]}$]{0,6}(?:\s*$|\s*[.,;:)\]–—-]|\s+(?:because|since|as|for|which|and|but|with|so)\b)/

const last = (text: string, pattern: RegExp): string | undefined => {
  const match = [...text.matchAll(pattern)].at(-1)
  return match?.[1] ?? match?.[2]
}

const behind = (text: string): string | undefined => {
  const ordinal = Ordinal.begins(text)
  const match = following.exec(text.slice(ordinal?.length ?? 0).slice(0, 60))
  const letter = match?.[1]
  if (ordinal !== undefined) return letter ?? ordinal.letter
  if (match === null || letter === undefined) return undefined
  return /[B-HJ]/.test(letter) || /[([]$/.test(match[0].slice(0, -1)) || closing.test(text.slice(match[0].length, 200))
    ? letter
    : undefined
}

/** The letter of an answer that is an option and nothing else: `B`, `(b)`, `[B]`, `\text{(B)}`, `B) water`. */
export const read = (text: string): string | undefined => {
  const short = text.slice(0, 300).trim()
  const found = bare.exec(short)?.[1] ?? leading.exec(short)?.slice(1).find((letter) => letter !== undefined)
  return found?.toUpperCase()
}

/** The letter of a text that is a letter and nothing else. */
export const alone = (text: string): string | undefined => bare.exec(text.slice(0, 60).trim())?.[1]?.toUpperCase()

/** Letters that a text names with brackets or as an option, in their order, each once. */
export const mentioned = (text: string): ReadonlyArray<string> => [
  ...new Set(
    [...text.matchAll(bracketed), ...text.matchAll(listed), ...text.matchAll(named)].map((match) =>
      (match[1] ?? match[2])!.toUpperCase()
    )
  )
]

/** The letter that a text presents as the answer; absent where it only mentions letters. */
export const presented = (told: string): string | undefined => {
  const text = Excluded.without(told)
  const box = boxed(text)
  const marked = /(?:^|\n)#{4} ?([^\n]{1,40})(?![\s\S]*\n#{4})/.exec(text.slice(-400))?.[1]
  const at = Sentences.named(text)
  const found = (marked && read(marked)) || (box && read(box)) ||
    (at !== undefined && behind(text.slice(at, at + 300))) ||
    last(text, praised) || last(text, chosen) || last(text, chosenSmall) || last(text, concluded)
  return found ? found.toUpperCase() : undefined
}

/** The letter that a text comes to; absent where it comes to none. */
export const find = (told: string): string | undefined => {
  const text = Excluded.without(told)
  const whole = alone(text)
  if (text.length < 60 && whole !== undefined) return whole
  const ending = text.slice(-80).trimEnd()
  const found = presented(text) ?? last(text, bracketed) ?? last(text, named) ??
    leading.exec(text.slice(0, 40))?.slice(1).find(Boolean) ??
    /(?:^|[\s*"'])([B-HJ])[*"']{0,2}[.!]?[*"']{0,2}$/.exec(ending)?.[1] ??
    /(?:^|\n)[\s*]*([A-J])[\s*.]*$/.exec(ending)?.[1]
  return found?.toUpperCase()
}
