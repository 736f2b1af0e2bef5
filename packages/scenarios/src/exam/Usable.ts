/** An answer that may turn out to be of no use. */
import type { StageError } from "@stoa/core"
import { Effect } from "effect"

/** Undefined where no usable answer came, which is recorded. */
export const orNothing = <A, R>(asking: Effect.Effect<A, StageError, R>) =>
  Effect.catchIf(asking, ({ reason }) => reason._tag === "Unanswered", () => Effect.undefined)
