/** How long an answer is. */
import { Tokens } from "@stoa/core"
import { Effect } from "effect"

/** Tokens of a text, as newer models of OpenAI count them. */
export const tokensOf = (text: string): Effect.Effect<number> => Effect.map(Tokens.load, ({ count }) => count(text))
