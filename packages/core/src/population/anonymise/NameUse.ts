/** Whether a word that is a name and an ordinary word as well is used as a name where it stands. */
import { particles } from "./ordinary.ts"

/** Where a word stands. */
export interface Standing {
  readonly text: string
  readonly start: number
  readonly end: number
  /** True for a heading, in which capital letters say nothing. */
  readonly isTitle: boolean
}

const honorific =
  /(?:^|[^\p{L}])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lady|Lord|Rev|Father|Sister|Brother|Captain|Judge|Aunt|Uncle)\.?\s+$/u
const initial = /(?:^|[^\p{L}])(?:\p{Lu}\.|[B-HJ-Z])\s*$/u
const monthNames =
  /^(?:March|April|May|June|July|August|September|October|November|December|January|February|Monday|Sunday|Spring|Summer|Autumn|Winter|Easter|Christmas)$/i
const ofTime =
  /\b(?:in|since|until|till|by|from|to|last|next|every|each|early|late|mid|of|this|during|after|before|on|through)[\s-]+$/iu
const begins = /(?:^|[.!?:;•\n]|[.!?]["'”’)])\s*["'“‘(«-]*\s*$/u
const verb =
  /^\s+(?:is|was|has|had|does|did|can|could|will|would|should|keeps?|says?|works?|lives?|likes?|loves?|wants?|\p{Ll}{2,}(?:es|ed|s))\b(?!\s+of\b)/u
const noun = /^\s+(?:\p{Ll}+s\s+(?:are|were|have|of|and|line|grow|need|want))\b/u

// Farther than this no sign is looked for of how a sentence begins.
const longest = 400

const isCapital = (text: string | undefined): boolean => text !== undefined && /^\p{Lu}/u.test(text)

/** True when the sentence around is written in capital first letters throughout, as headings are. */
const isHeading = (sentence: string): boolean => {
  const words = (sentence.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? []).filter((word) =>
    word.length > 3 && !particles.has(word.toLowerCase())
  )
  return words.length > 1 && words.filter(isCapital).length > words.length * 0.7
}

const sentenceAround = (text: string, start: number, end: number): string => {
  const before = text.slice(Math.max(0, start - longest), start).split(/[.!?\n]/).at(-1) ?? ""
  const rest = text.slice(start, end + longest)
  return `${before}${rest.split(/[.!?\n]/, 1)[0] ?? rest}`
}

/** True when the word is used as a name; of what is in doubt in running text, true as well. */
export const isName = ({ end, isTitle, start, text }: Standing): boolean => {
  const word = text.slice(start, end)
  if (!isCapital(word)) return false
  const before = text.slice(Math.max(0, start - 40), start)
  const after = text.slice(end, end + 40)
  if (honorific.test(before) || initial.test(before)) return true
  if (monthNames.test(word) && (ofTime.test(before) || /^\s+\d/.test(after) || /\d\s*$/.test(before))) return false
  if (isTitle || isHeading(sentenceAround(text, start, end))) {
    return /^\s*$/.test(text.slice(0, start)) && /^(?:,|['’]s\b|\s+(?:the|an?)\s)/u.test(after)
  }
  if (begins.test(`${start > longest ? "a" : ""}${text.slice(Math.max(0, start - longest), start)}`)) {
    if (/^,|^['’]s\b/u.test(after)) return true
    return verb.test(after) && !noun.test(after)
  }
  // Part of a longer proper name, such as Green Party: that name is looked for as a whole.
  return !/^\s+\p{Lu}\p{Ll}/u.test(after)
}
