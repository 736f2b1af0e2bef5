/** An attempt that was not sent because the run was paused while it waited for the budget: no error, and nobody's answer. */
import { Cause, Effect } from "effect"

const held = Symbol.for("@stoa/core/model/Held")

/** Gives up an attempt before it is sent. It is its endpoint's governor who hears of it. */
export const giveUp: Effect.Effect<never> = Effect.die(held)

/** True for an attempt that was given up so. */
export const isHeld = (cause: Cause.Cause<unknown>): boolean => Cause.squash(cause) === held
