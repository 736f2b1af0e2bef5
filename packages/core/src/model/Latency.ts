/** How long an endpoint takes to answer, and whether that has grown. */

/** One answer: how long it took, milliseconds, and the tokens that were written for it; 1 where nobody knows. */
export interface Timing {
  readonly millis: number
  readonly written: number
}

/** What a full window of answers says. */
export interface Judgement {
  /** True when it took much longer than at best. */
  readonly grown: boolean
  readonly median: number
}

/** Times of answers. */
export interface Latency {
  /** Adds an answer; gives a judgement when that fills the window. */
  readonly add: (timing: Timing) => Judgement | undefined
  /** Begins a new window, with so many at once from now on. */
  readonly restart: (limit: number) => void
  /** Takes the last window as the best there is from now on. */
  readonly accept: () => void
  /** True when so long is long, going by the quickest few of late; undefined as long as there were too few. */
  readonly isLong: (millis: number) => boolean | undefined
}

/** Answers are judged by the median of so many, never of fewer; those of log-normal times (sigma 1) differ by a tenth. */
const least = 200
/** So much longer is longer. */
const tolerance = 2
/** Milliseconds below which times tell of this process, not of the endpoint. */
const own = 100
/** A first impression takes so many: enough to grow more slowly, never to cut. */
const few = 16

interface Medians {
  readonly plain: number
  readonly perToken: number
}

const median = (values: ReadonlyArray<number>): number =>
  Float64Array.from(values).toSorted()[values.length >> 1] as number

/** No answers yet. */
export const make = (): Latency => {
  let plain: Array<number> = []
  let perToken: Array<number> = []
  let recent: Array<number> = []
  let quickest = Number.POSITIVE_INFINITY
  let size = least
  let skip = 0
  let best: Medians | undefined
  let last: Medians | undefined

  const clear = () => {
    plain = []
    perToken = []
  }

  return {
    add: ({ millis, written }) => {
      recent.push(millis)
      if (recent.length === few) {
        quickest = Math.min(quickest, median(recent))
        recent = []
      }
      if (skip > 0) {
        skip--
        return undefined
      }
      plain.push(millis)
      perToken.push(millis / Math.max(1, written))
      if (plain.length < size) return undefined
      last = { plain: median(plain), perToken: median(perToken) }
      clear()
      best ??= last
      // Longer replies take longer, and shorter ones more for each token: only where both grew it is the endpoint.
      const grown = last.plain > Math.max(own, tolerance * best.plain) && last.perToken > tolerance * best.perToken
      // The quickest few of many are quick by chance.
      if (!grown) quickest = Math.max(quickest, 0.7 * last.plain)
      best = { plain: Math.min(best.plain, last.plain), perToken: Math.min(best.perToken, last.perToken) }
      return { grown, median: last.plain }
    },
    restart: (limit) => {
      // Of those sent from now on the quick ones come back first: they would pass for all.
      skip = 2 * limit
      size = Math.max(least, 2 * limit)
      clear()
    },
    accept: () => {
      best = last
      quickest = last === undefined ? quickest : 0.7 * last.plain
    },
    isLong: (
      millis
    ) => (quickest === Number.POSITIVE_INFINITY ? undefined : millis > Math.max(own, tolerance * quickest))
  }
}
