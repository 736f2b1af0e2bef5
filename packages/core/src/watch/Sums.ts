/** What attempts came to, by what they have in common. Money is counted in whole nanodollars, so that no sum hangs on its order. */
import { nanos } from "../model/Price.ts"
import type { Attempt } from "./Rows.ts"
import type { Spending, Spent } from "./Watched.ts"

/** An attempt that is counted, or (-1) taken back. */
export interface Counted {
  readonly attempt: Attempt
  /** Whole nanodollars; Infinity where no price is known. */
  readonly nanos: number
  readonly sign: 1 | -1
}

/** Under which names an attempt is counted. */
export interface Names {
  readonly model: string
  readonly phase: string
  readonly prompt: string | undefined
  readonly scenario: string | undefined
  readonly agent: string | undefined
}

/** True for an attempt of which no answer came. */
export const isFailed = ({ state }: Attempt): boolean => state === "free" || state === "lost"

interface Sum {
  readonly spent: Spent
  readonly nanos: number
  /** Attempts without a price. */
  readonly unpriced: number
}

const nothing: Sum = {
  spent: { calls: 0, failed: 0, inputTokens: 0, outputTokens: 0, cachedTokens: 0, cost: 0 },
  nanos: 0,
  unpriced: 0
}

const plus = (sum: Sum, { attempt, nanos: cost, sign }: Counted): Sum => {
  const { spent } = sum
  const isPriced = Number.isFinite(cost)
  const all = sum.nanos + (isPriced ? sign * cost : 0)
  const unpriced = sum.unpriced + (isPriced ? 0 : sign)
  return {
    spent: {
      calls: spent.calls + sign,
      failed: spent.failed + (isFailed(attempt) ? sign : 0),
      inputTokens: spent.inputTokens + sign * attempt.input,
      outputTokens: spent.outputTokens + sign * attempt.output,
      cachedTokens: spent.cachedTokens + sign * attempt.cached,
      cost: unpriced === 0 ? all / nanos : undefined
    },
    nanos: all,
    unpriced
  }
}

const sorts = ["model", "phase", "prompt", "scenario", "agent"] as const

type BySort = Record<(typeof sorts)[number], Map<string, Sum>>

/** Sums that grow. */
export interface Sums {
  readonly add: (counted: Counted, names: Names) => void
  readonly read: () => Omit<Spending, "seconds" | "spans">
  readonly copy: () => Sums
}

const spentOf = (sums: ReadonlyMap<string, Sum>): ReadonlyMap<string, Spent> => {
  const all = new Map<string, Spent>()
  for (const [name, { spent }] of sums) if (spent.calls > 0) all.set(name, spent)
  return all
}

const over = (first: Sum, by: BySort): Sums => {
  let total = first
  return {
    add: (counted, names) => {
      total = plus(total, counted)
      for (const sort of sorts) {
        const name = names[sort]
        if (name !== undefined) by[sort].set(name, plus(by[sort].get(name) ?? nothing, counted))
      }
    },
    read: () => ({
      total: total.spent,
      byModel: spentOf(by.model),
      byPhase: spentOf(by.phase),
      byPrompt: spentOf(by.prompt),
      byScenario: spentOf(by.scenario),
      byAgent: spentOf(by.agent)
    }),
    copy: () =>
      over(total, {
        model: new Map(by.model),
        phase: new Map(by.phase),
        prompt: new Map(by.prompt),
        scenario: new Map(by.scenario),
        agent: new Map(by.agent)
      })
  }
}

/** Nothing spent yet. */
export const make = (): Sums =>
  over(nothing, { model: new Map(), phase: new Map(), prompt: new Map(), scenario: new Map(), agent: new Map() })
