/** Two methods on the same questions: which is right where the other is wrong, and whether that may be chance. */
import type { Scored } from "../Result.ts"

/** What came of the pairs. */
export interface Paired {
  /** Questions that both were asked. */
  readonly pairs: number
  /** The first is right and the second wrong, and the other way round: only these tell the two apart. */
  readonly b: number
  readonly c: number
  /** Accuracy of the first less that of the second, over the pairs. */
  readonly difference: number
  /** Ends of its 95 % interval after Bonett and Price (2012): Wald's, with one pair more in each of b and c. */
  readonly low: number
  readonly high: number
  /** Two-sided p of McNemar's exact test: b of b + c tosses of a fair coin. */
  readonly p: number
}

const normal = 1.959963984540054

/** A whole number over 2^n. Its first 64 bits are more than a number holds, so p is right to the last digit however small. */
const overPower = (whole: bigint, n: number): number => {
  const dropped = Math.max(0, whole.toString(2).length - 64)
  // In two halves, or the power alone would be nothing where the quotient is not yet.
  const half = Math.trunc((dropped - n) / 2)
  return Number(whole >> BigInt(dropped)) * 2 ** half * 2 ** (dropped - n - half)
}

/** The two-sided p of McNemar's exact test; 1 where nothing tells the two apart. */
export const exact = (b: number, c: number): number => {
  const n = b + c
  let term = 1n
  let sum = 1n
  for (let k = 1; k <= Math.min(b, c); k++) {
    term = term * BigInt(n - k + 1) / BigInt(k)
    sum += term
  }
  return Math.min(1, overPower(2n * sum, n))
}

/** The interval of a difference of n pairs. */
const interval = ({ b, c, pairs }: Pick<Paired, "b" | "c" | "pairs">): Pick<Paired, "low" | "high"> => {
  const [x, y, n] = [(b + 1) / (pairs + 2), (c + 1) / (pairs + 2), pairs + 2]
  const reach = normal * Math.sqrt((x + y - (x - y) ** 2) / n)
  return { low: Math.max(-1, x - y - reach), high: Math.min(1, x - y + reach) }
}

/** Holds a method against another, question by question; questions that only one was asked are left out. Undefined without pairs. */
export const compare = (first: ReadonlyArray<Scored>, second: ReadonlyArray<Scored>): Paired | undefined => {
  const others = new Map(second.map(({ question, right }) => [question, right]))
  const both = first.flatMap(({ question, right }) => {
    const other = others.get(question)
    return other === undefined ? [] : [{ right, other }]
  })
  const pairs = both.length
  if (pairs === 0) return undefined
  const b = both.filter(({ other, right }) => right && !other).length
  const c = both.filter(({ other, right }) => !right && other).length
  return { pairs, b, c, difference: (b - c) / pairs, ...interval({ b, c, pairs }), p: exact(b, c) }
}

/** Corrects p values that are looked at together after Holm, so that one false alarm among all is as rare as it would be for one. */
export const holm = (values: ReadonlyArray<number>): ReadonlyArray<number> => {
  const corrected: Array<number> = values.map(() => 1)
  let least = 0
  for (const [rank, { at, p }] of values.map((p, at) => ({ at, p })).toSorted((a, b) => a.p - b.p).entries()) {
    least = Math.max(least, Math.min(1, (values.length - rank) * p))
    corrected[at] = least
  }
  return corrected
}
