/** How many attempts an endpoint is given at once: found out from what it answers and refuses. */
import * as Latency from "./Latency.ts"

/** What an attempt remembers of the moment it was sent. */
export interface Sent {
  readonly epoch: number
  readonly at: number
}

/** Limits between which the pace is found. */
export interface PaceOptions {
  /** Attempts at once at most. */
  readonly ceiling: number
  /** Attempts at once at first. */
  readonly start?: number
}

/** An answer, as far as it says something about the pace. */
export interface Answer {
  /** True when as much was in flight as may be, and more waits. */
  readonly pressed: boolean
  /** Absent where it was quick for another reason. */
  readonly timing?: Latency.Timing
}

/** Finds the pace of an endpoint. */
export interface Pace {
  readonly limit: () => number
  /** How often the limit was cut. */
  readonly cuts: () => number
  /** Counts up with every limit set anew: what was sent before says nothing about it. */
  readonly epoch: () => number
  readonly answered: (sent: Sent, answer: Answer) => void
  /** The endpoint refused an attempt, being asked too often, while it worked on so many `others`. */
  readonly refused: (sent: Sent, others: number) => void
  /** An attempt was lost after so many milliseconds. */
  readonly lost: (sent: Sent, millis: number) => void
  /** Sets the most attempts at once: that many where the pace was given, at most that many where it is found out. */
  readonly resize: (most: number) => void
}

/** A refusal counts 1, every answer takes this off, and more where refusals are usual; at `burst` they have come together. */
const cooling = 1 / 8
const burst = 4

/** Answers at rest before the limit is probed; doubles with each probe in vain. */
const shortestRest = 200
const longestRest = 1600

/** The usual share of refusals is that of about so many attempts, and taken for none until there were some. */
const memory = 2048
const disbelief = 200

/** Milliseconds that no attempt is called long for. */
const short = 1000

const rested = (mark: number): number => mark - Math.floor(mark / 32)

/**
 * Additive increase, multiplicative decrease, with a memory. The limit grows by one an answer until the first burst of refusals.
 * How many the endpoint works on while it refuses one more is what it bears: that is the mark, and the limit rests just under it.
 * From there it is probed rarely, one above the mark and slowly on; two refusals end a probe, and that is no cut. A burst is a cut,
 * and one burst is one cut: until the endpoint answers what was sent after it, further refusals only deepen it, down to half of
 * what the limit was. Refusals that come singly change nothing as long as they are no more than usual for the endpoint.
 */
