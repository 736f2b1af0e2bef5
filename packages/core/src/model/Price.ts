/** What a model asks for its tokens, and what an attempt costs by that. */
import { Schema } from "effect"

const amount = (description: string) =>
  Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0), Schema.isLessThanOrEqualTo(100_000)).annotate({ description })

/** A price: US dollars per million tokens. */
export const Price = Schema.Struct({
  input: amount("What the model reads"),
  cached: Schema.optionalKey(amount("What the server took from its cache; default: as input")),
  cacheWrite: Schema.optionalKey(amount("What the server puts into its cache; where it costs more than input")),
  output: amount("What the model writes, thinking included")
}).annotate({ identifier: "Price" })
export type Price = typeof Price.Type

/** Tokens of one attempt or of many; the cached ones are among those of the input. */
export interface Usage {
  readonly inputTokens: number
  readonly outputTokens: number
  readonly cachedTokens?: number
}

/** Nothing is asked for. */
export const free: Price = { input: 0, output: 0 }

/** Nanodollars in a dollar: money is counted in whole ones, so that no sum depends on its order. */
export const nanos = 1e9

/**
 * The cost in whole nanodollars, rounded up. Servers do not say which tokens they put into their cache: where that costs more
 * than reading, all that did not come from the cache counts as put there.
 */
export const cost = (price: Price, { cachedTokens = 0, inputTokens, outputTokens }: Usage): number => {
  const cached = Math.min(cachedTokens, inputTokens)
  const fresh = (inputTokens - cached) * Math.max(price.input, price.cacheWrite ?? 0)
  const exact = (fresh + cached * (price.cached ?? price.input) + outputTokens * price.output) * 1000
  // A hair below: the last bit of a fraction must not make it a nanodollar more.
  return Math.max(0, Math.ceil(exact - Math.max(1e-6, exact * 1e-14)))
}

/** The dearer of two prices, part by part. */
export const dearer = (a: Price, b: Price): Price => {
  const write = Math.max(a.cacheWrite ?? 0, b.cacheWrite ?? 0)
  return {
    input: Math.max(a.input, b.input),
    cached: Math.max(a.cached ?? a.input, b.cached ?? b.input),
    ...(write === 0 ? {} : { cacheWrite: write }),
    output: Math.max(a.output, b.output)
  }
}

/** Dollars as people write them: cents above ten of them, below that the two digits that count. */
export const inDollars = (dollars: number): string => {
  if (dollars >= 0.1 || dollars === 0) {
    return `$${dollars.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`
  }
  if (dollars < 0.000_001) return "less than $0.000001"
  return `$${Number(dollars.toPrecision(2)).toFixed(Math.min(6, Math.ceil(-Math.log10(dollars)) + 1))}`
}
