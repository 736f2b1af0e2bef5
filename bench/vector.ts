// What looking up costs: exact, usearch and faiss (where its addon is built) over clustered unit vectors of 384 numbers, each in a process
// of its own: vectors taken in and searches of the ten nearest in a second of CPU, how many of the true ten are found, and the memory that
// the index takes. Other numbers of vectors: node bench/vector.ts 5000 20000
import { Indexes, VectorIndex } from "@stoa/core"
import { Effect } from "effect"
import { execFileSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { chance } from "../packages/core/src/domain/Seed.ts"
import { normalise, type Vector } from "../packages/core/src/vector/Vector.ts"

interface Outcome {
  readonly add: number
  readonly search: number
  readonly recall: number
  readonly megabytes: number
}

const length = 384
const queries = 100
const k = 10

/** Vectors about three hundred middles: each a middle and two of a thousand noises. */
const clustered = (count: number): Array<Vector> => {
  const random = chance(1)
  const drawn = (number: number) =>
    Array.from({ length: number }, () => Float32Array.from({ length }, () => random.next() + random.next() - 1))
  const middles = drawn(300)
  const noises = drawn(1000)
  return Array.from({ length: count }, () => {
    const middle = random.pick(middles)
    const one = random.pick(noises)
    const other = random.pick(noises)
    return normalise(middle.map((value, t) => value + (one[t]! + other[t]!) / 2))
  })
}

/** What work gives, and the seconds of CPU it takes, which others on the machine do not change much. */
const timed = <A>(work: () => A): { readonly value: A; readonly cpu: number } => {
  const before = process.cpuUsage()
  const value = work()
  const { system, user } = process.cpuUsage(before)
  return { value, cpu: (system + user) / 1e6 }
}

const measure = (kind: Indexes.Kind, count: number): Outcome => {
  const all = clustered(count + queries)
  const items = all.slice(0, count).map((vector, id) => ({ id, vector }))
  const asked = all.slice(count)
  const index = Effect.runSync(Indexes.load(kind))<number>()

  const before = process.memoryUsage.rss()
  const adding = timed(() => {
    for (const item of items) index.add([item])
  })
  const megabytes = (process.memoryUsage.rss() - before) / 2 ** 20

  const searching = timed(() => asked.map((query) => index.search(query, k)))
  const found = searching.value

  const reference = kind === "exact" ? index : VectorIndex.exact(items)
  const hits = found.reduce((sum, matches, nth) => {
    const nearest = new Set(reference.search(asked[nth]!, k).map(({ id }) => id))
    return sum + matches.filter(({ id }) => nearest.has(id)).length
  }, 0)
  return {
    add: count / adding.cpu,
    search: queries / searching.cpu,
    recall: hits / (queries * k),
    megabytes
  }
}

const cell = (value: string | number, digits = 0) =>
  (typeof value === "string" ? value : value.toFixed(digits)).padStart(11)

const report = (counts: ReadonlyArray<number>) => {
  console.log(["vectors", "index", "add/s", "search/s", "recall@10", "MB"].map((text) => cell(text)).join(""))
  for (const count of counts) {
    for (const kind of ["exact", "usearch", "faiss"] as const) {
      const missing = Effect.runSync(
        Effect.match(Indexes.load(kind), { onFailure: (error) => error.message, onSuccess: () => undefined })
      )
      if (missing !== undefined) {
        console.log(`${cell(count)}${cell(kind)}  ${missing}`)
        continue
      }
      const out = execFileSync(process.execPath, [fileURLToPath(import.meta.url), "one", kind, `${count}`], {
        encoding: "utf8"
      })
      const { add, megabytes, recall, search } = JSON.parse(out) as Outcome
      console.log([cell(count), cell(kind), cell(add), cell(search), cell(recall, 3), cell(megabytes)].join(""))
    }
  }
}

const [first, kind, count] = process.argv.slice(2)
if (first === "one") console.log(JSON.stringify(measure(kind as Indexes.Kind, Number(count))))
else {
  const asked = process.argv.slice(2).map(Number)
  report(asked.length > 0 ? asked : [10_000, 100_000])
}
