/** How much of what there is to ask a set reaches: which clusters of like rows it fills. */

/** Of clusters that were found in several sets together. */
export interface Coverage {
  readonly clusters: number
  /** Share of the clusters that hold a row of the set, 0 to 1. */
  readonly share: number
  /** How evenly the rows are spread over all clusters: their entropy by that of an even spread, 0 (one cluster) to 1. */
  readonly evenness: number
}

/** The coverage of rows, from the number of the cluster of each; absent where there is no row. */
export const of = (numbers: Iterable<number>, clusters: number): Coverage | undefined => {
  const sizes = new Map<number, number>()
  let rows = 0
  for (const number of numbers) {
    sizes.set(number, (sizes.get(number) ?? 0) + 1)
    rows++
  }
  if (rows === 0) return undefined
  const entropy = [...sizes.values()].reduce((sum, size) => sum - size / rows * Math.log(size / rows), 0)
  return {
    clusters,
    share: sizes.size / clusters,
    evenness: clusters === 1 ? 1 : entropy / Math.log(clusters)
  }
}
