/** How long an answer is. */
import { Model } from "@stoa/core"
import { Effect } from "effect"

/** Tokens of a text. */
export const tokensOf = (text: string): Effect.Effect<number> => Effect.sync(() => Model.estimateTokens(text))
