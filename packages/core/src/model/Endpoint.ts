/** What is known of an endpoint from what came of its attempts: whether it is there, and whether it wants to be left alone. */
import type { Seed } from "../domain/Seed.ts"
import * as Backoff from "./Backoff.ts"
import * as Circuit from "./Circuit.ts"
import { GivenUp, ModelError, Unreachable } from "./Model.ts"

/** How patient one is with an endpoint. */
export interface EndpointOptions {
  /** Attempts a place gets while other places succeed. */
  readonly attempts: number
  /** First wait between attempts, milliseconds. */
  readonly firstWait: number
  /** Seconds without a single answer after which the endpoint counts as down. */
  readonly patience: number
  /** False when another endpoint is asked instead: it is then left alone for a while once it is down. */
  readonly isLast: boolean
  /** True when it answered before: then it is there, whatever comes of the first place that asks. */
  readonly hasAnswered?: boolean
}

/** An attempt that came to nothing. */
export interface Failed {
  readonly error: ModelError
  readonly place: string
  readonly seed: Seed
  /** Which attempt of its place it was, counted from 1. */
  readonly nth: number
  readonly now: number
  /** How many others were in flight when it came back. */
  readonly others: number
  /** How often the circuit had opened when it was sent. */
  readonly openings: number
}

/** What follows from a failed attempt. */
export interface Verdict {
  /** For its place: the error is its answer, or it tries again, or the error concerns all calls. */
  readonly end: "answer" | "again" | "fatal"
  readonly error: ModelError
  /** For the circuit. */
  readonly outcome: Circuit.Outcome
  /** True when it costs the place none of its attempts. */
  readonly isFree: boolean
  /** Milliseconds the place waits on its own account. */
  readonly wait: number
  /** True when the server says that it is asked too often. */
  readonly isRefusal: boolean
}

/** When an endpoint is closed for everybody, and why. */
export interface Door {
  /** Epoch milliseconds. */
  readonly until: number
  readonly reason: string
}

/** What is known of an endpoint. */
export interface Endpoint {
  readonly door: () => Door
  /** The verdict on all calls while it is down. */
  readonly down: () => Verdict | undefined
  readonly answered: (now: number) => void
  readonly failed: (attempt: Failed) => Verdict
  /** Nobody asks any more: the time until somebody does is no time without an answer. */
  readonly idle: () => void
  /** The error of a place that has no attempts left. */
  readonly exhausted: (last: ModelError) => ModelError
  /** The last trouble there was, in words. */
  readonly trouble: () => string
}

/** Longest wait that a server may ask for, milliseconds. */
const longestAsked = 60_000
/** So many refusals without an answer between them concern everybody. */
const refusalsInARow = 8
/** So many failures in a row, of so many places, are a server in trouble. */
const failuresInARow = 10
const severalPlaces = 4
/** An endpoint that answered within so many milliseconds is not gone for one or two connections that failed. */
const lately = 1000
/** An open circuit is probed at least so often, milliseconds; that of an endpoint which others stand in for, less often. */
const longestOpen = 5000
const longestDown = 30_000

