/** What a weaker model would have made of an answer: less of it, vaguer, with a slip. */
import type { Chance } from "../../domain/Seed.ts"
import * as Phrase from "../../model/Phrase.ts"
import { show } from "./figures/Sum.ts"

/** Fewest and most words that are left of an answer in prose, so that it is poor and not broken off. */
const left = { fewest: 16, most: 44 }

const openings = [
  "Sure!",
  "Good question.",
  "Here is what I would say.",
  "There are many ways to see this.",
  "It depends, but in general:"
]

const endings = [
  "The rest depends on your situation.",
  "In the end you have to see for yourself what works.",
  "You may also want to ask somebody who knows more about it.",
  "There are other options too, and each has pros and cons.",
  "I hope this helps.",
  "Of course there is more to say about it, but these are the main points.",
  "Just try it, and change what does not work.",
  "Everybody does this a little differently."
]

// A comparison that takes in one too many, a start that is off by one, a step that is left out.
const slips: ReadonlyArray<readonly [RegExp, string]> = [
  [/<=/, "<"],
  [/>=/, ">"],
  [/ < /, " <= "],
  [/ \+ 1\b/, ""],
  [/\.strip\(\)/, ""],
  [/\bsorted\(([^()]+)\)/, "$1"],
  [/ ORDER BY [^\n;]+/i, ""],
  [/ is not None\b/, ""],
  [/\band\b/, "or"]
]

const inCode = (code: string): string => {
  const slip = slips.find(([sign]) => sign.test(code))
  return slip === undefined ? code : code.replace(slip[0], slip[1])
}

/** One figure of the text is wrong, as by a slip of the pen. */
const inFigures = (text: string, chance: Chance): string => {
  const found = [...text.matchAll(/(?<![\w.,/-])\d[\d,]*(?:\.\d+)?(?![\w/-]|[.,]\d)/g)].filter(([figure]) =>
    Number(figure.replaceAll(",", "")) > 9
  )
  if (found.length === 0) return text
  const chosen = chance.pick(found)
  const value = Number(chosen[0].replaceAll(",", ""))
  const wrong = show(value + Math.max(1, Math.round(value / 10)))
  return `${text.slice(0, chosen.index)}${wrong}${text.slice(chosen.index + chosen[0].length)}`
}

/** Paragraphs; a fenced block is one, whatever stands in it. */
const parts = (text: string): ReadonlyArray<string> =>
  text.split(/(```[\s\S]*?(?:```|$))/).flatMap((part) => (part.startsWith("```") ? [part] : part.split(/\n{2,}/)))
    .map((part) => part.trim()).filter((part) => part !== "")

const wordsOf = (text: string): number => text.split(/\s+/).length

/** Lines of a list, and sentences of anything else. */
const pieces = (paragraph: string): ReadonlyArray<string> =>
  paragraph.startsWith("```")
    ? [paragraph]
    : /^(?:[-*>]|\d+\.) /m.test(paragraph)
    ? paragraph.split("\n")
    : Phrase.sentences(paragraph)

/** The beginning of a paragraph, in about so many words. */
const beginning = (paragraph: string, words: number): string => {
  const all = pieces(paragraph)
  const kept: Array<string> = []
  for (const piece of all) {
    if (kept.length > 0 && wordsOf(kept.join(" ")) >= words) break
    kept.push(piece)
  }
  return kept.join(all.length > 1 && paragraph.includes(`${all[0]}\n`) ? "\n" : " ")
}

/** The poorer answer; always another one. */
export const poorer = (answer: string, chance: Chance): string => {
  const wanted = Math.min(left.most, Math.max(left.fewest, Math.floor(wordsOf(answer) * (0.15 + chance.next() * 0.2))))
  const all = parts(answer)
  const plain = all.filter((paragraph) => !paragraph.startsWith("|"))
  const kept: Array<string> = []
  for (const paragraph of plain.length > 0 ? plain : all) {
    const missing = wanted - (kept.length === 0 ? 0 : wordsOf(kept.join(" ")))
    if (missing <= 0) break
    kept.push(
      paragraph.startsWith("```")
        ? inCode(paragraph)
        : inFigures(beginning(paragraph.replaceAll("**", ""), missing), chance)
    )
  }
  const opening = chance.flip(0.6) ? [chance.pick(openings)] : []
  return [...opening, ...kept, chance.pick(endings)].join("\n\n")
}
