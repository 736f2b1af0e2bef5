/** How many tokens model calls took: what was asked, and what was answered. */
import { Schema } from "effect"

/** Tokens of one call, or of several. */
export const Tokens = Schema.Struct({ input: Schema.Int, output: Schema.Int }).annotate({
  identifier: "Tokens",
  description: "Tokens asked and answered, as the server counted them"
})
export type Tokens = typeof Tokens.Type

/** No call at all. */
export const none: Tokens = { input: 0, output: 0 }

/** The tokens of one call. */
export const of = (
  { inputTokens, outputTokens }: { readonly inputTokens: number; readonly outputTokens: number }
): Tokens => ({ input: inputTokens, output: outputTokens })

/** All of these together; what is not known counts nothing. */
export const sum = (all: ReadonlyArray<Tokens | undefined>): Tokens =>
  all.reduce<Tokens>(
    (sum, { input, output } = none) => ({ input: sum.input + input, output: sum.output + output }),
    none
  )
