// The gates against repetition over 100,000 rows of which a third repeats an earlier one (bench/gates/rows.ts): how many of the planted
// ones each drops, how many others, rows in a second of CPU, memory, and what a row costs among 10,000 and among 100,000. Beside them
// plain ways of doing it: a set of texts, and a comparison with every earlier row. Each in a process of its own.
// Other numbers of rows, or some of the ways only: node bench/gates.ts near semantic 1000 10000
import { Effect } from "effect"
import { execFileSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import type { Draft } from "../packages/core/src/domain/Draft.ts"
import * as Lexical from "../packages/core/src/model/Lexical.ts"
import type { Filter } from "../packages/core/src/quality/Filter.ts"
import { duplicate, normalise } from "../packages/core/src/quality/filters/duplicate.ts"
import { nearDuplicate } from "../packages/core/src/quality/filters/nearDuplicate.ts"
import { semanticDuplicate } from "../packages/core/src/quality/filters/semanticDuplicate.ts"
import * as Indexes from "../packages/core/src/vector/Indexes.ts"
import * as Vector from "../packages/core/src/vector/Vector.ts"
import { rows, type Sort, texts } from "./gates/rows.ts"

const jaccardFrom = 0.7
const cosineFrom = 0.95

/** What judges a text: where it drops it, the number of the row that it is like. The vector is there where it asks for one. */
type Judge = (text: string, number: number, vector: Vector.Vector | undefined) => number | undefined

interface Way {
  readonly judge: () => Judge
  /** Whether two texts are what it looks for. */
  readonly areTwins: (one: string, other: string) => boolean
  readonly hasVectors?: boolean
  /** Beyond so many rows it would take too long. */
  readonly most?: number
}

const gate = (filter: Filter): Judge => {
  const judge = filter.start()
  return (text, number, vector) => {
    const draft: Draft = {
      id: `r1/w0/${number}`,
      kind: "sft",
      domain: "general",
      turns: [{ role: "user", content: text }],
      sources: { agents: [], messages: [], profiles: [] },
      makings: []
    }
    const reason = judge(draft, { clean: true, vector })
    return typeof reason === "string" ? Number(/r1\/w0\/(\d+)/.exec(reason)?.[1]) : undefined
  }
}

/** The word 3-grams of a text, as texts: nothing is hashed. */
const gramsOf = (text: string): ReadonlySet<string> => {
  const words = normalise(text).split(" ")
  return new Set(words.slice(2).map((_, at) => words.slice(at, at + 3).join(" ")))
}
const jaccard = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  const shared = one.intersection(other).size
  return shared / (one.size + other.size - shared)
}
const cosine = (one: string, other: string) => Vector.cosine(Lexical.embed(one), Lexical.embed(other))

const isSame = (one: string, other: string) => normalise(one) === normalise(other)
const isNear = (one: string, other: string) => jaccard(gramsOf(one), gramsOf(other)) >= jaccardFrom
const isLike = (one: string, other: string) => cosine(one, other) >= cosineFrom

/** Keeps what is like nothing kept before, by looking at all of it. */
const everyOne = <A>(of: (text: string) => A, areTwins: (one: A, other: A) => boolean) => (): Judge => {
  const kept: Array<{ readonly number: number; readonly value: A }> = []
  return (text, number) => {
    const value = of(text)
    const twin = kept.find((other) => areTwins(value, other.value))
    if (twin === undefined) kept.push({ number, value })
    return twin?.number
  }
}

const ways: Readonly<Record<string, Way>> = {
  "set of normalised texts": {
    judge: () => {
      const seen = new Map<string, number>()
      return (text, number) => {
        const key = normalise(text)
        const first = seen.get(key)
        if (first === undefined) seen.set(key, number)
        return first
      }
    },
    areTwins: isNear
  },
  "exact-duplicate": { judge: () => gate(duplicate), areTwins: isSame },
  "near-duplicate": { judge: () => gate(nearDuplicate(jaccardFrom)), areTwins: isNear },
  "Jaccard with every row": {
    judge: everyOne(gramsOf, (one, other) => jaccard(one, other) >= jaccardFrom),
    areTwins: isNear,
    most: 4000
  },
  "semantic-duplicate, usearch": {
    judge: () => gate(semanticDuplicate({ threshold: cosineFrom, maker: Effect.runSync(Indexes.load("usearch")) })),
    areTwins: isLike,
    hasVectors: true
  },
  "semantic-duplicate, exact": {
    judge: () => gate(semanticDuplicate({ threshold: cosineFrom, maker: Effect.runSync(Indexes.load("exact")) })),
    areTwins: isLike,
    hasVectors: true,
    most: 10_000
  }
}

interface Outcome {
  readonly rows: number
  readonly kept: number
  readonly microseconds: number
  readonly megabytes: number
  /** Planted rows that are twins of a kept one, and how many of them were dropped; by sort. */
  readonly twins: number
  readonly found: number
  readonly edits: readonly [found: number, twins: number, planted: number]
  readonly otherwise: readonly [found: number, twins: number, planted: number]
  /** Rows dropped; how many of them were planted; of the first 2,000, how many are twins of the row that is named. */
  readonly dropped: number
  readonly planted: number
  readonly real: readonly [twins: number, looked: number]
}

