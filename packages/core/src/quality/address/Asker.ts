/** What in an instruction is not the asker's: words of whoever wrote it for the asker, or to the asker. */
import { brief } from "../../domain/PlainText.ts"
import * as Name from "./Name.ts"

const name = Name.pattern

// Titles by which a model presents what it was told to write.
const titles =
  /^[\s*_#>"“'`]*(?:(?:the |final |revised )?(?:user(?:['’]s)? )?(?:message|instruction|prompt|query)(?: (?:to|for) (?:the |an |my |your )?(?:ai |virtual )?assistant)?|user|human|persona|instruct|asker)[*_"”']*\s*:/i

const mightAsk = String
  .raw`(?:could|might|may|would|can|wants? to|(?:is|are) likely to|decides? to|will)\s+(?:\p{Ll}+\s+)?(?:ask|send|write|say|type|pose|message|use|request|give)`

const mentioned = String.raw`(?:message|instruction|request|prompt|question|query)`

/** Words that only whoever was told to write the instruction could say; no "i" where a capital tells a name. */
const preambles: ReadonlyArray<RegExp> = [
  /^\W*(?:sure|certainly|of course|absolutely|okay|ok|got it|understood|no problem|alright)\b[!.,:]*\s+(?:here(?:['’]s| is| are| you go)|I(?:['’]d| would|['’]ll| will|['’]m| am| can| have|['’]ve)\b[^.!\n]{0,30}\b(?:happy|glad|help|written|write|draft|created?|rephrased?|crafted?))/iu,
  new RegExp(
    String
      .raw`\bhere(?:['’]s| is)\s+(?:an?|the|one|my|your)\s+(?:\p{L}+\s+){0,3}${mentioned}\b[^.!?\n]{0,60}\b${mightAsk}\b`,
    "iu"
  ),
  new RegExp(
    String
      .raw`\b${mentioned}\b[^.!?\n]{0,20}\b(?:in the voice|from the perspective|in the words|as spoken|in the style and voice) of\b`,
    "iu"
  ),
  /^\W*(?:here(?:['’]s| is)|this is)\s+(?:an?|the|your|one)\s+(?:possible |sample |simple |short |realistic |natural |single |final |revised |suitable |complete )*(?:message|instruction|prompt|request|query)\s*[:.]/iu,
  new RegExp(
    String
      .raw`^\W*${name}(?:['’]s?)?\s+(?:${mentioned}|asks|writes|says|sends|messages)(?:\s+(?:this|the following))?(?:\s+to)?(?:\s+(?:the|an|my|his|her)\s+(?:AI\s+)?assistant)\s*[:,]`,
    "u"
  ),
  new RegExp(String.raw`^\W*${name}['’]s?\s+${mentioned}\s*:`, "u"),
  /^\W*(?:hello|hi|hey|welcome)\b[^\n?]{0,60}[!.,]\s+(?:how (?:can|may) I (?:help|assist) you|what can I do for you)\b/iu
]

/** Words to the asker wherever they stand. */
const spoken: ReadonlyArray<RegExp> = [
  new RegExp(String.raw`\bAs\s{1,3}(?:${name}|an?\s+[\p{L} -]{3,50}),\s+you\s+${mightAsk}\b`, "u"),
  new RegExp(
    String
      .raw`\b(?:Good luck|Best of luck|Great (?:question|idea|work|job)|Well done|Congratulations|Hope (?:this|that) helps|Take care|You['’]ve got this),\s{1,3}(?:${name})\s?[!.]`,
    "u"
  ),
  /^[^\p{L}\n]{0,6}(?:note|please note|explanation|rationale)\b[^\n]{0,20}:?[^\n]{0,40}\b(?:this|the|my) (?:message|instruction|prompt|request)\b[^\n]{0,40}\b(?:is|was|has been|reflects|captures|sounds|meets|does|fits|uses|keeps|avoids|shows|stays)\b/imu
]

/** How a model ends what it gives; only the last words of an instruction can be such an end. */
const endings: ReadonlyArray<RegExp> = [
  /\b(?:I hope|hope(?:fully)?) (?:this|that|the above|it)(?: message| instruction| prompt| request)? (?:helps?|works|fits|meets|captures|is helpful|suits)\b[^\n]*$/iu,
  /\blet me know if (?:you(?:['’]d| would)? (?:need|want|like|have)|there(?:['’]s| is)|this|I should|it) [^\n?]{0,80}$/iu,
  /\bfeel free to (?:ask|adjust|modify|change|edit|adapt|let me know|reach out|customi[sz]e|tweak)\b[^\n?]{0,80}$/iu,
  /\b(?:is there anything else (?:I can|you)|would you like me to (?:adjust|change|rewrite|add|revise))\b[^\n]*$/iu,
  /\byou(?:['’]ve| have) got this[!.]*\W*$/iu
]

const last = 200

// What the asker quotes or drafts may be said to anybody.
const drafts =
  /\b(?:e-?mails?|letters?|messages?|notes?|cards?|drafts?|invit\w+|announcement|post|posts|reply|replies|repl(?:y|ied)|respond|response|rewrite|reword|rephrase|paraphrase|proofread|translate|edit|correct|improve|shorten|summari[sz]e|classify|polish|transcript|chat|chatbot|conversation|dialogue|review|speech|script|story|poem|template|caption|newsletter|wrote|says?|said|quote|scene|role[- ]?play|text|phrase|end with|ending)\b/i

const salutation = new RegExp(
  String
    .raw`^\W{0,3}(?:Dear|Hi|Hello|Hey|Greetings,?|Good (?:morning|afternoon|evening|day),?)\s+(${name})\s*[,!.:—–-]*\s*(?:\n|(?=\p{Lu}))`,
  "u"
)

const quotes: ReadonlyArray<readonly [string, string]> = [
  ["\"", "\""],
  ["“", "”"],
  ["'", "'"],
  ["‘", "’"],
  ["«", "»"],
  ["„", "“"]
]

/** Quotation marks around the whole, and none within. */
const isQuoted = (text: string): boolean =>
  quotes.some(([begin, end]) => {
    const inner = text.slice(1, -1)
    return text.length > 20 && text.startsWith(begin) && text.endsWith(end) && !inner.includes(begin) &&
      (begin === "'" || begin === "‘" || !inner.includes(end))
  })

const quote = (words: string): string => `"${brief(words, 80)}"`

/**
 * What in an instruction is said for the asker or to the asker, as a reason; absent where all of it is the asker's. `isFirst` where
 * nothing was said before: then nobody is greeted by name.
 */
export const find = (instruction: string, { isFirst }: { readonly isFirst: boolean }): string | undefined => {
  const text = instruction.trim()
  if (isQuoted(text)) return `stands in quotation marks: ${quote(text)}`
  const title = titles.exec(text)
  if (title !== null) return `begins with a title: ${quote(title[0])}`
  for (const pattern of preambles) {
    const found = pattern.exec(text)
    if (found !== null) return `is presented by who wrote it: ${quote(found[0])}`
  }
  for (const pattern of spoken) {
    const found = pattern.exec(text)
    if (found !== null) return `speaks to who asks: ${quote(found[0])}`
  }
  if (drafts.test(text)) return undefined
  for (const pattern of endings) {
    const found = pattern.exec(text.slice(-last))
    if (found !== null) return `ends as an answer does: ${quote(found[0])}`
  }
  const greeted = isFirst ? salutation.exec(text) : null
  return greeted !== null && Name.isOfSomebody(greeted[1] ?? "") ? `greets somebody: ${quote(greeted[0])}` : undefined
}
