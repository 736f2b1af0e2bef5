import { adjectives, explanations, nouns, openers, phrases, requests, tails } from "./patterns.ts"
import type { Random } from "./random.ts"

/** The kind of sentence wanted. */
export type Kind = "request" | "explanation" | "any"

const question = /^(?:could|how|what|why|which|is|where|who|can|when is|does|would)\b/

/** Fills a pattern's slots; words of the request do not repeat within one sentence while there are others. */
const fill = (pattern: string, random: Random, words: ReadonlyArray<string>, used: Set<string>): string =>
  pattern.replace(/\{(\w)\}/g, (_, slot: string) => {
    if (slot === "q") return String(2 + random.below(38))
    const list = slot === "j" || slot === "k"
      ? adjectives
      : slot === "n" || slot === "m"
      ? nouns
      : phrases[slot] ?? words
    let choice = random.pick(list)
    for (let tries = 0; used.has(choice) && tries < 8; tries++) choice = random.pick(list)
    used.add(choice)
    return choice
  })

const finish = (text: string, mark: string): string => {
  const articled = text.replace(/\ba (?=[aeiou])/g, "an ")
  return articled.charAt(0).toUpperCase() + articled.slice(1) + mark
}

/** One sentence about the given words. */
export const sentence = (random: Random, words: ReadonlyArray<string>, kind: Kind = "any"): string => {
  const patterns = kind === "request" || (kind === "any" && random.next() < 0.5) ? requests : explanations
  const used = new Set<string>()
  const pattern = random.pick(patterns)
  const core = fill(pattern, random, words, used)
  // A bare pattern over a short prompt would soon repeat: every sentence has one clause more, at least.
  const opened = random.next() < 0.5
  const opener = opened ? `${fill(random.pick(openers), random, words, used)}, ` : ""
  const tail = !opened || random.next() < 0.4 ? ` ${fill(random.pick(tails), random, words, used)}` : ""
  return finish(opener + core + tail, patterns === requests && question.test(pattern) ? "?" : ".")
}

/** Several sentences about the given words. */
export const sentences = (
  random: Random,
  words: ReadonlyArray<string>,
  count: number,
  kind: Kind = "any"
): string => Array.from({ length: count }, () => sentence(random, words, kind)).join(" ")

/** A few words without a full stop, as a title or a label has. */
export const phrase = (random: Random, words: ReadonlyArray<string>): string =>
  finish(
    fill(
      random.pick(["{j} {a} for {b}", "{a} and {b}", "a {n} for {a}", "{j} {a} {t}", "{a} {p}"]),
      random,
      words,
      new Set()
    ),
    ""
  )

/** Speech that gives the machinery away: what a leak filter has to catch. */
export const leaks: ReadonlyArray<string> = [
  "As an AI agent in this simulation, I would start with the {a}.",
  "In this episode my persona wants to know more about {a}.",
  "The simulation asks me to act as an agent who cares about {a}."
]

/** Speech that declines: what a refusal filter has to catch. */
export const refusals: ReadonlyArray<string> = [
  "I'm sorry, but I cannot help with that request about {a}.",
  "As an AI language model, I cannot give advice on {a}.",
  "I am unable to assist with {a}."
]

/** One of the given fixed sentences, about the given words. */
export const fixed = (list: ReadonlyArray<string>, random: Random, words: ReadonlyArray<string>): string =>
  fill(random.pick(list), random, words, new Set())
