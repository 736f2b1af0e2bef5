/** The stages through which people bring a matter: what a plan step is for, read from its heading. */

/** What a plan step is for. */
export type Stage = "look" | "ask" | "try" | "show" | "agree" | "write" | "settle" | "pastime"

const signs: ReadonlyArray<readonly [Stage, RegExp]> = [
  ["pastime", /\b(?:make room for|keep an evening|evening of|for the love of)\b/i],
  [
    "agree",
    /\b(?:agree|terms|have it out|win .* over|negotiat|object|argue|disput|persuade|convince|bargain|say no|common cause)\b/i
  ],
  ["write", /\b(?:write|writing|publish|draft|put .* on paper|set down|document|letter|page|record the)\b/i],
  ["show", /\b(?:show|teach|demonstrat|share|train|hand on|explain|present|workshop|along)\b/i],
  [
    "ask",
    /\b(?:ask|advice|second opinion|somebody who|someone who|consult|learn how|talk to|interview|find people|hear)\b/i
  ],
  ["try", /\b(?:try|trial|test|small|first step|rehears|build|prototype|experiment|practi[sc]e|change|make)\b/i],
  ["settle", /\b(?:decid|decision|settle|finish|close|end|mind|complete|choose|sign|done)\b/i],
  [
    "look",
    /\b(?:facts|stock|look|measure|count|go through|list|find|check|gather|collect|track|map|research|review)\b/i
  ]
]

/** The stage a heading speaks of: the one whose sign stands first in it; "look" where none does. */
export const of = (heading: string): Stage => {
  const found = signs.flatMap(([stage, sign]) => {
    const at = sign.exec(heading)?.index
    return at === undefined ? [] : [{ stage, at }]
  })
  return found.toSorted((a, b) => a.at - b.at)[0]?.stage ?? "look"
}
