/** When an attempt is really sent: after all that it waits for, and at most once. */
import { Context } from "effect"

/** Told by the ledger as it sends an attempt. */
export const Sent = Context.Reference<() => void>("@stoa/core/model/Sent", { defaultValue: () => () => undefined })
