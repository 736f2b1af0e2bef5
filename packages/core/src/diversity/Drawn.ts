/** What takes long for each row is done for so many rows at most, drawn by a seed. */
import * as Seed from "../domain/Seed.ts"

/** Most rows. */
export const most = 2000

/** The items, or `limit` of them drawn by the seed, in their order. */
export const drawn = <A>(items: ReadonlyArray<A>, seed: Seed.Seed, limit = most): ReadonlyArray<A> =>
  items.length <= limit
    ? items
    : Seed.chance(Seed.at(seed, "diversity")).sample([...items.keys()], limit).toSorted((a, b) => a - b)
      .map((index) => items[index] as A)

/** Items that come one after the other, of which at most `limit` are kept. */
export interface Reservoir<A> {
  readonly add: (item: A) => void
  /** What was kept, in the order in which it came. */
  readonly read: () => ReadonlyArray<A>
}

/** Keeps at most `limit` of any number of items, each with the same chance (J. S. Vitter, algorithm R, 1985). */
export const reservoir = <A>(seed: Seed.Seed, limit = most): Reservoir<A> => {
  const chance = Seed.chance(Seed.at(seed, "diversity"))
  const kept: Array<{ readonly nth: number; readonly item: A }> = []
  let nth = 0
  return {
    add: (item) => {
      const place = nth < limit ? nth : chance.int(nth + 1)
      if (place < limit) kept[place] = { nth, item }
      nth++
    },
    read: () => kept.toSorted((a, b) => a.nth - b.nth).map(({ item }) => item)
  }
}
