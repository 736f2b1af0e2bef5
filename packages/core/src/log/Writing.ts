/** Under which lease a fiber writes, where a run is written by several processes. */
import { Context } from "effect"

/** A lease that was taken: what is written under it is refused once somebody else has taken it. */
export interface Held {
  readonly name: string
  readonly epoch: number
}

/** The lease of what goes on; undefined for that of the process. What is forked inside writes under it too. */
export const Writing = Context.Reference<Held | undefined>("@stoa/core/log/Writing", { defaultValue: () => undefined })
