/** Where the processes of a run keep what they have spent and hold together. */
import type { Effect, Layer, Scope } from "effect"
import type { RateLimiter } from "effect/persistence"
import type { Spent } from "../log/Attempts.ts"
import type { LogError } from "../log/EventLog.ts"
import type { Amount, Answer, Sum, Turn } from "./Claims.ts"

/** What a purse must know of the budget it is for. */
export interface PurseOptions {
  readonly limits: Amount
  readonly charge: (spent: ReadonlyArray<Spent>) => Sum
}

/** A purse in the hands of one process. Its turns come one after another. */
export interface Purse {
  /** Milliseconds without a turn after which others count this process as gone. */
  readonly silence: number
  /** Begins: what was spent before is counted from the attempts. Only while nothing that was granted here is still in flight. */
  readonly begin: Effect.Effect<Answer, LogError>
  /** Undefined where this process counts as gone: nothing that was granted here may be sent any more. */
  readonly take: (turn: Turn) => Effect.Effect<Answer | undefined, LogError>
  /** This process takes no more turns. */
  readonly leave: Effect.Effect<void, LogError>
}

/** Limits that hold over all processes which work on a run. */
export interface Together {
  readonly purse: (options: PurseOptions) => Effect.Effect<Purse, LogError, Scope.Scope>
  readonly rates: Layer.Layer<RateLimiter.RateLimiterStore, LogError>
}
