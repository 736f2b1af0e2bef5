/**
 * How many tokens a text takes in the o200k_base encoding of OpenAI's newer models. Other models cut otherwise, mostly into some
 * more pieces. The tables of the encoding take a while to read, so they are read when the first text is counted, not before.
 */
import { Effect } from "effect"
import * as Cache from "./Cache.ts"
import * as WordSizes from "./WordSizes.ts"

/** Counts tokens, and cuts texts by them. The same text always gives the same. */
export interface Tokens {
  /** Tokens of a text; rather one too many than one too few. */
  readonly count: (text: string) => number
  /** The text, or its beginning and "..." in at most so many tokens: up to a sentence's end, else up to a word's. */
  readonly cut: (text: string, most: number) => string
}

// A run of letters or signs takes the encoder quadratic time, so a longer one is counted in pieces.
const longestWord = 48
// Longer texts are counted and cut anew each time: they seldom come again.
const longestText = 4096
/** Cutting looks at no more characters than this for each token: more would be blanks. */
const charactersOfAToken = 16

/** Lengths to which texts are cut that are remembered at once. */
const mostLengths = 64

const blank = 32

/** Where the word ends that begins at `start`, with the space before it; of several spaces the last is the next word's. */
const endOfWord = (text: string, start: number): number => {
  const most = Math.min(text.length, start + longestWord)
  let end = start
  while (end < most && text.charCodeAt(end) === blank) end++
  if (end - start > 1 && end < text.length) return text.charCodeAt(end) === blank ? end : end - 1
  while (end < most && text.charCodeAt(end) !== blank) end++
  // Half of a pair would count as an unknown sign.
  const last = text.charCodeAt(end - 1)
  return last >= 0xd800 && last <= 0xdbff && end < text.length && end - start > 1 ? end - 1 : end
}

const sentenceEnd = /[.!?…。！？]["'”’»)\]]*(?=\s|$)|[。！？]|\n/g

/** Where the last sentence ends that takes up most of the text; undefined when there is none. */
const lastSentence = (text: string): number | undefined => {
  const ends = [...text.matchAll(sentenceEnd)].map((match) => match.index + match[0].length)
  const last = ends.at(-1)
  return last !== undefined && last >= text.length * 0.6 ? last : undefined
}

/** A counter over the encoder of single words. */
export const make = (encoded: (word: string) => number): Tokens => {
  const sizeOf = WordSizes.make(encoded)
  // A text that is measured is counted again when it is put in its place, and what is said of a person stands in many prompts: the
  // very same strings, which are found without being read.
  const ofText = Cache.make(32_768, (text) => sum(text), { keeps: "texts" })
  const count = (text: string): number => (text.length > longestText ? sum(text) : ofText(text))
  const sum = (text: string): number => {
    let total = 0
    for (let start = 0, end = 0; start < text.length; start = end) {
      end = endOfWord(text, start)
      total += sizeOf(text, start, end)
    }
    return total
  }
  /** As many words from the beginning as fit. */
  const beginning = (text: string, most: number): string => {
    let left = most
    let end = 0
    while (end < text.length) {
      const next = endOfWord(text, end)
      const size = sizeOf(text, end, next)
      if (size > left) break
      left -= size
      end = next
    }
    // Not every script puts spaces between words: where much room is left, a word is parted.
    if (end < text.length && left > most / 2) {
      let length = endOfWord(text, end) - end - 1
      while (length > 0 && encoded(text.slice(end, end + length)) > left) length--
      end += length
    }
    return text.slice(0, end).replace(/[\ud800-\udbff]$/, "")
  }
  const shortened = (text: string, most: number): string => {
    // The dots take one token or two.
    for (let left = most - 1; left > 0; left--) {
      const kept = beginning(text, left).trimEnd()
      if (kept === "") return ""
      const at = lastSentence(kept)
      const shown = at === undefined ? `${kept}...` : `${kept.slice(0, at).trimEnd()} ...`
      if (count(shown) <= most) return shown
    }
    return ""
  }
  // The same long texts come again and again, and are cut to the same few lengths.
  let lengths = new Map<number, (text: string) => string>()
  const cut = (text: string, most: number): string => {
    if (most === Infinity) return text
    const near = text.slice(0, Math.max(0, most) * charactersOfAToken)
    if (near.length === text.length && count(text) <= most) return text
    if (near.length > longestText) return shortened(near, most)
    let known = lengths.get(most)
    if (known === undefined) {
      if (lengths.size >= mostLengths) lengths = new Map()
      known = Cache.make(512, (text) => shortened(text, most))
      lengths.set(most, known)
    }
    return known(near)
  }
  return { count, cut }
}

const noSpecial = { disallowedSpecial: new Set<string>() }

const read = async (): Promise<Tokens> => {
  const encoding = await import("gpt-tokenizer/encoding/o200k_base")
  // What it would remember is remembered here.
  encoding.setMergeCacheSize(0)
  return known = make((word) => encoding.countTokens(word, noSpecial))
}

let known: Tokens | undefined
let reading: Promise<Tokens> | undefined

/** The counter; its tables are read once. */
export const load: Effect.Effect<Tokens> = Effect.suspend(() =>
  known === undefined ? Effect.promise(() => reading ??= read()) : Effect.succeed(known)
)
