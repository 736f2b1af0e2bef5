/** Finds the nearest of many vectors. The exact index looks at all of them: 4 ms a search among 10,000. */
import * as Block from "./Block.ts"
import type { Vector } from "./Vector.ts"

/** A unit vector and what it stands for. */
export interface Item<Id> {
  readonly id: Id
  readonly vector: Vector
}

/** An item found: its cosine with the query, rounded to 6 digits. */
export interface Match<Id> {
  readonly id: Id
  readonly similarity: number
}

/**
 * An index of unit vectors, all as long as the first. A vector of another length, or that is not a number throughout, is
 * like one of zeros.
 */
export interface VectorIndex<Id> {
  readonly size: number
  /** Puts items in, in place order, by one fiber. */
  readonly add: (items: ReadonlyArray<Item<Id>>) => void
  /** At most `k` items, nearest first, ties in the order in which the items went in. */
  readonly search: (query: Vector, k: number) => Array<Match<Id>>
}

/** Makes an empty index for vectors of any one length. */
export type Maker = <Id>() => VectorIndex<Id>

/** The places of the `k` greatest of some similarities, greatest first, ties by place. */
export const greatest = (similarities: Float64Array, k: number): Array<Match<number>> => {
  const nearest: Array<Match<number>> = []
  if (k < 1) return nearest
  let least = -Infinity
  for (let id = 0; id < similarities.length; id++) {
    const similarity = similarities[id]!
    if (nearest.length >= k && similarity <= least) continue
    let low = 0
    let high = nearest.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (nearest[middle]!.similarity >= similarity) low = middle + 1
      else high = middle
    }
    nearest.splice(low, 0, { id, similarity })
    if (nearest.length > k) nearest.pop()
    least = nearest[nearest.length - 1]!.similarity
  }
  return nearest
}

/** The index that compares with every item. */
export const exact = <Id>(items: ReadonlyArray<Item<Id>>): VectorIndex<Id> => {
  const ids: Array<Id> = []
  const block = Block.growing()
  const add = (more: ReadonlyArray<Item<Id>>) => {
    for (const { id, vector } of more) {
      ids.push(id)
      block.add(vector)
    }
  }
  add(items)
  return {
    get size() {
      return ids.length
    },
    add,
    search: (query, k) =>
      greatest(Block.cosines(block, Block.fitting(block, query)), k)
        .map(({ id, similarity }) => ({ id: ids[id]!, similarity }))
  }
}
