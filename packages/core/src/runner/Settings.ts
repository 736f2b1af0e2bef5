/** How workers share a run: the settings of effect's cluster that differ from its own. */
import { type Duration, Option } from "effect"
import { RunnerAddress, type ShardingConfig } from "effect/cluster"

/** Shards that all entities of a cluster are in; never changed for a database in use. */
export const shards = 64

/** Where a worker is reached by others; absent for one that only asks. */
export interface Address {
  readonly host: string
  readonly port: number
}

/** How soon a worker that is gone is given up. */
export type Timing = "steady" | "quick"

interface Times {
  readonly shardLockExpiration: Duration.Input
  readonly shardLockRefreshInterval: Duration.Input
  readonly runnerHealthCheckInterval: Duration.Input
}

/**
 * A worker that was killed is missed at its next health check; one that stands still keeps its shards until its locks expire. Shorter
 * times take shards away from workers that are only busy.
 */
const times: Readonly<Record<Timing, Times>> = {
  steady: {
    shardLockExpiration: "12 seconds",
    shardLockRefreshInterval: "4 seconds",
    runnerHealthCheckInterval: "2 seconds"
  },
  quick: {
    shardLockExpiration: "6 seconds",
    shardLockRefreshInterval: "2 seconds",
    runnerHealthCheckInterval: "1 second"
  }
}

/** The settings of a worker at an address. */
export const of = (
  address: Address | undefined,
  timing: Timing
): Partial<ShardingConfig.ShardingConfig["Service"]> => ({
  ...times[timing],
  runnerAddress: Option.map(
    Option.fromUndefinedOr(address),
    ({ host, port }) => RunnerAddress.make(host, port)
  ),
  // Wherever it is reached, it listens at all of its addresses.
  runnerListenAddress: Option.map(
    Option.fromUndefinedOr(address),
    ({ host, port }) => RunnerAddress.make(host === "127.0.0.1" ? host : "0.0.0.0", port)
  ),
  shardsPerGroup: shards,
  refreshAssignmentsInterval: "1 second",
  entityMessagePollInterval: "250 millis",
  // A life is one request, and there are as many groups as there are.
  maxResidentEntities: "unbounded",
  entityMailboxCapacity: "unbounded",
  entityTerminationTimeout: "5 seconds",
  simulateRemoteSerialization: false
})
