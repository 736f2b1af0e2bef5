/** What a step of a worked solution finds out, as a phrase: "how many clips Natalia sold in May", "the total cost of the hummus". */
import { Phrase } from "@stoa/core"
import type { Equation } from "./Equation.ts"

const opening =
  /^(?:(?:so that means|this means|that means|which means|it means|so|then|thus|therefore|hence|next|finally|first(?:ly)?|second(?:ly)?|third(?:ly)?|lastly|last|now|and|but|also|after that|in conclusion|since then|meanwhile|afterwards|similarly|again|step \d+)\b[,:]?\s*(?:that\s+)?)+/i

// What stands before the part that says what is worked out.
const turning =
  /^.*(?:,\s*(?:so|which means|meaning|and so|thus|hence|therefore|then)(?: that)?|\b(?:which means|this means|that means|meaning that|so that|so),?)\s+/i

const openers =
  /^(?:the|a|an|in|on|at|for|by|next|last|combined|after|before|from|with|during|over|to|of|his|her|their|its|he|she|they|it|each|every|all|both|this|that|these|there|if|when|since|as|because|while|altogether|together|total)$/i

const lower = (text: string): string => {
  const [first = ""] = text.split(/[\s,]/)
  return openers.test(first) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text
}

const being =
  /\s*\b(?:is|was|are|were|be|equals|equal to|equivalent to|comes to|came to|will be|would be|has to be|must be|should be)(?: (?:a total of|equal to|about|only|now|then|also))?$/i

const small =
  /^(?:in|on|at|for|from|to|of|per|than|with|by|after|before|and|or|because|if|as|that|which|when|while|during|each|every|an?|the|more|less|fewer|left|so|this|since|but|altogether|total|all|using|until|over|between|instead|is|was|are|were|who|whose|now|daily|weekly|monthly|apiece|will|would|can|could|has|have|had|did|do|does)$/i

const measure = /^(?:more|less|fewer|additional|extra|total)$/i

/** The noun at the beginning of what follows a result, and the rest. */
const split = (tail: string): { readonly noun: string; readonly rest: string } => {
  const words = tail.split(" ").filter((word) => word !== "")
  const end = words.findIndex((word, index) =>
    (small.test(word) && !(index === 0 && measure.test(word))) || (index > 0 && /^\p{Lu}/u.test(word)) ||
    /(?<!colou?r|r)ed$/.test(word) ||
    (index > 0 && word.endsWith("ing"))
  )
  const bare = end < 0 ? Math.min(words.length, 4) : end
  // "gallons of water", "pairs of socks" stay together.
  const of = bare > 0 && words[bare] === "of" &&
    !/^(?:the|his|her|their|its|it|them|a|an|this|that|these|those|all)$/i.test(words[bare + 1] ?? "the")
  const size = of ? bare + 2 : bare
  return { noun: words.slice(0, size).join(" "), rest: words.slice(size).join(" ") }
}

const clean = (text: string): string =>
  text.replace(/[$€£]\s*$/, "").replace(/[()]/g, " ").replace(/\s+/g, " ").replace(/^[\s,;:.-]+|[\s,;:=-]+$/g, "")
    .trim()

const broken =
  /[=<>*+/:]|\b[xyn]\b|^(?:how much|the) \w$|^\W*$|\b(?:because|since|multiply|multiple|divide|subtract)\b|\?|[$]\D|(?:how much|how many \w+) (?:will|would|is|are|was|were|cost|spent|means?|has|have|to|that|when|if|after|and)\b/i

// "he will finish in": what follows would be missed.
const hanging =
  /\b(?:in|at|of|than|per|and|or|an?|the|this|that|additional|equal to)$|\bthis (?:is|was) (?:equal|equivalent)\b/i

const told = (text: string): string | undefined => {
  const phrase = Phrase.tidy(text).replace(/\s*[,;:]\s*$/, "")
  const words = phrase.split(" ").length
  return broken.test(phrase) || hanging.test(phrase) || words < 2 || words > 18 ? undefined : phrase
}

const preposed =
  /^((?:in|on|at|for|by|after|before|from|with|during|over|since|between|among|out of|altogether|in total|in all|together|combined|\w+ing)\b[^,]{0,40}),\s*|^(in total|in all|altogether|together|(?:this|next|last|every|each) (?:day|week|month|year)|(?:in|after|over) [a-z0-9]+ (?:minutes|hours|days|weeks|months|years))\s+(?=\w+ \w)/i