const measure = (name: string, count: number): Outcome => {
  const { areTwins, hasVectors = false, judge: begin } = ways[name]!
  const all = rows(count)
  const vectors = hasVectors ? all.map(({ text }) => Lexical.embed(text)) : []
  // What is compiled first is not what a row costs.
  const warm = begin()
  for (let number = 0; number < Math.min(1000, count); number++) warm(all[number]!.text, number, vectors[number])
  globalThis.gc?.()
  const memory = process.memoryUsage.rss()
  const before = process.cpuUsage()
  const judge = begin()
  const drops = all.map(({ text }, number) => judge(text, number, vectors[number]))
  const { system, user } = process.cpuUsage(before)
  globalThis.gc?.()
  const megabytes = (process.memoryUsage.rss() - memory) / 2 ** 20
  // It is still there when its memory is counted.
  judge("", count, undefined)

  const told = (sorts: ReadonlyArray<Sort>) => {
    let planted = 0
    let twins = 0
    let found = 0
    for (const [number, { of, sort, text }] of all.entries()) {
      if (!sorts.includes(sort) || drops[of] !== undefined) continue
      planted++
      if (!areTwins(text, all[of]!.text)) continue
      twins++
      if (drops[number] !== undefined) found++
    }
    return [found, twins, planted] as const
  }
  const [found, twins] = told(["repeat", "edit", "otherwise"])
  const dropped = [...drops.entries()].filter(([, twin]) => twin !== undefined)
  const looked = dropped.slice(0, 2000)
  return {
    rows: count,
    kept: count - dropped.length,
    microseconds: (system + user) / count,
    megabytes,
    twins,
    found,
    edits: told(["edit"]),
    otherwise: told(["otherwise"]),
    dropped: dropped.length,
    planted: dropped.filter(([number]) => all[number]!.sort !== "original").length,
    real: [looked.filter(([number, twin]) => areTwins(all[number]!.text, all[twin!]!.text)).length, looked.length]
  }
}

const cell = (value: string | number, { digits = 0, width = 10 } = {}) =>
  (typeof value === "string" ? value : value.toLocaleString("en", {
    maximumFractionDigits: digits,
    minimumFractionDigits: digits
  })).padStart(width)
const percent = (part: number, whole: number) => whole === 0 ? "-" : `${(100 * part / whole).toFixed(2)} %`
const oneOf = ([found, twins, planted]: Outcome["edits"]) => `${found} of ${twins} (${planted})`

const report = (counts: ReadonlyArray<number>, names: ReadonlyArray<string>) => {
  console.log(
    `Rows: ${texts().from}; planted: a tenth each of repeats, edits of 1 to 3 words, the same said otherwise.`
  )
  console.log(
    `Twins: from a Jaccard of ${jaccardFrom} on, from a cosine of ${cosineFrom} of lexical vectors on. In brackets: planted.`
  )
  console.log(
    "recall: twins dropped, of all planted twins; real: rows dropped that are twins of the row named; planted: of all dropped.\n"
  )
  const head = ["rows", "us CPU/row", "rows/s", "MB", "recall", "real", "planted"].map((text) => cell(text))
  console.log(
    `${"".padEnd(29)}${head.join("")}${cell("edits found", { width: 24 })}${cell("said otherwise", { width: 24 })}`
  )
  for (const [name, { most = Number.POSITIVE_INFINITY }] of Object.entries(ways)) {
    if (names.length > 0 && !names.some((part) => name.includes(part))) continue
    let first: Outcome | undefined
    for (const count of new Set(counts.map((count) => Math.min(count, most)))) {
      const out = execFileSync(
        process.execPath,
        ["--expose-gc", fileURLToPath(import.meta.url), "one", name, `${count}`],
        { encoding: "utf8", maxBuffer: 1e7 }
      )
      const outcome = JSON.parse(out) as Outcome
      console.log([
        name.padEnd(29),
        cell(outcome.rows),
        cell(outcome.microseconds, { digits: 1 }),
        cell(1e6 / outcome.microseconds),
        cell(outcome.megabytes),
        cell(percent(outcome.found, outcome.twins)),
        cell(percent(...outcome.real)),
        cell(percent(outcome.planted, outcome.dropped)),
        cell(oneOf(outcome.edits), { width: 24 }),
        cell(oneOf(outcome.otherwise), { width: 24 }),
        first === undefined
          ? ""
          : `   ${(outcome.microseconds / first.microseconds).toFixed(2)} times a row of ${first.rows}`
      ].join(""))
      first ??= outcome
    }
  }
}

const [first, name, count] = process.argv.slice(2)
if (first === "one") console.log(JSON.stringify(measure(name!, Number(count))))
else {
  const asked = process.argv.slice(2)
  const counts = asked.map(Number).filter((count) => count > 0)
  report(counts.length > 0 ? counts : [10_000, 100_000], asked.filter((name) => !(Number(name) > 0)))
}
