/** The greatest of very many, without the rest being put in order. */

/** So many of them with the greatest weights; which of several equal ones stay, their order in `all` decides. */
export const greatest = <A>(
  all: ReadonlyArray<A>,
  { count, weight }: { readonly count: number; readonly weight: (value: A) => number }
): ReadonlyArray<A> => {
  if (all.length <= count) return all
  const weights = Float64Array.from(all, weight)
  const least = weights.toSorted().at(-count) as number
  // Of those that weigh just as much as the least only as many as there is room for.
  let room = count - weights.reduce((more, each) => each > least ? more + 1 : more, 0)
  return all.filter((_, at) => {
    const own = weights[at] as number
    return own > least || (own === least && room-- > 0)
  })
}
