/** Draws by weight. */
import type { Chance } from "../../domain/Seed.ts"

/** Items with weights, ready to be drawn from. */
export interface Weighted<A> {
  readonly items: ReadonlyArray<A>
  /** One item, more often the heavier it is; the list must not be empty. */
  readonly draw: (chance: Chance) => A
}

/** Items with their weights. */
export const weighted = <A>(pairs: ReadonlyArray<readonly [A, number]>): Weighted<A> => {
  const items = pairs.map(([item]) => item)
  const ends: Array<number> = []
  let total = 0
  for (const [, weight] of pairs) ends.push(total += weight)
  return {
    items,
    draw: (chance) => {
      const lot = chance.next() * total
      let low = 0
      let high = ends.length - 1
      while (low < high) {
        const middle = (low + high) >> 1
        if ((ends[middle] as number) > lot) high = middle
        else low = middle + 1
      }
      return items[low] as A
    }
  }
}
