/** Numbers of a data set: how often what occurs, how far numbers spread, and their mean. */

/** How often what occurs, keys in alphabetical order. */
export type Counts = Readonly<Record<string, number>>

/** Counts values. */
export const count = (values: Iterable<string>): Counts => {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** The same things without those whose place stands there already: a play's calls stand in each of its conversations. */
export const onceEach = <A extends { readonly place: string }>(items: ReadonlyArray<A>): Array<A> => [
  ...new Map(items.map((item) => [item.place, item])).values()
]

/** The name under which `countMost` counts what is rare. */
export const rest = "other"

/** Counts values, by name only the most frequent ones, so that texts that are all different make no long list. */
export const countMost = (values: Iterable<string>, most: number): Counts => {
  const counts = Object.entries(count(values))
  if (counts.length <= most) return Object.fromEntries(counts)
  const ranked = counts.toSorted(([, a], [, b]) => b - a)
  const others = ranked.slice(most).reduce((sum, [, number]) => sum + number, 0)
  const named = Object.fromEntries(ranked.slice(0, most).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return { ...named, [rest]: (named[rest] ?? 0) + others }
}

/** Smallest, middle and largest. */
export interface Spread {
  readonly min: number
  readonly median: number
  readonly max: number
}

/** How far numbers spread; all noughts for none. */
export const spread = (numbers: ReadonlyArray<number>): Spread => {
  const sorted = numbers.toSorted((a, b) => a - b)
  return { min: sorted[0] ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0, max: sorted.at(-1) ?? 0 }
}

/** A mean, its standard error where there are at least two numbers, and how many there are. */
export interface Mean {
  readonly mean: number
  readonly error?: number
  readonly n: number
}

// Six digits: what is beyond is noise of the adding.
const round = (value: number): number => Number(value.toPrecision(6))

/** The mean of numbers; 0 for none. */
export const mean = (numbers: ReadonlyArray<number>): Mean => {
  const n = numbers.length
  if (n === 0) return { mean: 0, n }
  const middle = numbers.reduce((sum, number) => sum + number, 0) / n
  if (n === 1) return { mean: round(middle), n }
  const squares = numbers.reduce((sum, number) => sum + (number - middle) ** 2, 0)
  return { mean: round(middle), error: round(Math.sqrt(squares / (n - 1) / n)), n }
}
