/** Whether a word that is a name and an ordinary word as well is used as a name where it stands. */
import * as Folded from "./Folded.ts"
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

// In a title these stand before a name, and before hardly anything else that is written with a capital letter.
const before = {
  name: /(?:^|[^\p{L}])(?:at|for|by|with|from|near|under)\s+$/iu,
  rank: /(?:^|[^\p{L}])(?:Nurse|Pastor|Chef|Coach|Officer|Sergeant|Nanny|Teacher|Principal|Saint|St\.?)\s+$/u
}

/** Of a title most words may have a capital letter: then only what stands before or behind a word tells. */
const isNameInTitle = ({ end, start, text }: Standing): boolean => {
  const [front, behind, word] = [text.slice(0, start), text.slice(end), text.slice(start, end)]
  if (/^\s*$/.test(front)) return /^(?:,|['’]s\b|\s+(?:the|an?)\s)/u.test(behind)
  const isLast = !/^\s+\p{Lu}/u.test(behind)
  if (before.name.test(front)) return isLast
  if (before.rank.test(front)) return isLast && !/(?:er|or)$/u.test(word)
  const others = Folded.words(`${front} ${behind}`).slice(1).filter(({ text: other }) =>
    other.length > 3 && !particles.has(other) && !/^(?:with|from|into|over|than|that|their|who|whose)$/.test(other)
  )
  const said = `${front} ${behind}`
  return isLast && others.some((other) => !isCapital(said.slice(other.start)))
}

/** True when the word is used as a name; of what is in doubt in running text, true as well. */
export const isName = ({ end, isTitle, start, text }: Standing): boolean => {
  const word = text.slice(start, end)
  if (!isCapital(word)) return false
  const front = text.slice(Math.max(0, start - 40), start)
  const after = text.slice(end, end + 40)
  if (honorific.test(front) || initial.test(front)) return true
  if (monthNames.test(word) && (ofTime.test(front) || /^\s+\d/.test(after) || /\d\s*$/.test(front))) return false
  if (isTitle) return isNameInTitle({ end, isTitle, start, text })
  if (begins.test(`${start > longest ? "a" : ""}${text.slice(Math.max(0, start - longest), start)}`)) {
    if (/^,|^['’]s\b/u.test(after)) return true
    return verb.test(after) && !noun.test(after)
  }
  // Part of a longer proper name, such as Green Party: that name is looked for as a whole.
  return !/^\s+\p{Lu}\p{Ll}/u.test(after)
}

const worksFor =
  /(?:\bat|\b(?:works?|worked|working|drives?|drove|delivers?|delivered|employed|hired|paid)\s+(?:\p{Ll}+\s+)?(?:for|by))\s+(?:the\s+)?$/iu
const stops = /^\s*(?:$|[.,;:!?)]|(?:and|as|in|since|until|where)\b)/u

/** True when the word is used as the name of somebody's employer: as a name, or as that for which somebody works, in whatever letters. */
export const isEmployer = (standing: Standing): boolean => {
  const { end, start, text } = standing
  const after = text.slice(end)
  if (worksFor.test(text.slice(Math.max(0, start - 60), start))) {
    return isCapital(text.slice(start)) || stops.test(after)
  }
  if (isName(standing)) return true
  // "Amazon Logistics": what follows the name of a firm belongs to it.
  return !standing.isTitle && isCapital(text.slice(start)) && !begins.test(text.slice(0, start))
}
