/** Looking at a cluster twice a second, for as long as somebody looks on. */
import { ClusterLook } from "@stoa/core/cluster"
import { Effect } from "effect"
import * as Seen from "../../ui/views/cluster/Seen.ts"

const often = "500 millis"

/** Begins to look; what was seen last is there at once. A server that is away is waited for. */
export const watch = Effect.fnUntraced(function*(url: string) {
  const { count, look } = yield* ClusterLook.make(url)
  let seen = Seen.nothing
  const looking = Effect.matchEffect(look, {
    onSuccess: (found) => Effect.sync(() => void (seen = Seen.add(seen, found, Date.now()))),
    onFailure: ({ detail }) => Effect.sync(() => void (seen = Seen.away(seen, `${detail}.`, Date.now())))
  })
  yield* Effect.forkScoped(Effect.forever(Effect.andThen(looking, Effect.sleep(often))))
  // Counting may take its time: what is seen does not wait for it.
  yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.sleep(often), Effect.ignore(count))))
  return { name: ClusterLook.nameOf(url), seen: () => seen }
})
