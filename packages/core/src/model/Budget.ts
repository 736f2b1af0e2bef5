/** What a run may spend: no attempt is sent unless its worst case fits beside the worst cases of all that are in flight. */
import { Context, Deferred, Effect, Layer } from "effect"
import { type Attempt, type AttemptEnd, AttemptStore, type Spent } from "../log/Attempts.ts"
import type { LogError } from "../log/EventLog.ts"
import { whileWaiting } from "../log/Signals.ts"
import { Stop, type Stop as StopService } from "../log/Stop.ts"
import * as Price from "./Price.ts"

/** How much a run may spend over its whole life, its resumptions included; what is absent is not limited. */
export interface Limits {
  /** US dollars. */
  readonly maxCost?: number
  /** Requests sent, those that fail included. */
  readonly maxCalls?: number
  /** Tokens in and out together. */
  readonly maxTokens?: number
}

/** What a budget is made from. */
export interface BudgetOptions extends Limits {
  readonly prices: ReadonlyMap<string, Price.Price>
  /** The price of a model that is not among those: one that came to be during the run. */
  readonly later?: (model: string) => Price.Price | undefined
}

/** What a run has spent so far, or is known to have spent at most where an attempt was lost. */
export interface Spending {
  readonly calls: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly cachedTokens: number
  /** US dollars; absent where the price of a model is not known. */
  readonly cost?: number
}

/** Room for one attempt. */
export interface Reservation {
  /** The attempt is being sent: from here on it counts as a call, whatever comes of it. */
  readonly sent: () => void
  /** What it came to; the rest of its worst case is free for others again. */
  readonly settle: (end: AttemptEnd) => void
}

/** Tokens and money as they are added up; money in whole nanodollars, infinite where a price is not known. */
interface Sum {
  calls: number
  tokens: number
  nanos: number
}

interface Entry {
  readonly worst: Attempt
  readonly most: Sum
  readonly stop: StopService
  readonly turn: Deferred.Deferred<void>
  state: "waiting" | "granted" | "sent" | "settled"
}

const dollars = (sum: number): string => Price.inDollars(sum / Price.nanos)

const whole = (count: number): string => count.toLocaleString("en")

/** Shares a run's budget among all its endpoints. */
export class Budget extends Context.Service<Budget, {
  /**
   * Runs an attempt as soon as its worst case fits. While it does not, it waits in line, as long as others in flight may still
   * come to less; when none is, it asks for the run's stop and waits for ever.
   */
  readonly reserve: <A, E, R>(
    worst: Attempt,
    use: (reservation: Reservation) => Effect.Effect<A, E, R>
  ) => Effect.Effect<A, E, R>
  readonly spending: () => Spending
}>()("@stoa/core/model/Budget") {
  /** The budget of a run, which goes on counting from what the run has spent before. */
  static readonly layer = (options: BudgetOptions): Layer.Layer<Budget, LogError, AttemptStore> =>
    Layer.effect(
      Budget,
      Effect.flatMap(AttemptStore, (store) => Effect.map(store.spent, (spent) => make(options, spent)))
    )
}