/** An endpoint of which nothing is known yet. */
export const make = ({ attempts, firstWait, hasAnswered = false, isLast, patience }: EndpointOptions): Endpoint => {
  let answeredAt: number | undefined = hasAnswered ? -Infinity : undefined
  let troubleSince: number | undefined
  let refused = 0
  /** The places that failed since the last answer. */
  const failing = new Set<string>()
  let door: Door = { until: 0, reason: "" }
  let down: Verdict | undefined
  let trouble = ""

  const answered = (now: number) => {
    answeredAt = now
    troubleSince = undefined
    down = undefined
    refused = 0
    failing.clear()
  }

  const gone = ({ endpoint, model }: ModelError, detail: string) =>
    new ModelError({ model, endpoint, reason: new Unreachable({ detail }) })

  const answer = (error: ModelError, outcome: Circuit.Outcome): Verdict => ({
    end: outcome === Circuit.alive ? "answer" : "fatal",
    error,
    outcome,
    isFree: true,
    wait: 0,
    isRefusal: false
  })

  const fatal = (error: ModelError): Verdict => {
    down = answer(error, { _tag: "Trouble", inARow: 1, openFor: isLast ? longestOpen : longestDown })
    return down
  }

  /** How many in a row open the circuit: a server that is not there at once, one in trouble when nothing else comes of it. */
  const opensAfter = ({ error, now }: Failed) =>
    error.reason._tag === "Transient"
      // A few places that always fail are no server in trouble.
      ? failing.size < severalPlaces ? Number.MAX_SAFE_INTEGER : failuresInARow
      : answeredAt !== undefined && now - answeredAt <= lately
      ? 3
      : 1

  const failed = (attempt: Failed): Verdict => {
    const { error, now, nth, openings, others, seed } = attempt
    const why = error.reason
    if (why._tag === "Unauthorised" || why._tag === "UnknownModel") {
      // Where nothing stands in for it, each call hears of it by asking, if the run has not stopped by then.
      return isLast ? answer(error, Circuit.unknown) : fatal(error)
    }
    if (why._tag !== "Transient" && why._tag !== "Unreachable") {
      answered(now)
      return answer(error, Circuit.alive)
    }
    trouble = why.detail
    // It has been given up on, and has not answered since.
    if (down !== undefined) return fatal(down.error)
    // A server that was never there needs no patience.
    if (why._tag === "Unreachable" && answeredAt === undefined && openings >= 2) return fatal(error)
    troubleSince ??= now
    const isLimited = why._tag === "Transient" && why.limited === true
    if (!isLimited) failing.add(attempt.place)
    // A place that fails alone says nothing about the server: its attempts end it. Where the circuit is open they are free.
    const endsByItself = why._tag === "Transient" && !isLimited && failing.size === 1 && openings === 0
    if (!endsByItself && now - troubleSince >= patience * 1000) {
      return fatal(gone(error, `no answer for ${patience} s: ${why.detail}`))
    }
    const asked = Math.ceil(Math.min((why._tag === "Transient" ? why.retryAfter : undefined) ?? 0, longestAsked))
    if (isLimited) {
      refused++
      // Who is told how long to wait by a server that is asked too often waits so long, however often that was.
      const wait = asked > 0 ? asked : Backoff.wait(seed, { firstWait, attempt: Math.min(nth, 4) })
      // A refusal among answers concerns its place alone: how many may ask at once is the pace's business. Where nothing else
      // is in flight, or nothing but refusals comes, the server wants to be left alone by everybody.
      const isForAll = others === 0 || refused >= refusalsInARow
      if (isForAll) door = { until: Math.max(door.until, now + wait), reason: why.detail }
      const outcome = Circuit.alive
      return { end: "again", error, outcome, isFree: true, wait: isForAll ? 0 : wait, isRefusal: true }
    }
    const isFree = why._tag === "Unreachable"
    const own = Backoff.wait(seed, { firstWait, attempt: isFree ? Math.min(nth, 4) : nth })
    const openFor = Math.max(asked, Backoff.wait(seed, { firstWait, attempt: openings + 1, longest: longestOpen }))
    const outcome = { _tag: "Trouble", inARow: opensAfter(attempt), openFor } as const
    return { end: "again", error, outcome, isFree, wait: Math.max(own, asked), isRefusal: false }
  }

  const exhausted = (last: ModelError) => {
    const { endpoint, model, reason: { detail } } = last
    if (answeredAt === undefined) return gone(last, `${attempts} attempts failed: ${detail}`)
    return new ModelError({ model, endpoint, reason: new GivenUp({ detail, attempts }) })
  }

  const idle = () => {
    troubleSince = undefined
    failing.clear()
  }

  return { door: () => door, down: () => down, trouble: () => trouble, answered, failed, idle, exhausted }
}
