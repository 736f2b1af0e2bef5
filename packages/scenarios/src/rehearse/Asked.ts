/** What a clause asks once its number is left out: "Natalia sold 24 clips in May" asks how many clips Natalia sold in May. */
import { Phrase } from "@stoa/core"

/** A clause with a gap for its number. */
export interface Gapped {
  readonly lead: string
  readonly tail: string
  readonly isMoney: boolean
}

const openers =
  /^(?:the|a|an|in|on|at|for|by|next|last|combined|after|before|from|with|during|over|to|of|his|her|their|its|he|she|they|it|each|every|all|both|this|that|these|there|if|when|since|as|because|while|altogether|together|total|amount|number|cost|price|sum)$/i

const lower = (text: string): string => {
  const [first = ""] = text.split(/[\s,]/)
  return openers.test(first) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text
}

const being =
  /\s*\b(?:is|was|are|were|be|equals|equal to|equivalent to|comes to|came to|will be|would be|has to be|must be|should be)(?: (?:a total of|equal to|about|only|now|then|also))?$/i

// Words that end a noun.
const small =
  /^(?:in|on|at|for|from|to|of|per|than|with|by|after|before|and|or|because|if|as|that|which|when|while|during|each|every|an?|the|more|less|fewer|left|so|this|since|but|altogether|total|all|using|until|over|between|instead|is|was|are|were|who|whose|now|daily|weekly|monthly|apiece|will|would|can|could|has|have|had|did|do|does)$/i

const measure = /^(?:more|less|fewer|additional|extra|total)$/i

const determiner = /^(?:the|his|her|their|its|it|them|a|an|this|that|these|those|all|\d.*)$/i

/** The noun at the beginning of what follows a number, and the rest. Behind a subject no verb can follow the noun. */
const split = (tail: string, hasSubject: boolean): { readonly noun: string; readonly rest: string } => {
  const words = tail.split(" ").filter((word) => word !== "")
  const ends = (word: string, index: number): boolean =>
    (small.test(word) && !(index === 0 && measure.test(word))) || (index > 0 && /^\p{Lu}/u.test(word)) ||
    (!word.includes("-") && /(?<!colou?r|r)ed$/.test(word)) || (index > 0 && word.endsWith("ing"))
  const end = words.findIndex(ends)
  const bare = end < 0 ? Math.min(words.length, 4) : end
  // "gallons of water", "bags of dog food" stay together.
  const isOf = bare > 0 && words[bare] === "of" && !determiner.test(words[bare + 1] ?? "the")
  if (!isOf) return { noun: words.slice(0, bare).join(" "), rest: words.slice(bare).join(" ") }
  const after = words.slice(bare + 2).findIndex((word) => ends(word, 1))
  const more = hasSubject ? Math.min(2, after < 0 ? words.length - bare - 2 : after) : 0
  const size = bare + 2 + more
  return { noun: words.slice(0, size).join(" "), rest: words.slice(size).join(" ") }
}

const broken: ReadonlyArray<RegExp> = [
  /[=<>*+/:?]|\b[xyn]\b|^\W*$|^[$\d]|[$]\D/,
  /\b(?:because|since|multiply|multiple|divide|subtract)\b/i,
  // What follows would be missed: "he will finish in".
  /\b(?:in|at|of|than|per|and|or|an?|the|this|that|additional|equal to|which is|which was|leaving|making|means)$/i,
  /\bthis (?:is|was) (?:equal|equivalent)\b|\bof (?:for|to|in|on|at)\b|\bwhich\b.*\bis\b/i,
  // A verb where a subject should be.
  /^how (?:much|many \w+) (?:will|would|is|are|was|were|cost|spent|means?|has|have|to|that|when|if|after|and|\w+ing)\b/i,
  /^how (?:much|many \w+) \w+$/i,
  /^how \w+ (?:and|or|\d)\b|\d.*\b\d.*\b\d/,
  // A comma of a list stays; one that parts clauses says that this is no clause.
  /^(?!.* and ).*,/
]

/** The phrase, where it can be said. */
const told = (text: string): string | undefined => {
  const phrase = Phrase.tidy(text).replace(/\s*[,;:]\s*$/, "")
  const words = phrase.split(" ").length
  if (words < 2 || words > 18 || broken.some((sign) => sign.test(phrase))) return undefined
  return /^(?:total|number|amount|cost|price|average|sum)\b/.test(phrase) ? `the ${phrase}` : phrase
}

