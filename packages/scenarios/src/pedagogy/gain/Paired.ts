/** Scores of the same learners before and after: their means and the errors of these. */

/** A mean; its standard error from two plays on. */
export interface Mean {
  readonly mean: number
  readonly error: number | undefined
}

const average = (numbers: ReadonlyArray<number>): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length

/** Covariance of a sample, n - 1; its variance where both are the same. */
const covariance = (a: ReadonlyArray<number>, b: ReadonlyArray<number>): number => {
  const [meanA, meanB] = [average(a), average(b)]
  return a.reduce((sum, one, at) => sum + (one - meanA) * ((b[at] ?? 0) - meanB), 0) / (a.length - 1)
}

/** The mean of some numbers and its standard error. */
export const meanOf = (numbers: ReadonlyArray<number>): Mean => ({
  mean: average(numbers),
  error: numbers.length < 2 ? undefined : Math.sqrt(covariance(numbers, numbers) / numbers.length)
})

/** What each pair differs by. */
export const differences = (a: ReadonlyArray<number>, b: ReadonlyArray<number>): ReadonlyArray<number> =>
  a.map((one, at) => one - (b[at] ?? 0))

/**
 * The normalised gain of paired scores. Its error is that of the delta method: with g = (Q - P) / (1 - P), dg/dQ = 1 / (1 - P) and
 * dg/dP = (Q - 1) / (1 - P)^2, over the covariance of the two means.
 */
export const normalised = (before: ReadonlyArray<number>, after: ReadonlyArray<number>): Mean | undefined => {
  const [p, q, n] = [average(before), average(after), before.length]
  if (!(p < 1)) return undefined
  const [byAfter, byBefore] = [1 / (1 - p), (q - 1) / (1 - p) ** 2]
  const variance = byAfter ** 2 * covariance(after, after) + byBefore ** 2 * covariance(before, before) +
    2 * byAfter * byBefore * covariance(before, after)
  return { mean: (q - p) / (1 - p), error: n < 2 ? undefined : Math.sqrt(Math.max(0, variance) / n) }
}
