/** A run whose data set is written by a process of this very screen: to whoever looks on it is as it was, and no engine works on it. */
import type { Watched } from "@stoa/core"
import type { Source } from "./Driver.ts"

/** Milliseconds within which the lock of such a process is seen to be free again. */
const after = 1500

/** The run as it is to be shown. */
export const masked = (
  poll: Source["poll"],
  { isWriting }: { readonly isWriting: () => boolean }
): Source["poll"] => {
  let rested: Watched.Watched["mode"] = "stopped"
  let until = 0
  let shown: { readonly seen: Watched.Watched; readonly as: Watched.Watched } | undefined
  return (now) => {
    const seen = poll(now)
    if (isWriting()) until = now + after
    if (seen.mode !== "live") {
      rested = seen.mode
      return seen
    }
    if (now >= until) return seen
    if (shown?.seen !== seen) shown = { seen, as: { ...seen, mode: rested, pulse: undefined } }
    return shown.as
  }
}
