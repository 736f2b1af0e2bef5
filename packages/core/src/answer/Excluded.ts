/** Options that a text says are not the answer: "not A", "neither B nor C", "(D) is wrong". */

const letter = "[*\"'([]{0,3}[A-J]\\b(?!['’])[*\"')\\]]{0,3}"
const list =
  `(?:(?:options?|choices?|answers?|letters?) )?${letter}(?:(?:,? (?:and|or|nor|&) |, ?)(?:(?:option|choice) )?${letter}){0,9}`
const surely = "(?:(?:clearly|also|both|all|obviously|definitely|therefore|thus|simply|just) ){0,2}"

const before = new RegExp(
  `\\b(?<!\\bwhy )(?:[Nn]ot|[Nn]either|[Nn]or|[Ee]xclud(?:e|es|ing)|[Ee]liminat(?:e|es|ing)|[Rr]ul(?:e|es|ing) out) ${list}`,
  "g"
)
const behind = new RegExp(
  `(?<![A-Za-z])${list} ${surely}(?:(?:is|are|was|were|must be|seems?) ${surely}(?:wrong|incorrect|mistaken|excluded|eliminated|ruled out|out\\b|` +
    "not (?:(?:the )?(?:correct|right|answer)\\b))|(?:isn't|aren't) (?:(?:the )?(?:correct|right|answer)\\b)|" +
    "(?:can be|could be|may be|must be) (?:excluded|eliminated|ruled out|dropped)|(?:can't|cannot|can not|couldn't) be\\b)",
  "g"
)
const alone = /(?<![A-Za-z])[A-J](?![A-Za-z])/g

/** The text with "_" for each letter that it excludes where it does so; of the same length. */
export const without = (text: string): string => {
  const blank = (excluding: string) => excluding.replace(alone, "_")
  return text.replace(before, blank).replace(behind, blank)
}

/** The letters that a text excludes. */
export const excluded = (text: string): ReadonlySet<string> =>
  new Set([before, behind].flatMap((way) => [...text.matchAll(way)].flatMap(([found]) => found.match(alone) ?? [])))