export const make = ({ ceiling: first, start = 4 }: PaceOptions): Pace => {
  const latency = Latency.make()
  let ceiling = first
  let limit = Math.min(start, ceiling)
  let phase: "start" | "rest" | "probe" = "start"
  let mark = ceiling
  let cuts = 0
  let epoch = 0
  /** Refusals, and lost attempts, that came together. */
  let heat = 0
  let losses = 0
  /** The fewest that the endpoint worked on while it refused, of those. */
  let lowest = Number.POSITIVE_INFINITY
  /** How far a burst that goes on may still lower the limit. */
  let bottom: number | undefined
  let before = limit
  let credit = 0
  let answers = 0
  let refusals = 0
  let judged = 0
  let rest = shortestRest
  let usual = 0
  let seen = disbelief
  /** The limit for which times are measured; and the median that led to the last cut, until it is known whether it helped. */
  let measured = limit
  let slow: number | undefined
  let isHeld = false

  const count = (isRefusal: 0 | 1) => {
    seen = Math.min(memory, seen + 1)
    usual += (isRefusal - usual) / seen
  }

  const measure = () => {
    measured = limit
    latency.restart(limit)
  }

  const settle = (level: number) => {
    before = limit
    mark = Math.max(1, Math.min(ceiling, level))
    limit = rested(mark)
    phase = "rest"
    epoch++
    lowest = Number.POSITIVE_INFINITY
    bottom = undefined
    isHeld = false
    heat = 0
    losses = 0
    credit = 0
    answers = 0
    refusals = 0
    judged = 0
    slow = undefined
    measure()
  }

  const cut = (level: number) => {
    cuts++
    rest = shortestRest
    settle(Math.min(limit - 1, level))
  }

  const grow = (by: number) => {
    credit += by
    if (credit < 1 || isHeld) return
    credit = 0
    limit++
    if (limit >= ceiling) phase = "start"
    // Times of a limit that is on its way say nothing; and a probe doubles at most before they are judged.
    if (limit <= (phase === "probe" ? 2 : 1.25) * measured) return
    measure()
    isHeld = phase === "probe"
  }

  /** More refusals than usual, though never many at once: the endpoint bears a little less than it did. */
  const isWorn = () => {
    judged++
    if (phase !== "rest" || judged < Math.max(100, 2 * limit)) return false
    const worn = refusals >= 3 && refusals / judged > 2 * usual + 0.01
    judged = refusals = 0
    return worn
  }

  const judge = ({ grown, median }: Latency.Judgement) => {
    const last = slow
    slow = undefined
    isHeld = false
    if (last !== undefined && median > 0.9 * last) {
      // The cut did not help: the endpoint, or what it is asked, has become slower as such.
      latency.accept()
      settle(before)
    } else if (grown && limit > 1) {
      cut(Math.floor(limit * 0.7))
      rest = longestRest
      slow = median
    }
  }

  const time = (timing: Latency.Timing) => {
    const judgement = latency.add(timing)
    if (judgement !== undefined) judge(judgement)
  }

  return {
    limit: () => limit,
    cuts: () => cuts,
    epoch: () => epoch,
    answered: (sent, { pressed, timing }) => {
      count(0)
      heat = Math.max(0, heat - cooling - 2 * usual)
      if (heat === 0) lowest = Number.POSITIVE_INFINITY
      losses = Math.max(0, losses - 1)
      if (sent.epoch !== epoch) return
      bottom = undefined
      answers++
      if (isWorn()) cut(Math.floor((limit * 15) / 16))
      else if (pressed && limit < ceiling && (timing === undefined || latency.isLong(timing.millis) !== true)) {
        if (phase === "start") grow(1)
        else if (phase === "probe") grow(answers < 2 * limit ? 1 / 8 : 1 / 2)
        else if (answers >= rest && slow === undefined) {
          settle(mark)
          limit = Math.min(ceiling, mark + 1)
          phase = limit < ceiling ? "probe" : "start"
        }
      }
      if (timing !== undefined) time(timing)
    },
    refused: (sent, others) => {
      count(1)
      if (bottom !== undefined && sent.epoch >= epoch - 1 && mark > bottom) {
        mark = Math.min(mark, Math.max(bottom, others))
        limit = rested(mark)
        return
      }
      if (sent.epoch !== epoch) return
      heat++
      refusals++
      lowest = Math.min(lowest, others)
      // What is usual comes along with a probe, too.
      const along = Math.floor(3 * usual * Math.min(2 * limit, answers + refusals))
      if (phase === "probe" && refusals >= Math.max(2, along)) {
        rest = lowest > mark ? shortestRest : Math.min(longestRest, 2 * rest)
        settle(Math.max(mark, Math.min(lowest, limit - 1)))
      } else if (heat >= burst && limit > 1) {
        const half = Math.ceil(limit / 2)
        cut(Math.max(half, lowest))
        bottom = half
      }
    },
    lost: (sent, millis) => {
      if (sent.epoch !== epoch || millis < short || latency.isLong(millis) === false) return
      losses++
      // More are lost to time than answered: too many at once for an endpoint that lets them wait.
      if (losses >= burst && limit > 1) cut(Math.floor(limit / 2))
      else time({ millis, written: 1 })
    },
    resize: (most) => {
      ceiling = most
      mark = phase === "start" ? most : Math.min(mark, most)
      if (limit <= most) return
      settle(most)
      limit = most
      phase = "start"
    }
  }
}

/** A pace that was given. */
export const fixed = (limit: number): Pace => ({
  limit: () => limit,
  cuts: () => 0,
  epoch: () => 0,
  answered: () => undefined,
  refused: () => undefined,
  lost: () => undefined,
  resize: (most) => {
    limit = most
  }
})
