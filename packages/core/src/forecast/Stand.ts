/** A few that stand for many: so many of each sort as there are, spread evenly over what makes them differ. Pure, without chance. */

/** One of a few, and how many of the many it stands for, itself included. */
export interface Stand<A> {
  readonly item: A
  readonly stands: number
}

/** How they are chosen. */
export interface StandOptions<A> {
  /** About how many; each sort has one at least. */
  readonly size: number
  /** The sort of an item. */
  readonly alike: (item: A) => string
  /** By what items of one sort differ most. */
  readonly rank: (item: A) => number
}

/** The few, in the order of the many; all of them where there are no more than `size`. */
export const choose = <A>(items: ReadonlyArray<A>, { alike, rank, size }: StandOptions<A>): Array<Stand<A>> => {
  if (items.length <= size) return items.map((item) => ({ item, stands: 1 }))
  const sorts = Map.groupBy(items.keys(), (index) => alike(items[index] as A))
  const chosen: Array<{ readonly index: number; readonly stands: number }> = []
  for (const indices of sorts.values()) {
    const ranked = indices.map((index) => ({ index, rank: rank(items[index] as A) })).toSorted((a, b) =>
      a.rank - b.rank
    )
    const count = Math.max(1, Math.round((size * ranked.length) / items.length))
    const stands = ranked.length / count
    // The middle one of each stretch.
    for (let nth = 0; nth < count; nth++) {
      chosen.push({ index: ranked[Math.floor((nth + 0.5) * stands)]!.index, stands })
    }
  }
  return chosen.toSorted((a, b) => a.index - b.index).map(({ index, stands }) => ({ item: items[index] as A, stands }))
}
