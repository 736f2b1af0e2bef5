/** Whether an answer speaks to the asker by a name or a role that the asker did not give. */
import { brief } from "../../domain/PlainText.ts"
import * as Name from "./Name.ts"

const name = Name.pattern

/** Where a name stands that is the asker's; the group holds it. */
const byName: ReadonlyArray<RegExp> = [
  new RegExp(
    String
      .raw`^\W{0,3}(?:Dear|Hi|Hello|Hey|Hey there|Greetings|Welcome|Good (?:morning|afternoon|evening|day)),?\s+(${name})\s?[,!.:—–]`,
    "u"
  ),
  new RegExp(
    String
      .raw`(?:^|[.!?]\s{1,3})(?:Great|Good|Excellent|Fantastic|Interesting|Thoughtful)\s+(?:question|idea|point|job|work),\s+(${name})\s?[!.,]`,
    "u"
  ),
  new RegExp(
    String
      .raw`(?:^|[.!?\n]\s{0,3})(?:Good luck|Best of luck|Well done|Congratulations|Take care|You['’]ve got this|Thank you|Thanks|Sure|Sure thing|Certainly|Of course|Absolutely|Yes|No problem|You['’]re welcome|I understand|I see|I hear you|Remember)(?:\s+(?:with|for|on)\s+[^,.!\n]{1,60})?,\s+(${name})\s?[!.,]`,
    "u"
  ),
  new RegExp(String.raw`\bAs\s+(${name}),\s+you(?:['’]\p{L}+)?\b`, "u"),
  new RegExp(
    String
      .raw`^\W{0,3}(${name}),\s+(?:I understand|I['’]m sorry|I can see|thank you for|thanks for|your (?:question|situation|concern|message)|it['’]s (?:great|good|clear|understandable)|that['’]s an?|here(?:['’]s| is| are)|you(?:['’]re| are| can| should| could| might)?)\b`,
    "u"
  )
]

/** Where a role stands that is the asker's; the group holds it. */
const byRole: ReadonlyArray<RegExp> = [
  /\b(?:given|considering|with|in|from|based on|drawing on|because of|thanks to) your (?:current |long |own |many )?(?:role|work|job|position|experience|background|profession|career|expertise|years|life|capacity|skills|training) (?:\w+ ){0,2}(?:as|of being|being) (?:an? |the )?([\p{L}][\p{L} -]{2,50}?)(?=[,.;:!?\n]| (?:who|in|at|with|for|and|from|of|you|to)\b)/iu,
  /\bas an? ([\p{L}\d][\p{L}\d -]{2,60}? (?:with (?:over |more than |about )?(?:\d+|\p{L}+) years|in your (?:twenties|thirties|forties|fifties|sixties|seventies)|from \p{Lu}\p{L}+)[^,.\n]{0,40}), you\b/iu,
  /\bas an? (\d{1,2}[- ]year[- ]old[^,.\n]{0,60}), you\b/iu,
  /\bsince you(?:['’]re| are) an? ([\p{L}][\p{L} -]{2,50}?(?:er|or|ist|ian|man|woman|nurse|clerk|chef|guide|judge|pilot|coach|aide|smith|nt))(?=[,.;]| (?:who|in|at|with|for|and|from)\b)/iu
]

// Somebody else may be greeted in what was asked for.
const drafting =
  /\b(?:e-?mails?|letters?|messages?|notes?|memos?|cards?|invit\w+|announce\w*|posts?|repl(?:y|ies|ied)|respond|responses?|answer (?:to|him|her|them)|speech\w*|toasts?|scripts?|stor(?:y|ies)|poems?|songs?|verses?|dialogues?|conversations?|scenes?|sketch|plays?|role[- ]?play\w*|translat\w+|rewrite|reword|rephrase|proofread|text (?:to|for)|sms|newsletters?|templates?|statements?|testimonials?|reviews?|interviews?|greetings?|program|code|function|print\w*|hello)\b/i

const common = new Set([
  "with",
  "years",
  "from",
  "your",
  "over",
  "more",
  "than",
  "experience",
  "experienced",
  "local",
  "small"
])

const isGiven = (role: string, asked: string): boolean => {
  const words = (role.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((word) => !common.has(word))
  const text = asked.toLowerCase()
  return words.length === 0 || words.some((word) => text.includes(word.slice(0, Math.max(4, word.length - 3))))
}

/** In which words an answer addresses somebody whom the questions so far do not name, as a reason; absent where it does not. */
export const find = (answer: string, asked: string): string | undefined => {
  if (!drafting.test(asked)) {
    for (const pattern of byName) {
      const found = pattern.exec(answer)
      const called = found?.[1] ?? ""
      if (found !== null && Name.isOfSomebody(called) && !Name.isIn(asked, called)) {
        return `speaks to somebody who gave no such name: "${brief(found[0], 80)}"`
      }
    }
  }
  for (const pattern of byRole) {
    const found = pattern.exec(answer)
    if (found !== null && !isGiven(found[1] ?? "", asked)) {
      return `knows of the asker what was not said: "${brief(found[0], 80)}"`
    }
  }
  return undefined
}
