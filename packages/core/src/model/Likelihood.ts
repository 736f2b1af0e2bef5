/** How likely a model finds a reply that is given: its log-probability, token by token, and what else it thought of. */
import { Context, type Effect } from "effect"
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

/** Scores replies. */
export class Likelihood extends Context.Service<Likelihood, {
  /** The tokens of a reply; undefined where the endpoint gives no probabilities of a text that is given. */
  readonly score: (scoring: Scoring) => Effect.Effect<ReadonlyArray<ScoredToken> | undefined, ModelError>
}>()("@stoa/core/model/Likelihood") {}
