/** How many candidates a requirement takes: pure, by the waves in which they are written. */
import * as Waves from "../synthesis/Waves.ts"

/** What is expected of a requirement. */
export interface Tries {
  /** Candidates that are written. */
  readonly tried: number
  /** Rows that are kept. */
  readonly kept: number
  readonly waves: number
}

/** The candidates written until as many rows are kept as are wanted, when this share of them is kept. */
export const until = (
  { available, wanted }: { readonly wanted: number; readonly available: number },
  rate: number
): Tries => {
  const sizes: Array<number> = []
  const results: Array<Waves.WaveResult> = []
  const sum = (numbers: ReadonlyArray<number>) => numbers.reduce((total, number) => total + number, 0)
  const start = (nth: number, pending: number) => {
    const left = available - sum(sizes)
    const size = Waves.size({ wanted, available: left, known: results.slice(0, Math.max(0, nth - 1)), pending }, nth)
    sizes.push(size)
    return size
  }
  let kept = 0
  let current = start(0, 0)
  let next = start(1, current)
  for (let nth = 0;; nth++) {
    const now = Math.min(wanted - kept, current * rate)
    kept += now
    results.push({ tried: current, kept: now })
    // Less than half a row missing is none.
    if ((kept >= wanted - 0.5 || sum(sizes) >= available) && next === 0) break
    if (current === 0 && next === 0) break
    current = next
    next = start(nth + 2, current)
  }
  return { tried: sum(sizes), kept: Math.round(kept), waves: sizes.filter((size) => size > 0).length }
}