/** What a clause with a number left out asks: its words before and after the number. */
const asked = (whole: string, tail: string, isMoney: boolean): string | undefined => {
  const { noun, rest } = split(tail)
  const comma = preposed.test(whole) ? -1 : whole.lastIndexOf(", ")
  const lead = comma < 0 ? whole : whole.slice(comma + 2)
  // What follows a comma must be a clause of its own.
  if (
    comma >= 0 &&
    !/^(?:he|she|they|it|we|you|i|the|his|her|their|its|there|each|every|all|both|a|an|this|that|these|those|\p{Lu}\w*)\b/iu
      .test(lead)
  ) return undefined
  const many = noun === "" || isMoney
    ? "how much"
    : /^\w+ (?:old|tall|long|wide|deep|high)$/.test(noun)
    ? `how ${noun.split(" ").at(-1)}`
    : `how many ${noun}`
  if (/^(?:in all|in total|altogether|together|combined|in the end)$/i.test(lead)) {
    return noun === ""
      ? undefined
      : told(`how many ${noun} ${rest} ${lead.toLowerCase()}`)
  }
  const preposition = preposed.exec(lead)
  const before = preposition === null ? lead : lead.slice(preposition[0].length)
  const said = preposition?.[1] ?? preposition?.[2] ?? ""
  const behind = said === "" ? "" : ` ${lower(said)}`
  const located = /^((?:in|on|at|for|from|after|before|among) .+?),? there (is|are|was|were|will be|would be)$/i.exec(
    before
  )
  if (located !== null && noun !== "") return told(`${many} there ${located[2]} ${rest} ${lower(located[1] ?? "")}`)
  const goal =
    /^(?:multiply|divide|add|subtract|multiple|take|use|sum|combine|double|triple|convert)\b.*? to (?:find|get|calculate|determine|figure out|know)(?: out)? (.+)$/i
      .exec(before)
  if (goal !== null) return told((goal[1] ?? "").replace(/ by .*$/, "").replace(being, ""))
  if (
    /^(?:multiply|divide|add|subtract|multiple|take|use|sum|combine|double|triple|do|convert|let|we|you|i|when|if|to|that|who)\b/i
      .test(before)
  ) return undefined
  const found =
    /^(?:first |then |next |now |we |i |to )*(?:find|calculate|determine|figure out|work out|compute|get)(?: out)? (.+)$/i
      .exec(before)
  if (found !== null) {
    const what = (found[1] ?? "").replace(/ by .*$/, "")
    return told(/^how\b/i.test(what) ? what : what.replace(being, ""))
  }
  if (
    /^(?:(?:the|his|her|their|its|each|total|number|amount|cost|price)\b|.*['’]s? )/i.test(before) &&
    being.test(before) && !/\bthat\b/.test(before)
  ) {
    return told(`${lower(before.replace(being, ""))}${behind}`)
  }
  if (/^there (?:is|are|was|were|will be|would be)$/i.test(before)) {
    return told(`${many} ${lower(before)} ${rest}${behind}`)
  }
  if (being.test(before) && noun === "") return told(`${lower(before.replace(being, ""))}${behind}`)
  if (before === "" && noun !== "" && !isMoney && rest !== "") return told(`how many ${noun} ${rest}${behind}`)
  if (lead.trim().endsWith(":") || before === "") return undefined
  return told(`${many} ${lower(before)} ${isMoney && noun !== "" ? `${noun} ` : ""}${rest}${behind}`)
}

const total =
  /(?:,? for| is| are| was| were)? (?:an? )?(?:grand |combined )?total of$|(?: only| about| a| an| an extra| another)$/i

/** The phrase for what a sum in a line of a solution finds out; undefined where the line does not say it well. */
export const of = (line: string, { end, result, shown, start }: Equation): string | undefined => {
  const isMoney = /=\s*\$/.test(shown)
  const whole = clean(line.slice(0, start)).replace(opening, "")
  let lead = whole.replace(total, "")
  if (/\d/.test(lead) && /\bfor an? (?:\w+ )?total of$/i.test(whole)) return undefined
  const tail = clean(line.slice(end).split(/[.;](?:\s|$)|,\s/)[0] ?? "")
  const because = /^(.*?),?\s+\b(?:because|since)(?: .*)?$/i.exec(lead)
  if (because !== null) {
    // "He eats 32 from the largest pizzas because 2 x 16 = 32": what is found stands before.
    const clause = because[1] ?? ""
    const at = /[$]?\d[\d,.]*/.exec(clause)
    if (at === null || Number(at[0].replace(/[$,]/g, "").replace(/\.$/, "")) !== result) return undefined
    return asked(
      clean(clause.slice(0, at.index)).replace(opening, ""),
      clean(clause.slice(at.index + at[0].length)),
      at[0].startsWith("$")
    )
  }
  if (turning.test(`${lead} `)) lead = `${lead} `.replace(turning, "").trim()
  const given = /^(?:if|since|when|as|because|knowing|given|with|out of|while)\b.*?,\s+(.+)$/i.exec(lead)
  if (given !== null) lead = given[1] ?? lead
  return asked(lead.trim(), tail, isMoney)
}
