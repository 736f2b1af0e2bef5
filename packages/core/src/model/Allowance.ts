/** What a run may spend, what an attempt may come to, and why one may not be sent. */
import type { Attempt, Spent } from "../log/Attempts.ts"
import { type Amount, nothing, plus, type Sum } from "./Claims.ts"
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

/** An attempt that wants to be sent. */
export interface Wanting {
  readonly worst: Attempt
  /** What its worst case comes to. */
  readonly most: Amount
}

/** What is gone of a budget, and what is held of it for attempts in flight. */
export interface Taken {
  readonly spent: Sum
  readonly held: Amount
}

/** The rules of one run's budget. */
export interface Allowance {
  /** What is not limited is infinite. */
  readonly limits: Amount
  /** Without a limit in dollars no price is asked for, and the money is 0. */
  readonly most: (worst: Attempt) => Amount
  /** What was spent comes to; models whose price is not known are remembered. */
  readonly charge: (spent: ReadonlyArray<Spent>) => Sum
  /** Why no price can be put on it, in a sentence; undefined where that is not needed, or can be done. */
  readonly unpriced: (wanting: Wanting) => string | undefined
  /** Why it may not be sent, in a sentence; undefined when it may. */
  readonly refusal: (wanting: Wanting, taken: Taken) => string | undefined
  readonly spending: (spent: Sum) => Spending
}

/** True where a run may spend only so much. */
export const isLimited = ({ maxCalls, maxCost, maxTokens }: Limits): boolean =>
  maxCalls !== undefined || maxCost !== undefined || maxTokens !== undefined

const dollars = (sum: number): string => Price.inDollars(sum / Price.nanos)

const whole = (count: number): string => count.toLocaleString("en")

/** The rules for a recipe's limits. */
export const make = (options: BudgetOptions): Allowance => {
  const { later = () => undefined, maxCalls = Infinity, maxCost, maxTokens = Infinity, prices } = options
  const maxNanos = maxCost === undefined ? Infinity : Math.round(maxCost * Price.nanos)
  const priceOf = (model: string) => prices.get(model) ?? later(model)
  /** Models that tokens were spent on, and that nobody knows a price of. */
  const strangers = new Set<string>()

  const costOf = (model: string, usage: Price.Usage): number => {
    const price = priceOf(model)
    return price === undefined ? Infinity : Price.cost(price, usage)
  }

  const most = ({ inputTokens, model, outputTokens }: Attempt): Amount => ({
    calls: 1,
    tokens: inputTokens + outputTokens,
    nanos: maxNanos < Infinity ? costOf(model, { inputTokens, outputTokens }) : 0
  })

  const charge = (spent: ReadonlyArray<Spent>): Sum =>
    spent.reduce((sum, { model, ...counts }) => {
      if (counts.inputTokens + counts.outputTokens === 0) return plus(sum, { ...counts, nanos: 0 })
      const nanos = costOf(model, counts)
      if (nanos === Infinity) strangers.add(model)
      return plus(sum, { ...counts, nanos: nanos < Infinity ? nanos : 0 })
    }, nothing)

  const unpriced = ({ worst: { model } }: Wanting): string | undefined => {
    if (maxNanos === Infinity) return undefined
    const [stranger] = [...strangers].toSorted()
    if (stranger !== undefined) {
      return `The run has spent tokens on the model "${stranger}", whose price is not known, so no limit in dollars can be kept: write the price into a file, name the file with --prices, and resume the run to go on.`
    }
    return priceOf(model) === undefined
      ? `The price of the model "${model}" is not known, and at most ${
        dollars(maxNanos)
      } may be spent: write the price into a file, name the file with --prices, and resume the run to go on.`
      : undefined
  }

  /** Which limits an attempt would break, in words; none when it fits. */
  const lacks = (most: Amount, { held, spent }: Taken): Array<string> => {
    const tokens = spent.inputTokens + spent.outputTokens
    return [
      ...(spent.calls + held.calls + most.calls > maxCalls
        ? [`${whole(spent.calls)} of at most ${whole(maxCalls)} calls are made`]
        : []),
      ...(tokens + held.tokens + most.tokens > maxTokens
        ? [
          `${whole(tokens)} of at most ${whole(maxTokens)} tokens are used, and the next call could use up to ${
            whole(most.tokens)
          }`
        ]
        : []),
      ...(maxNanos < Infinity && !(spent.nanos + held.nanos + most.nanos <= maxNanos)
        ? [
          `${dollars(spent.nanos)} of at most ${dollars(maxNanos)} is spent, and the next call could cost up to ${
            dollars(most.nanos)
          }`
        ]
        : [])
    ]
  }

  const refusal = (wanting: Wanting, taken: Taken): string | undefined => {
    const sentence = unpriced(wanting)
    if (sentence !== undefined) return sentence
    const reasons = lacks(wanting.most, taken)
    return reasons.length === 0
      ? undefined
      : `The budget is used up: ${reasons.join("; ")}. Raise it and resume the run to go on.`
  }

  const spending = ({ nanos, ...counts }: Sum): Spending => ({
    ...counts,
    ...(strangers.size === 0 ? { cost: nanos / Price.nanos } : {})
  })

  return { limits: { calls: maxCalls, tokens: maxTokens, nanos: maxNanos }, most, charge, unpriced, refusal, spending }
}
