/** Tells whether a text runs in a loop, as that of a model which does not find its end. */
import { brief } from "../../domain/PlainText.ts"
import * as Prose from "../language/Prose.ts"
import * as Cycle from "./Cycle.ts"

/** What makes a row of the same words a loop: in prose, and in a text that may be code, a table or a formula. */
const loop = {
  prose: { rounds: 4, words: 24, share: 0.2, single: 12, many: 8 },
  any: { rounds: 12, words: 240, share: 0.3, single: 240, many: 40 }
} as const

/** Of sentences: how much of the text is said before, and how often one is said; and of verse, which has refrains. */
const said = { share: 0.5, often: 3, much: 0.3, veryOften: 6, verse: 0.7 }

/** Of rows of eight words: how often one comes, how much of a text they are, and of how long a text. */
const woven = { often: 4, share: 0.6, words: 120 }

/** A text of fewer words may say itself twice. */
const shortest = 40

const word =
  /[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]|(?:(?![\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}])[\p{L}\p{M}\p{N}'’])+/gu

const wordsOf = (text: string): ReadonlyArray<string> => text.toLowerCase().match(word) ?? []

const quote = (words: ReadonlyArray<string>): string => `"${brief(words.join(" "), 60)}"`

/** Numbers in a row are data. */
const isSaid = (words: ReadonlyArray<string>): boolean => words.some((word) => /\p{L}/u.test(word))

const inCycles = (words: ReadonlyArray<string>, { many, rounds, share, single, words: fewest }: {
  readonly [key in keyof typeof loop.prose]: number
}): string | undefined => {
  for (const cycle of Cycle.of(words)) {
    const round = words.slice(cycle.start, cycle.start + cycle.period)
    if (!isSaid(round)) continue
    const isLoop = cycle.period === 1
      ? cycle.rounds >= single
      : cycle.rounds >= rounds && cycle.length >= fewest &&
        (cycle.length >= share * words.length || cycle.rounds >= many)
    if (isLoop) return `says ${quote(round)} ${cycle.rounds} times in a row`
  }
  return undefined
}

/** Letters that are one word to the eye: "aaaa", "hahaha". */
const stutter = /(\p{L})\1{39,}|(\p{L}{2,12}?)\2{14,}/u

const inAWord = (text: string): string | undefined => {
  const found = stutter.exec(text)
  return found === null ? undefined : `says "${brief(found[0], 40)}"`
}

const markers = /^[\s>*#•–—-]*(?:\(?(?:\d{1,3}|[a-z])[.):]\s+)?/iu

/** The sentences of prose, without the numbers of a list. */
const sentencesOf = (lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.flatMap((line) => line.replace(markers, "").split(/(?<=[.!?]["”’)]?)\s+|(?<=[。！？])/u))
    .map((sentence) => wordsOf(sentence).join(" "))
    .filter((sentence) => sentence !== "")

/** Short lines without an end, as of songs and poems. */
const isVerse = (lines: ReadonlyArray<string>): boolean => {
  const full = lines.filter((line) => line.trim() !== "")
  return full.length >= 8 &&
    full.filter((line) => line.length < 60 && !/[.:]\s*$/.test(line)).length > 0.7 * full.length
}

const isLongEnough = (sentence: string): boolean => sentence.split(" ").length >= 4 && /\p{L}/u.test(sentence)

const inSentences = (lines: ReadonlyArray<string>): string | undefined => {
  const counts = new Map<string, number>()
  let all = 0
  for (const sentence of sentencesOf(lines)) {
    all += sentence.length
    if (isLongEnough(sentence)) counts.set(sentence, (counts.get(sentence) ?? 0) + 1)
  }
  const [most, often] = [...counts].reduce((most, one) => one[1] > most[1] ? one : most, ["", 0])
  if (often < said.often) return undefined
  const again = [...counts].reduce((sum, [sentence, count]) => sum + (count - 1) * sentence.length, 0) / all
  const least = isVerse(lines) ? said.verse : often >= said.veryOften ? said.much : said.share
  return again >= least ? `says "${brief(most, 60)}" ${often} times` : undefined
}

const isTwice = (words: ReadonlyArray<string>): boolean => {
  const half = Math.floor(words.length / 2)
  return words.length >= shortest && words.length % 2 === 0 &&
    words.slice(0, half).join(" ") === words.slice(half).join(" ")
}

/**
 * In what a text runs in a loop, as in: says "and so on" 12 times in a row; absent where it does not. Tables, code, formulas, lists
 * whose points begin alike and poems with refrains are no loops.
 */
export const find = (text: string): string | undefined => {
  const lines = Prose.lines(text).filter((line) => !line.trimStart().startsWith("|"))
  const words = wordsOf(lines.join("\n"))
  const found = inCycles(words, loop.prose) ?? inSentences(lines) ?? inAWord(text) ?? inCycles(wordsOf(text), loop.any)
  if (found !== undefined) return found
  if (words.filter((word) => /\p{L}/u.test(word)).length < words.length / 2) return undefined
  if (isTwice(words)) return `says all of it twice, from ${quote(words.slice(0, 12))} on`
  const share = words.length < woven.words ? 0 : Cycle.covered(words, woven.often)
  return share >= woven.share
    ? `is made of the same few phrases: ${Math.round(share * 100)} % of it comes ${woven.often} times or more`
    : undefined
}
