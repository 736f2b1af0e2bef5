/** Mean and spread of a few measurements. */

/** What replicates come to; what so few cannot say is absent. */
export interface Interval {
  readonly count: number
  readonly mean: number
  /** Standard deviation of the sample (n - 1); from 2 on. */
  readonly deviation?: number
  /** Ends of the 95 % interval of the mean after Student's t; from 3 on. */
  readonly low?: number
  readonly high?: number
}

// The two-sided 95 % quantile of Student's t for 2 to 9 degrees of freedom.
const quantiles = [4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157]
const z = 1.959964

/** The 95 % quantile of Student's t; from 10 degrees on by its expansion about the normal one, good to four digits. */
export const quantile = (freedom: number): number =>
  quantiles[freedom - 2] ??
    z + (z ** 3 + z) / (4 * freedom) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2) +
      (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3)

/** Mean and spread; undefined of nothing. */
export const of = (numbers: ReadonlyArray<number>): Interval | undefined => {
  const count = numbers.length
  if (count === 0) return undefined
  const mean = numbers.reduce((sum, number) => sum + number, 0) / count
  if (count === 1) return { count, mean }
  const deviation = Math.sqrt(numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / (count - 1))
  if (count === 2) return { count, mean, deviation }
  const half = quantile(count - 1) * deviation / Math.sqrt(count)
  return { count, mean, deviation, low: mean - half, high: mean + half }
}
