/**
 * Which items may stand in a text, by pairs of neighbouring tokens. A hit covers so many tokens, two or more in a row, that it holds some
 * of any large enough part of the item's pairs: so the rarest of them are enough to find every one, and few others.
 */
import * as Postings from "../twins/Postings.ts"

/** Items by their rarest pairs. */
export interface Proposals {
  /** The numbers of the items that may be covered, in ascending order. */
  readonly of: (ids: Int32Array) => ReadonlyArray<number>
}

/** How many of an item's rarest pairs a text must hold; of short items fewer. */
const wanted = 4

const keyOf = (one: number, next: number): number => {
  let h = Math.imul(one ^ 0x2f0b4f4d, 0x85ebca6b) ^ Math.imul(next ^ 0x811c9dc5, 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

const keysOf = (ids: Int32Array): Uint32Array => {
  const keys = new Uint32Array(Math.max(0, ids.length - 1))
  for (let i = 0; i < keys.length; i++) keys[i] = keyOf(ids[i]!, ids[i + 1]!)
  return keys
}

/** Indexes items of two tokens and more, of which `coverage` is asked; a share for each. */
export const make = (
  items: ReadonlyArray<{ readonly ids: Int32Array; readonly coverage: number }>
): Proposals => {
  const counts = new Map<number, number>()
  for (const { ids } of items) for (const key of keysOf(ids)) counts.set(key, (counts.get(key) ?? 0) + 1)
  const postings = Postings.make()
  const needs = new Uint8Array(items.length)
  for (const [number, { coverage, ids }] of items.entries()) {
    const rarest = Array.from(keysOf(ids)).toSorted((a, b) => counts.get(a)! - counts.get(b)! || a - b)
    // Tokens covered two by two hold the fewest pairs; one less for a token that stands alone between others.
    const held = coverage === 1 ? rarest.length : Math.max(1, Math.floor(coverage * ids.length / 2) - 1)
    const need = Math.min(wanted, held)
    needs[number] = need
    for (const key of rarest.slice(0, rarest.length - held + need)) postings.add(key, number)
  }
  counts.clear()
  const held = new Int32Array(items.length)
  return {
    of: (ids) => {
      const touched: Array<number> = []
      for (const key of new Set(keysOf(ids))) {
        postings.each(key, (number) => {
          if (held[number]!++ === 0) touched.push(number)
        })
      }
      const proposed = touched.filter((number) => held[number]! >= needs[number]!).toSorted((a, b) => a - b)
      for (const number of touched) held[number] = 0
      return proposed
    }
  }
}
