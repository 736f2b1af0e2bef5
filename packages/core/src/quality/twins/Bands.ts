/**
 * Which texts may be twins, by the least hashes of their shingles. A. Broder, "On the resemblance and containment of documents", 1997;
 * bands of them as in J. Leskovec, A. Rajaraman, J. Ullman, "Mining of Massive Datasets", chapter 3.
 */
import * as Seed from "../../domain/Seed.ts"
import type { Shingles } from "./Shingles.ts"

/** A signature is so many bands of so many least hashes; two texts with a band in common may be twins. */
export interface Shape {
  readonly bands: number
  readonly rows: number
}

/** The share of true twins at the very threshold that have a band in common; of nearer ones it is more. */
const recall = 0.99

/** Most least hashes; a threshold near 0 takes more. */
const most = 160

const bandsFor = (threshold: number, rows: number): number => {
  const miss = 1 - threshold ** rows
  return miss <= 0 ? 1 : Math.ceil(Math.log(1 - recall) / Math.log(miss))
}

/** The shape for a threshold: as many rows to a band as `most` allows, since fewer strangers then share one. */
export const shapeFor = (threshold: number): Shape => {
  let rows = 1
  while (rows < 32 && bandsFor(threshold, rows + 1) * (rows + 1) <= most) rows++
  return { bands: Math.min(bandsFor(threshold, rows), 512), rows }
}

/** The keys of the bands of a set of shingles; the set must not be empty. */
export type Keys = (shingles: Shingles) => Uint32Array

/** Makes the keys of bands; always the same for the same shape. */
export const keysFor = ({ bands, rows }: Shape): Keys => {
  const count = bands * rows
  const chance = Seed.chance(Seed.at(0, "quality/twins"))
  const factors = Int32Array.from({ length: count }, () => chance.int(0x80000000) * 2 + 1)
  const terms = Int32Array.from({ length: count }, () => chance.int(0x80000000))
  /** The least hash of a set under the permutation `i`: as signed numbers, which are quicker, and no less random. */
  const least = (shingles: Shingles, i: number): number => {
    const factor = factors[i]!
    const term = terms[i]!
    let found = 0x7fffffff
    for (let s = 0; s < shingles.length; s++) {
      const h = (Math.imul(factor, shingles[s]!) + term) | 0
      if (h < found) found = h
    }
    return found
  }
  return (shingles) => {
    const keys = new Uint32Array(bands)
    for (let band = 0; band < bands; band++) {
      let key = band
      for (let i = band * rows; i < (band + 1) * rows; i++) {
        key = Math.imul(key ^ least(shingles, i), 0x85ebca6b)
        key = Math.imul(key ^ (key >>> 13), 0xc2b2ae35)
        key ^= key >>> 16
      }
      keys[band] = key >>> 0
    }
    return keys
  }
}
