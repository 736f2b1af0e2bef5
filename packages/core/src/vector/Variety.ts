/**
 * Items near a query and unlike each other. J. Carbonell, J. Goldstein, "The Use of MMR, Diversity-Based Reranking for
 * Reordering Documents and Producing Summaries", SIGIR 1998.
 */
import * as Block from "./Block.ts"
import type { Vector } from "./Vector.ts"
import type { Item, Match, VectorIndex } from "./VectorIndex.ts"

/** How to choose: `lambda` from 0 (variety alone) to 1 (nearness alone), and how many items at most. */
export interface MmrOptions<Id> {
  readonly lambda: number
  readonly count: number
  /** An index of the items: of very many, only the nearest that it finds are chosen from. */
  readonly index?: VectorIndex<Id> | undefined
}

/** So many items are all looked at, with an index or without. */
const many = 5000

/** From how many of the nearest each one is chosen, and from how many at least. */
const each = 4
const least = 200

/**
 * Maximal marginal relevance: items in the order chosen, each the best of the rest by lambda * cosine with the query
 * less (1 - lambda) * greatest cosine with an item chosen before; ties in the order of the items. Takes count * items
 * cosines, of more than 5,000 items with an index count * 4 * count.
 */
export const mmr = <Id>(query: Vector, items: ReadonlyArray<Item<Id>>, options: MmrOptions<Id>): Array<Match<Id>> => {
  const { count, index } = options
  if (index === undefined || items.length <= many || count < 1) return among(query, items, options)
  const near = new Set(index.search(query, Math.max(each * count, least)).map(({ id }) => id))
  return among(query, items.filter(({ id }) => near.has(id)), options)
}

/** Maximal marginal relevance among all of the items. */
const among = <Id>(
  query: Vector,
  items: ReadonlyArray<Item<Id>>,
  { count, lambda }: MmrOptions<Id>
): Array<Match<Id>> => {
  const block = Block.make(items.map(({ vector }) => vector))
  const { length, rows } = block
  const similarity = Block.cosines(block, query)
  // Row by row of what is left: the item, and its greatest cosine with an item chosen.
  const left = items.map((_, index) => index)
  const likeness = new Float64Array(items.length)
  const chosen: Array<Match<Id>> = []
  while (left.length > 0 && chosen.length < count) {
    let best = 0
    let most = -Infinity
    left.forEach((index, row) => {
      const score = lambda * similarity[index]! - (1 - lambda) * likeness[row]!
      if (score < most || (score === most && index > left[best]!)) return
      most = score
      best = row
    })
    const index = left[best]!
    const { id, vector } = items[index]!
    chosen.push({ id, similarity: similarity[index]! })

    // The last row takes the place of the chosen one, so that no work is done for items already chosen.
    const last = left.pop()!
    if (best < left.length) {
      left[best] = last
      likeness[best] = likeness[left.length]!
      rows.copyWithin(best * length, left.length * length, (left.length + 1) * length)
    }
    Block.cosines(block, vector, left.length).forEach((cosine, row) => {
      likeness[row] = chosen.length === 1 ? cosine : Math.max(likeness[row]!, cosine)
    })
  }
  return chosen
}
