/** What is measured of a cell: each number with its title, its unit, and whether more or less of it is better. */

/** How a number is written. */
export type Unit = "count" | "share" | "cosine" | "ratio" | "dollars" | "seconds"

/** One number of a cell. */
export interface Measure {
  readonly title: string
  readonly block: "rows" | "variety" | "wording" | "life" | "cost"
  readonly unit: Unit
  /** Which is better, all else alike; absent where neither is. */
  readonly better?: "high" | "low"
  readonly meaning: string
}

/** Every measure by its name, in the order in which they are shown. */
export const measures = {
  rows: { title: "rows", block: "rows", unit: "count", better: "high", meaning: "rows accepted" },
  tried: { title: "tried", block: "rows", unit: "count", better: "low", meaning: "candidates tried for them" },
  duplicates: {
    title: "duplicates",
    block: "rows",
    unit: "share",
    better: "low",
    meaning: "share of judged rows dropped as duplicates"
  },
  near: {
    title: "near doubles",
    block: "rows",
    unit: "share",
    better: "low",
    meaning: "share of rows whose instruction has another at cosine 0.9 or more"
  },
  likeness: {
    title: "likeness",
    block: "variety",
    unit: "cosine",
    better: "low",
    meaning: "mean cosine of an instruction with the one nearest to it"
  },
  likeness95: {
    title: "likeness p95",
    block: "variety",
    unit: "cosine",
    better: "low",
    meaning: "what 95 % of these cosines do not exceed"
  },
  verbs: { title: "verbs", block: "variety", unit: "count", better: "high", meaning: "different root verbs" },
  objects: { title: "objects", block: "variety", unit: "count", better: "high", meaning: "different direct objects" },
  pairs: { title: "pairs", block: "variety", unit: "count", better: "high", meaning: "different verb-object pairs" },
  distinct1: {
    title: "distinct-1",
    block: "wording",
    unit: "cosine",
    better: "high",
    meaning: "different words for each word, instructions"
  },
  distinct2: {
    title: "distinct-2",
    block: "wording",
    unit: "cosine",
    better: "high",
    meaning: "the same of word pairs"
  },
  growth: {
    title: "growth",
    block: "wording",
    unit: "cosine",
    better: "high",
    meaning: "how the vocabulary of instructions grows: exponent of Heaps' law"
  },
  compression: {
    title: "gzip",
    block: "wording",
    unit: "ratio",
    better: "low",
    meaning: "bytes of instructions for each byte zipped"
  },
  instructionWords: { title: "words asked", block: "wording", unit: "count", meaning: "words of an instruction" },
  responseWords: { title: "words told", block: "wording", unit: "count", meaning: "words of a response" },
  episodes: { title: "episodes", block: "life", unit: "count", meaning: "episodes that could be used" },
  messages: { title: "messages", block: "life", unit: "count", meaning: "messages of an episode" },
  people: { title: "people", block: "life", unit: "count", meaning: "people of an episode" },
  summaryWords: { title: "words", block: "life", unit: "count", meaning: "words of its summary" },
  hearers: { title: "heard by", block: "life", unit: "count", meaning: "people who came to know of a message" },
  calls: { title: "calls", block: "cost", unit: "count", better: "low", meaning: "requests sent" },
  tokens: { title: "tokens", block: "cost", unit: "count", better: "low", meaning: "tokens in and out" },
  dollars: {
    title: "cost",
    block: "cost",
    unit: "dollars",
    better: "low",
    meaning: "US dollars, where prices are known"
  },
  seconds: {
    title: "time",
    block: "cost",
    unit: "seconds",
    better: "low",
    meaning: "seconds, of cells that were played in one sitting"
  }
} as const satisfies Readonly<Record<string, Measure>>

/** Name of a measure. */
export type Name = keyof typeof measures

/** All names, in their order. */
export const names = Object.keys(measures) as ReadonlyArray<Name>

/** A measure by its name. */
export const of = (name: Name): Measure => measures[name]

/** Which measures are better high, which low, and which are neither, in words. */
export const help: ReadonlyArray<string> = (() => {
  const those = (better: Measure["better"]) =>
    names.filter((name) => of(name).better === better).map((name) => of(name).title).join(", ")
  return [
    `Better high: ${those("high")}.`,
    `Better low: ${those("low")}.`,
    `Neither: ${those(undefined)}.`
  ]
})()

const fixed = (digits: number, after = "") => (number: number): string => `${number.toFixed(digits)}${after}`

/** How numbers that stand together are written in their unit, with as many digits as the largest of them can bear. */
export const writer = (unit: Unit, numbers: ReadonlyArray<number>): (number: number) => string => {
  const most = Math.max(0, ...numbers.map(Math.abs))
  switch (unit) {
    case "share":
      return (number) => `${(number * 100).toFixed(1)} %`
    case "cosine":
      return fixed(3)
    case "ratio":
      return fixed(2)
    case "dollars":
      return (number) => `$${number.toFixed(most >= 10 ? 2 : 4)}`
    case "seconds":
      return fixed(most >= 100 ? 0 : 1, " s")
    case "count":
      return most >= 1e7
        ? (number) => `${(number / 1e6).toFixed(1)}M`
        : most >= 1e4
        ? (number) => `${(number / 1e3).toFixed(1)}K`
        : fixed(most >= 1000 || numbers.every(Number.isInteger) ? 0 : 1)
  }
}
