/** How varied the wording of many texts is, from their words alone. */
import { gzipSync } from "node:zlib"
import { meanLength, terms } from "./Terms.ts"

/** The wording of some texts. What cannot be said of so few is absent. */
export interface Wording {
  /** Mean length in words. */
  readonly words: number | undefined
  /**
   * Different n-grams for each n-gram, n = 1, 2, 3, from near 0 (always the same) to 1 (none twice); n-grams do not go over the end of
   * a text. It falls with the amount of text: compare sets of one size. J. Li et al., "A Diversity-Promoting Objective Function for
   * Neural Conversation Models", NAACL 2016.
   */
  readonly distinct: readonly [number | undefined, number | undefined, number | undefined]
  /** How many different words there are. */
  readonly vocabulary: number
  /**
   * How the vocabulary grows with the text: the exponent of Heaps' law, from 0 (no new words after the first text) to 1 (new words
   * only), in the order of the texts.
   */
  readonly growth: number | undefined
  /**
   * Bytes for each byte that gzip makes of them: from about 1; the more, the more is said again. Repetition more than 32 KiB apart goes
   * unseen. C. Shaib et al., "Standardizing the Measurement of Text Diversity", 2024.
   */
  readonly compression: number | undefined
}

type Words = ReadonlyArray<string>

const distinct = (texts: ReadonlyArray<Words>, n: number): number | undefined => {
  const seen = new Set<string>()
  let all = 0
  for (const words of texts) {
    for (let start = 0; start + n <= words.length; start++) {
      seen.add(n === 1 ? words[start] as string : words.slice(start, start + n).join(" "))
      all++
    }
  }
  return all === 0 ? undefined : seen.size / all
}

/** The slope of log(vocabulary) over log(words) by least squares, looked at after each text. */
const growth = (texts: ReadonlyArray<Words>): number | undefined => {
  const seen = new Set<string>()
  const points: Array<readonly [number, number]> = []
  let all = 0
  for (const words of texts) {
    for (const word of words) seen.add(word)
    if (words.length === 0) continue
    all += words.length
    points.push([Math.log(all), Math.log(seen.size)])
  }
  if (points.length < 2) return undefined
  const mean = (which: 0 | 1) => points.reduce((sum, point) => sum + point[which], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const both = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0)
  const squares = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
  // Rounded, so that nothing hangs on the last bit.
  return Math.min(1, Math.max(0, Math.round(both / squares * 1e6) / 1e6))
}

const compression = (texts: ReadonlyArray<string>): number | undefined => {
  const bytes = Buffer.from(texts.join("\n"), "utf8")
  return bytes.length === 0 ? undefined : bytes.length / gzipSync(bytes, { level: 9 }).length
}

/** The wording of texts. */
export const of = (texts: ReadonlyArray<string>): Wording => {
  const words = texts.map(terms)
  return {
    words: meanLength(words),
    distinct: [distinct(words, 1), distinct(words, 2), distinct(words, 3)],
    vocabulary: new Set(words.flat()).size,
    growth: growth(words),
    compression: compression(texts)
  }
}
