/** Cuts many vectors into parts of like ones, coarsely and fast: what is then looked at exactly is looked at part by part. */
import type { Chance } from "../domain/Seed.ts"
import * as Block from "../vector/Block.ts"
import { dot, type Vector } from "../vector/Vector.ts"
import type { Slices } from "./Slices.ts"

/** Most parts that are cut at a time. */
const branches = 16

/** Vectors a part is told from, and rounds in which its middle settles. */
const samples = 48
const rounds = 5

/** The nearest middle of each item, ties by number. */
function* nearest(vectors: ReadonlyArray<Vector>, middles: ReadonlyArray<Vector>): Slices<Int32Array> {
  const block = Block.make(middles)
  const squares = middles.map((middle) => dot(middle, middle))
  const width = Math.ceil(middles.length / 4) * 4
  const found = new Int32Array(vectors.length)
  for (let at = 0; at < vectors.length; at += 4) {
    const four = Block.make(vectors.slice(at, at + 4))
    const products = Block.strip(block, { block: four, at: 0 })
    for (let row = 0; row < four.count; row++) {
      let least = Infinity
      for (let m = 0; m < middles.length; m++) {
        const distance = squares[m]! - 2 * products[row * width + m]!
        if (distance >= least) continue
        least = distance
        found[at + row] = m
      }
    }
    if (at % 64 === 0) yield
  }
  return found
}

/** The mean of the vectors of each middle; a middle without vectors stays. */
const means = (vectors: ReadonlyArray<Vector>, middles: ReadonlyArray<Vector>, own: Int32Array): Array<Vector> => {
  const sums = middles.map((middle) => new Float64Array(middle.length))
  const sizes = new Int32Array(middles.length)
  vectors.forEach((vector, i) => {
    const sum = sums[own[i]!]!
    for (let t = 0; t < sum.length; t++) sum[t]! += vector[t]!
    sizes[own[i]!]!++
  })
  return sums.map((sum, m) => sizes[m] === 0 ? middles[m]! : Float32Array.from(sum, (value) => value / sizes[m]!))
}

/** Middles of `count` parts, from a sample. */
function* middlesOf(vectors: ReadonlyArray<Vector>, count: number, chance: Chance): Slices<ReadonlyArray<Vector>> {
  const sample = chance.sample(vectors, count * samples)
  let middles: ReadonlyArray<Vector> = sample.slice(0, count)
  for (let round = 0; round < rounds; round++) middles = means(sample, middles, yield* nearest(sample, middles))
  return middles
}

/** Parts of like vectors, each the numbers of its vectors; no part has more than `most`, and like parts stand together. */
export function* parts(vectors: ReadonlyArray<Vector>, most: number, chance: Chance): Slices<Array<Array<number>>> {
  function* split(items: Array<number>): Slices<Array<Array<number>>> {
    if (items.length <= most) return items.length === 0 ? [] : [items]
    const those = items.map((item) => vectors[item]!)
    const middles = yield* middlesOf(those, Math.min(branches, Math.ceil(items.length / most)), chance)
    const found = yield* nearest(those, middles)
    const children = middles.map((): Array<number> => [])
    items.forEach((item, i) => children[found[i]!]!.push(item))
    // Where nothing tells the vectors apart, the order does.
    if (children.some((child) => child.length === items.length)) return chunks(items, most)
    const below: Array<Array<number>> = []
    for (const child of children) below.push(...yield* split(child))
    return below
  }
  return pack(yield* split([...vectors.keys()]), most)
}

const chunks = (items: ReadonlyArray<number>, most: number): Array<Array<number>> => {
  const count = Math.ceil(items.length / most)
  const start = (nth: number) => Math.floor(items.length * nth / count)
  return Array.from({ length: count }, (_, nth) => items.slice(start(nth), start(nth + 1)))
}

/** Joins small parts that stand side by side. */
const pack = (parts: ReadonlyArray<Array<number>>, most: number): Array<Array<number>> => {
  const packed: Array<Array<number>> = []
  for (const part of parts) {
    const last = packed.at(-1)
    if (last !== undefined && last.length + part.length <= most) last.push(...part)
    else packed.push(part)
  }
  return packed
}
