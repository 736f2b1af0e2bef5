/** Looking at a cluster twice a second, for as long as somebody looks on. */
import { Standing } from "@stoa/core"
import { ClusterLook } from "@stoa/core/cluster"
import { Effect, Semaphore } from "effect"
import * as Seen from "../../ui/views/cluster/Seen.ts"

const often = "500 millis"

/** True where a run that was under way is so no more: what it came to is to be counted once more before it is told. */
export const isEnd = (
  before: ClusterLook.ClusterLook | undefined,
  now: ClusterLook.ClusterLook | undefined
): boolean => {
  const going = new Set(before?.runs.filter(Standing.isUnderWay).map(({ run }) => run))
  return now?.runs.some((row) => !Standing.isUnderWay(row) && going.has(row.run)) ?? false
}

/** Begins to look; what was seen last is there at once. A server that is away is waited for. */
export const watch = Effect.fnUntraced(function*(url: string) {
  const { count, look } = yield* ClusterLook.make(url)
  let seen = Seen.nothing
  const turn = yield* Semaphore.make(1)
  const counting = turn.withPermits(1)(Effect.ignore(count))
  const counted = Effect.flatMap(
    look,
    (found) => isEnd(seen.look, found) ? Effect.andThen(counting, look) : Effect.succeed(found)
  )
  const looking = Effect.matchEffect(counted, {
    onSuccess: (found) => Effect.sync(() => void (seen = Seen.add(seen, found, Date.now()))),
    onFailure: ({ detail }) => Effect.sync(() => void (seen = Seen.away(seen, `${detail}.`, Date.now())))
  })
  yield* Effect.forkScoped(Effect.forever(Effect.andThen(looking, Effect.sleep(often))))
  // Counting may take its time: what is seen does not wait for it.
  yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.sleep(often), counting)))
  return { name: ClusterLook.nameOf(url), seen: () => seen }
})
