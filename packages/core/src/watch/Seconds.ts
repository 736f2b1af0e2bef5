/** The attempts of the latest two minutes, second by second, by when they ended. */
import { nanos } from "../model/Price.ts"
import type { Counted } from "./Sums.ts"
import { isFailed } from "./Sums.ts"
import type { Second } from "./Watched.ts"

/** Seconds that are kept. */
export const most = 120

interface Bin {
  readonly calls: number
  readonly failed: number
  readonly input: number
  readonly output: number
  readonly nanos: number
  readonly unpriced: number
  /** Milliseconds that answers took. */
  readonly took: ReadonlyArray<number>
}

const nothing: Bin = { calls: 0, failed: 0, input: 0, output: 0, nanos: 0, unpriced: 0, took: [] }

const plus = (bin: Bin, { attempt, nanos: cost, sign }: Counted): Bin => {
  const isPriced = Number.isFinite(cost)
  const { took } = attempt
  const isAnswered = attempt.state === "answered" && took !== undefined
  return {
    calls: bin.calls + sign,
    failed: bin.failed + (isFailed(attempt) ? sign : 0),
    input: bin.input + sign * attempt.input,
    output: bin.output + sign * attempt.output,
    nanos: bin.nanos + (isPriced ? sign * cost : 0),
    unpriced: bin.unpriced + (isPriced ? 0 : sign),
    took: !isAnswered ? bin.took : sign === 1 ? [...bin.took, took] : bin.took.toSpliced(bin.took.indexOf(took), 1)
  }
}

const quantile = (sorted: ReadonlyArray<number>, share: number): number | undefined =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]

const secondOf = (at: number, bin: Bin): Second => {
  const sorted = bin.took.toSorted((a, b) => a - b)
  return {
    at,
    calls: bin.calls,
    failed: bin.failed,
    inputTokens: bin.input,
    outputTokens: bin.output,
    cost: bin.unpriced === 0 ? bin.nanos / nanos : undefined,
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95)
  }
}

/** Seconds that are counted. */
export interface Seconds {
  readonly add: (counted: Counted) => void
  /** The latest second in which an attempt ended; 0 before the first. */
  readonly last: () => number
  /** The two minutes up to a second, from the first in which anything ended. */
  readonly read: (until: number) => ReadonlyArray<Second>
  readonly copy: () => Seconds
}

const over = (bins: Map<number, Bin>, known: Map<number, Second>, from: number, to: number): Seconds => {
  let first = from
  let last = to
  const forget = () => {
    if (bins.size <= 2 * most) return
    for (const at of bins.keys()) {
      if (at > last - most) continue
      bins.delete(at)
      known.delete(at)
    }
  }
  return {
    add: (counted) => {
      const { began, took } = counted.attempt
      // Nobody saw the end of one that was cut.
      if (took === undefined) return
      const at = Math.floor((began + took) / 1000)
      first = Math.min(first, at)
      last = Math.max(last, at)
      bins.set(at, plus(bins.get(at) ?? nothing, counted))
      known.delete(at)
      forget()
    },
    last: () => last,
    read: (until) => {
      const seconds: Array<Second> = []
      for (let at = Math.max(first, until - most + 1); at <= until; at++) {
        const second = known.get(at) ?? secondOf(at, bins.get(at) ?? nothing)
        if (bins.has(at)) known.set(at, second)
        seconds.push(second)
      }
      return seconds
    },
    copy: () => over(new Map(bins), new Map(known), first, last)
  }
}

/** No attempt yet. */
export const make = (): Seconds => over(new Map(), new Map(), Infinity, 0)