const subject =
  /^(?:he|she|they|it|we|you|i|the|his|her|their|its|there|each|every|all|both|a|an|this|that|these|those|\p{Lu}\w*)\b/iu

const preposed =
  /^((?:in|on|at|for|by|after|before|from|with|during|over|since|between|among|out of|altogether|in total|in all|together|combined|\w+ing)\b[^,]{0,40}),\s*|^(in total|in all|altogether|together|(?:this|next|last|every|each) (?:day|week|month|year)|(?:in|after|over|during) [a-z0-9]+ (?:minutes|hours|days|weeks|months|years))\s+(?=\w+ \w)/i

const goal =
  /^(?:multiply|divide|add|subtract|multiple|take|use|sum|combine|double|triple|convert)\b.*? to (?:find|get|calculate|determine|figure out|know)(?: out)? (.+)$/i

const task =
  /^(?:first |then |next |now |we |i |to )*(?:find|calculate|determine|figure out|work out|compute|get)(?: out)? (.+)$/i

const telling =
  /^(?:multiply|divide|add|subtract|multiple|take|use|sum|combine|double|triple|do|convert|let|we|you|i|when|if|to|that|who|(?!during\b|according\b)\w+ing)\b/i

const located = /^((?:in|on|at|for|from|after|before|among) .+?),? there (is|are|was|were|will be|would be)$/i

/** What is worked out where a line says so itself: "find the number of straws". */
const sought = (text: string): string | undefined => {
  const what = text.replace(/ by .*$/, "")
  return told(/^how\b/i.test(what) ? what : what.replace(being, ""))
}

/** The clause without what is put before it: "On Monday, Steve was paid" is "Steve was paid", and "on Monday" goes behind. */
const plain = (whole: string): { readonly before: string; readonly behind: string } | undefined => {
  const comma = preposed.test(whole) ? -1 : whole.lastIndexOf(", ")
  const lead = comma < 0 ? whole : whole.slice(comma + 2)
  if (comma >= 0 && !subject.test(lead)) return undefined
  const preposition = preposed.exec(lead)
  const said = preposition?.[1] ?? preposition?.[2] ?? ""
  const isShown = said !== "" && (!/^\w+ing\b/i.test(said) || /^during\b/i.test(said))
  return {
    before: preposition === null ? lead : lead.slice(preposition[0].length),
    behind: isShown ? ` ${lower(said)}` : ""
  }
}

/** The phrase for what a clause asks; undefined where it cannot be said. */
export const phrase = ({ isMoney, lead, tail }: Gapped): string | undefined => {
  const { noun, rest } = split(tail, lead !== "")
  const many = noun === "" || isMoney
    ? "how much"
    : /^\w+ (?:old|tall|long|wide|deep|high)$/.test(noun)
    ? `how ${noun.split(" ").at(-1)}`
    : `how many ${noun}`
  if (/^(?:in all|in total|altogether|together|combined|in the end)$/i.test(lead)) {
    return noun === "" ? undefined : told(`how many ${noun} ${rest} ${lead.toLowerCase()}`)
  }
  const clause = plain(lead)
  if (clause === undefined) return undefined
  const { before, behind } = clause
  if (before === "") {
    return noun === "" || isMoney || rest === ""
      ? undefined
      : told(`how many ${noun} ${rest}${behind}`)
  }
  const place = located.exec(before)
  if (place !== null) {
    return noun === ""
      ? undefined
      : told(`${many} there ${place[2]} ${rest} ${lower(place[1] ?? "")}`)
  }
  const aim = goal.exec(before)?.[1]
  if (aim !== undefined) return sought(aim)
  const job = task.exec(before)?.[1]
  if (job !== undefined) return sought(job)
  if (telling.test(before) || before.endsWith(":")) return undefined
  if (/^there (?:is|are|was|were|will be|would be)$/i.test(before)) {
    return told(`${many} ${lower(before)} ${rest}${behind}`)
  }
  const isName = /^(?:(?:the|his|her|their|its|each|total|number|amount|cost|price)\b|.*['’]s? )/i.test(before)
  if (being.test(before) && (isName || noun === "")) return told(`${lower(before.replace(being, ""))}${behind}`)
  if (/^(?:the )?(?:total )?(?:number|amount|cost|price|sum) of\b/i.test(before)) {
    return told(`${lower(before)}${behind}`)
  }
  return told(`${many} ${lower(before)} ${isMoney && noun !== "" ? `${noun} ` : ""}${rest}${behind}`)
}
