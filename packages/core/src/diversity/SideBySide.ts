/** The numbers of several sets, each measured as the others are. */
import { Effect } from "effect"
import * as Place from "../domain/Place.ts"
import * as Seed from "../domain/Seed.ts"
import * as Embedder from "../model/Embedder.ts"
import * as English from "../model/English.ts"
import { clusters } from "../vector/Clusters.ts"
import type { Vector } from "../vector/Vector.ts"
import { drawn } from "./Drawn.ts"
import * as Measured from "./Measured.ts"
import type { Sample } from "./Sample.ts"

/** A set by its name. */
export interface Named {
  readonly name: string
  readonly sample: Sample
}

/** The numbers of a set, and of the rows of each kind and each source where there are several. */
export interface Numbers {
  readonly name: string
  readonly whole: Measured.Measured
  readonly kinds: Readonly<Record<string, Measured.Measured>>
  readonly sources: Readonly<Record<string, Measured.Measured>>
}

/** Where the calls to the embedder stand, the seed of all draws, and whether anything is embedded at all; default yes. */
export interface Options {
  readonly place: string
  readonly seed: Seed.Seed
  readonly vectors?: boolean
}

/** Most rows of a set that are read for their verbs: a text takes some milliseconds. */
export const mostRead = 500

/** Most clusters. */
const mostClusters = 64

/** Reads a few texts at a time, so that others may go on. */
const read = Effect.fnUntraced(function*({ drawn: rows }: Sample, seed: Seed.Seed) {
  const english = yield* English.load
  const chosen = new Set(drawn([...rows.keys()], seed, mostRead))
  const looked: Array<Measured.Looked> = []
  for (const [index, row] of rows.entries()) {
    if (index % 16 === 0) yield* Effect.yieldNow
    looked.push(chosen.has(index) ? { row, verb: english.verbObject(row.instruction) ?? null } : { row })
  }
  return looked
})

const measured = (
  { name, sample }: Named,
  looked: ReadonlyArray<Measured.Looked>,
  options: Measured.Options
): Numbers => {
  const groups = (by: "kind" | "source", tallies: Sample["kinds"]) =>
    Object.fromEntries([...tallies].map(([group, tallied]) => {
      const mine = looked.filter(({ row }) => row[by] === group)
      return [group, Measured.of({ tallied, looked: mine }, { ...options, isPart: true })]
    }))
  return {
    name,
    whole: Measured.of({ tallied: sample.all, looked }, options),
    kinds: groups("kind", sample.kinds),
    sources: groups("source", sample.sources)
  }
}

/** Six digits: what is beyond is noise of the reckoning. */
const rounded = <A>(value: A): A => {
  if (typeof value === "number") return (Number.isInteger(value) ? value : Number(value.toPrecision(6))) as A
  if (Array.isArray(value)) return value.map(rounded) as A
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, rounded(inner)]]))
    ) as A
    : value
}

const clustered = (vectors: ReadonlyArray<Vector>, seed: Seed.Seed) =>
  clusters(vectors, {
    count: Math.min(mostClusters, Math.ceil(Math.sqrt(vectors.length))),
    seed: Seed.at(seed, "diversity/clusters")
  })

/**
 * Measures sets. Clusters are found in all of them together, so that it can be said of each which part of all of that it covers. The
 * same sets, vectors and seed give the same numbers.
 */
export const measure = Effect.fn("SideBySide.measure")(function*(
  sets: ReadonlyArray<Named>,
  { place, seed, vectors: wanted = true }: Options
) {
  const texts = yield* Effect.forEach(sets, ({ sample }) => read(sample, seed))
  if (!wanted) return rounded(sets.map((set, nth) => measured(set, texts[nth] ?? [], { seed, clusters: 0 })))
  const vectors = yield* Effect.forEach(
    texts,
    (looked, nth) =>
      Embedder.embedAll(looked.map(({ row }) => row.instruction), nth === 0 ? place : Place.join(place, `other${nth}`))
  )
  const all = vectors.flat()
  if (all.length === 0) return rounded(sets.map((set) => measured(set, [], { seed, clusters: 0 })))
  const { centroids, of } = clustered(all, seed)
  let at = 0
  return rounded(sets.map((set, nth) => {
    const looked = (texts[nth] ?? []).map((one, index): Measured.Looked => ({
      ...one,
      vector: vectors[nth]?.[index] as Vector,
      cluster: of[at + index] as number
    }))
    at += looked.length
    return measured(set, looked, { seed, clusters: centroids.length })
  }))
})
