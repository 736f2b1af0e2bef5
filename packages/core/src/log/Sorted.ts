/** Lists in an order of their own: facts of different groups may arrive in any. */

/** The list with one item more, at its place. */
export const insert = <A>(items: ReadonlyArray<A>, item: A, compare: (a: A, b: A) => number): ReadonlyArray<A> => {
  let at = items.length
  while (at > 0 && compare(items[at - 1] as A, item) > 0) at--
  return items.toSpliced(at, 0, item)
}