/** A budget of which this much is spent already. */
export const make = (options: BudgetOptions, before: ReadonlyArray<Spent> = []): Budget["Service"] => {
  const { later = () => undefined, maxCalls = Infinity, maxCost, maxTokens = Infinity, prices } = options
  const maxNanos = maxCost === undefined ? Infinity : Math.round(maxCost * Price.nanos)

  const priceOf = (model: string) => prices.get(model) ?? later(model)

  const costOf = (model: string, usage: Price.Usage): number => {
    const price = priceOf(model)
    return price === undefined ? Infinity : Price.cost(price, usage)
  }
  const spent = { inputTokens: 0, outputTokens: 0, cachedTokens: 0, calls: 0, nanos: 0 }
  /** Models that tokens were spent on, and that nobody knows a price of. */
  const unpriced = new Set<string>()
  const charge = (model: string, usage: Required<Price.Usage>) => {
    spent.inputTokens += usage.inputTokens
    spent.outputTokens += usage.outputTokens
    spent.cachedTokens += usage.cachedTokens
    if (usage.inputTokens + usage.outputTokens === 0) return
    const nanos = costOf(model, usage)
    if (nanos < Infinity) spent.nanos += nanos
    else unpriced.add(model)
  }
  for (const { calls, model, ...usage } of before) {
    spent.calls += calls
    charge(model, usage)
  }

  /** The worst cases of all reservations that are not settled. */
  const reserved: Sum = { calls: 0, tokens: 0, nanos: 0 }
  const line: Array<Entry> = []
  let held = 0

  /** Which limits an attempt would break, in words; none when it fits. Without a limit in dollars no price is asked for. */
  const lacks = ({ most }: Entry): Array<string> => {
    const tokens = spent.inputTokens + spent.outputTokens
    return [
      ...(spent.calls + reserved.calls + most.calls > maxCalls
        ? [`${whole(spent.calls)} of at most ${whole(maxCalls)} calls are made`]
        : []),
      ...(tokens + reserved.tokens + most.tokens > maxTokens
        ? [
          `${whole(tokens)} of at most ${whole(maxTokens)} tokens are used, and the next call could use up to ${
            whole(most.tokens)
          }`
        ]
        : []),
      ...(maxNanos < Infinity && !(spent.nanos + reserved.nanos + most.nanos <= maxNanos)
        ? [
          `${dollars(spent.nanos)} of at most ${dollars(maxNanos)} is spent, and the next call could cost up to ${
            dollars(most.nanos)
          }`
        ]
        : [])
    ]
  }

  /** Why an attempt may not be sent, in a sentence; none when it may. */
  const refusal = (entry: Entry): string | undefined => {
    const [stranger] = [...unpriced].toSorted()
    if (stranger !== undefined && maxNanos < Infinity) {
      return `The run has spent tokens on the model "${stranger}", whose price is not known, so no limit in dollars can be kept: write the price into a file, name the file with --prices, and resume the run to go on.`
    }
    const { model } = entry.worst
    if (maxNanos < Infinity && priceOf(model) === undefined) {
      return `The price of the model "${model}" is not known, and at most ${
        dollars(maxNanos)
      } may be spent: write the price into a file, name the file with --prices, and resume the run to go on.`
    }
    const reasons = lacks(entry)
    return reasons.length === 0
      ? undefined
      : `The budget is used up: ${reasons.join("; ")}. Raise it and resume the run to go on.`
  }

  const take = ({ most }: Entry, sign: 1 | -1) => {
    held += sign
    reserved.calls += sign * most.calls
    reserved.tokens += sign * most.tokens
    if (maxNanos < Infinity) reserved.nanos += sign * most.nanos
  }

  /** Lets go on whoever fits, first come first served; stops the run when the first in line will never fit. */
  const admit = () => {
    for (let first = line[0]; first !== undefined; first = line[0]) {
      const sentence = refusal(first)
      if (sentence !== undefined) {
        if (held > 0) return
        const { stop, turn } = first
        Deferred.doneUnsafe(turn, Effect.andThen(stop.request({ _tag: "Budget", sentence }), Effect.never))
        return
      }
      line.shift()
      first.state = "granted"
      take(first, 1)
      Deferred.doneUnsafe(first.turn, Effect.void)
    }
  }

  const enqueue = (worst: Attempt, stop: StopService): Entry => {
    const { inputTokens, model, outputTokens } = worst
    const most = { calls: 1, tokens: inputTokens + outputTokens, nanos: costOf(model, { inputTokens, outputTokens }) }
    const entry: Entry = { worst, most, stop, turn: Deferred.makeUnsafe(), state: "waiting" }
    line.push(entry)
    if (line.length === 1) admit()
    return entry
  }

  const settle = (entry: Entry, end: Required<Price.Usage>) => {
    if (entry.state === "settled") return
    const { state } = entry
    entry.state = "settled"
    if (state === "waiting") line.splice(line.indexOf(entry), 1)
    else take(entry, -1)
    if (state === "sent") {
      spent.calls++
      charge(entry.worst.model, end)
    }
    admit()
  }

  return Budget.of({
    reserve: (worst, use) =>
      Effect.flatMap(Stop, (stop) =>
        // Nothing may come between the place in line and its end: a reservation that nobody gives back would starve the rest.
        Effect.uninterruptibleMask((restore) => {
          const entry = enqueue(worst, stop)
          const { inputTokens, outputTokens } = worst
          const turn = Effect.suspend(() =>
            entry.state === "waiting"
              ? whileWaiting(worst.place, { on: "budget" }, Deferred.await(entry.turn))
              : Effect.void
          )
          const reservation: Reservation = {
            sent: () => {
              entry.state = "sent"
            },
            settle: (end) => settle(entry, end)
          }
          return Effect.ensuring(
            restore(Effect.andThen(turn, Effect.suspend(() => use(reservation)))),
            // Whoever leaves without a word may have been charged for all of it.
            Effect.sync(() => settle(entry, { inputTokens, outputTokens, cachedTokens: 0 }))
          )
        })),
    spending: () => {
      const { nanos, ...counts } = spent
      return { ...counts, ...(unpriced.size === 0 ? { cost: nanos / Price.nanos } : {}) }
    }
  })
}
