/** What a run in progress is likely to come to: pure, for the line that shows it. */
import * as Price from "../model/Price.ts"

/** What was spent, or will be. */
export interface Amount {
  readonly calls: number
  readonly tokens: number
  /** US dollars; absent where a price is not known. */
  readonly cost?: number | undefined
}

/**
 * Where spending is heading. The forecast counts for what is still to be done, and the less, the more was done: what was spent
 * by then tells more than any forecast. `done` is the share of the run's calls that is behind.
 */
export const total = (spent: number, forecast: number, done: number): number => {
  const share = Math.min(1, Math.max(0, done))
  if (share === 0) return Math.max(spent, forecast)
  const soFar = spent / share
  return spent + (1 - share) * (share * soFar + (1 - share) * forecast)
}

const short = (count: number): string =>
  count < 1000
    ? String(Math.round(count))
    : new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 }).format(count)

/** The same in words: "spent $0.12 of about $0.80", or in tokens where a price is not known; without a forecast what was spent. */
export const words = (spent: Amount, forecast?: Amount): string => {
  const done = forecast === undefined || forecast.calls <= 0 ? 1 : spent.calls / forecast.calls
  const inMoney = spent.cost !== undefined && (forecast === undefined || forecast.cost !== undefined)
  const show = inMoney ? Price.inDollars : (tokens: number) => `${short(tokens)} tokens`
  const now = inMoney ? spent.cost ?? 0 : spent.tokens
  if (forecast === undefined || done >= 1) return `spent ${show(now)}`
  const end = total(now, inMoney ? forecast.cost ?? 0 : forecast.tokens, done)
  return inMoney ? `spent ${show(now)} of about ${show(end)}` : `spent ${short(now)} of about ${show(end)}`
}
