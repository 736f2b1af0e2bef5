/** How likely a model finds a reply that is given: its log-probability, token by token, and what else it thought of. */
import { Context, type Effect, Schema } from "effect"
import type { Turn } from "../domain/Draft.ts"
import type { ModelError } from "./Model.ts"

/** A token of the reply as a model scores it; natural logarithms. */
export interface ScoredToken {
  readonly token: string
  readonly logprob: number
  /** The likeliest next tokens at this place, the likeliest first, as many as the endpoint tells; the token itself may be among them. */
  readonly top: ReadonlyArray<readonly [token: string, logprob: number]>
}

/** A reply to be scored. */
export interface Scoring {
  readonly place: string
  readonly model: string
  /** What was said before; ends with the user. */
  readonly turns: ReadonlyArray<Turn>
  readonly reply: string
}

/** What a scoring came to, as it is kept: the tokens, or why there are none. */
export const Outcome = Schema.Union([
  Schema.Struct({
    tokens: Schema.Array(
      Schema.Tuple([Schema.String, Schema.Finite, Schema.Array(Schema.Tuple([Schema.String, Schema.Finite]))])
    )
  }),
  Schema.Struct({ why: Schema.String })
])

/** Scores replies. */
export class Likelihood extends Context.Service<Likelihood, {
  /** The tokens of a reply; undefined where the endpoint gives no probabilities of a text that is given. */
  readonly score: (scoring: Scoring) => Effect.Effect<ReadonlyArray<ScoredToken> | undefined, ModelError>
  /** Why a model's replies, or the last of them, could not be scored, in a sentence; undefined where all could. */
  readonly why: (model: string) => string | undefined
}>()("@stoa/core/model/Likelihood") {}
