/** What takes long for each row is done for so many rows at most, drawn by a seed. */
import * as Seed from "../domain/Seed.ts"

/** Most rows. */
export const most = 2000

/** The items, or `most` of them drawn by the seed, in their order. */
export const drawn = <A>(items: ReadonlyArray<A>, seed: Seed.Seed): ReadonlyArray<A> =>
  items.length <= most
    ? items
    : Seed.chance(Seed.at(seed, "diversity")).sample([...items.keys()], most).toSorted((a, b) => a - b)
      .map((index) => items[index] as A)
