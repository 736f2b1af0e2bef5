/** What this worker has of a cluster just now. */
import { Effect } from "effect"
import { ShardId, Sharding } from "effect/cluster"
import { Hosts } from "./Hosts.ts"
import { shards } from "./Settings.ts"

const all = Array.from({ length: shards }, (_, index) => index + 1)

/** Groups that live here, portions that are done here, of which runs, and the numbers of its shards. */
export const share = Effect.gen(function*() {
  const { busy } = yield* Hosts
  const sharding = yield* Sharding.Sharding
  const { groups, portions, runs } = busy
  return {
    groups,
    portions,
    runs: [...runs.keys()],
    shards: all.filter((nth) => sharding.hasShardId(ShardId.make("default", nth)))
  }
})
