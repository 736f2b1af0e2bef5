/** A cluster in lines, where there is no screen: one for each change. */
import { Effect } from "effect"
import * as Happened from "../../ui/views/cluster/Happened.ts"
import type { Seen } from "../../ui/views/cluster/Seen.ts"
import * as Screen from "../Screen.ts"

/** Looks after which it is said how far runs have come, where they have. */
const patience = 20

/** Says what happens, until nobody listens any more. */
export const tell = (name: string, seen: () => Seen): Effect.Effect<never> =>
  Effect.suspend(() => {
    let last = seen()
    let lookedAt = last.look
    let looks = 0
    Screen.print(`The cluster of ${name}; Ctrl-C leaves, the cluster goes on.`)
    return Effect.sync(() => {
      const next = seen()
      // Events are only ever added, at the end.
      const from = last.events.at(-1)
      const at = from === undefined ? -1 : next.events.lastIndexOf(from)
      for (const { text } of next.events.slice(at + 1)) Screen.print(text)
      last = next
      if (++looks % patience !== 0 || next.look === undefined || next.look === lookedAt) return
      for (const { text } of Happened.progress(lookedAt, next.look)) Screen.print(text)
      lookedAt = next.look
    }).pipe(Effect.andThen(Effect.sleep("250 millis")), Effect.forever)
  })
