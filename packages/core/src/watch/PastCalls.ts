/** The attempts of a run as of any moment of its past. */
import type * as Calls from "./Calls.ts"
import type { Attempt } from "./Rows.ts"

/** Sums along the way, from which any moment is near. */
const most = 64

/** Attempts of the past. */
export interface PastCalls {
  /** Adds some of them up, in the order of time; true once all are. */
  readonly prepare: (some: number) => boolean
  /** The attempts up to a moment, epoch milliseconds. */
  readonly at: (time: number) => Calls.Calls
  /** When the first began and the last ended. */
  readonly span: readonly [number, number]
}

const endOf = ({ began, took }: Attempt): number => began + (took ?? 0)

/** An attempt that was not answered yet. */
const opened = (attempt: Attempt): Attempt => ({ ...attempt, state: "open", took: undefined, prompt: undefined })

interface Point {
  readonly move: number
  readonly calls: Calls.Calls
}

/** Attempts in the order of their numbers. `none`: sums of nothing. */
export const make = (attempts: ReadonlyArray<Attempt>, none: Calls.Calls): PastCalls => {
  // Every attempt begins and ends: even numbers are beginnings, odd ones ends. An end goes before what begins then.
  const timeOf = (move: number) => {
    const attempt = attempts[move >> 1] as Attempt
    return move % 2 === 0 ? attempt.began : endOf(attempt)
  }
  const times = Float64Array.from({ length: 2 * attempts.length }, (_, move) => timeOf(move))
  const moves = Uint32Array.from(times.keys())
    .toSorted((a, b) => (times[a] as number) - (times[b] as number) || a - b)
  const gap = Math.max(1000, Math.ceil(moves.length / most))
  const points: Array<Point> = [{ move: 0, calls: none.copy() }]
  let now: Point = { move: 0, calls: none.copy() }

  /** Goes on to a number of moves. */
  const go = (from: Point, to: number): Point => {
    const rows: Array<Attempt> = []
    for (let at = from.move; at < to; at++) {
      const move = moves[at] as number
      const attempt = attempts[move >> 1] as Attempt
      rows.push(move % 2 === 0 ? opened(attempt) : attempt)
    }
    from.calls.add(rows)
    return { move: to, calls: from.calls }
  }
  /** Moves made by a time. */
  const madeBy = (time: number): number => {
    let [low, high] = [0, moves.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((times[moves[middle] as number] as number) <= time) low = middle + 1
      else high = middle
    }
    return low
  }
  const nearest = (move: number): Point => {
    let at = points.length - 1
    while (at > 0 && (points[at] as Point).move > move) at--
    return points[at] as Point
  }

  return {
    prepare: (some) => {
      const to = Math.min(moves.length, now.move + some, (Math.floor(now.move / gap) + 1) * gap)
      now = go(now, to)
      if (to % gap === 0 && to > (points.at(-1)?.move ?? 0)) points.push({ move: to, calls: now.calls.copy() })
      return to === moves.length
    },
    at: (time) => {
      const move = madeBy(time)
      const near = nearest(move)
      if (move < now.move || near.move > now.move) now = { move: near.move, calls: near.calls.copy() }
      now = go(now, move)
      return now.calls
    },
    span: [times[moves[0] ?? -1] ?? 0, times[moves.at(-1) ?? -1] ?? 0]
  }
}
