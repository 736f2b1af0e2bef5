/** A cluster of one worker without a PostgreSQL: a registry that remembers what it was told, runs that open or do not, shards that come and go. */
import { Cause, Context, Effect, Layer, Queue, Stream } from "effect"
import { Entity, EntityAddress, EntityId, EntityType, ShardId, Sharding } from "effect/cluster"
import type { WorkflowEngine } from "effect/workflow"
import { LogError } from "../../../packages/core/src/log/EventLog.ts"
import { Lease } from "../../../packages/core/src/log/postgres/PostgresStore.ts"
import * as Stop from "../../../packages/core/src/log/Stop.ts"
import type * as Host from "../../../packages/core/src/runner/Host.ts"
import { Hosts } from "../../../packages/core/src/runner/Hosts.ts"
import { type Opened, Opening } from "../../../packages/core/src/runner/Opening.ts"
import { type End, Registry, type RunRow, type WorkerRow } from "../../../packages/core/src/runner/Registry.ts"
import { recipeOf } from "../../support/flow.ts"

/** The sitting that is under way. */
export const sitting = { run: "a", sitting: 2 }

/** Trouble with the log. */
export const trouble = new LogError({ file: "db", detail: "the server went away" })

const recipe = recipeOf({ requirements: [{ count: 1 }] })

/** What somebody may change, and what came of it. */
export const make = Effect.gen(function*() {
  const news = yield* Queue.unbounded<RunRow>()
  const row: RunRow = {
    run: sitting.run,
    version: "0",
    submitted: 0,
    changed: 0,
    sitting: sitting.sitting,
    state: "running",
    why: undefined,
    recipe: "",
    inputs: ""
  }
  const state = {
    row: row as RunRow | undefined,
    workers: [] as Array<WorkerRow>,
    /** How often the registry does not answer. */
    silent: 0,
    isOurs: true,
    /** Why the next run does not open. */
    shut: undefined as unknown,
    opened: 0,
    closed: 0,
    stops: [] as Array<unknown>,
    ends: [] as Array<End>,
    /** The stop of the run that was opened last. */
    stopping: undefined as Opened["stopping"] | undefined
  }
  const answer = <A>(told: () => A) =>
    Effect.suspend(() => {
      if (state.silent === 0) return Effect.sync(told)
      state.silent--
      return Effect.fail(trouble)
    })
  // All else is not to be asked.
  const registry = {
    read: () => answer(() => state.row),
    watch: () => Stream.fromQueue(news),
    stop: (_, why) => answer(() => void state.stops.push(why)),
    end: (_, end) => answer(() => void state.ends.push(end)),
    workers: answer(() => state.workers)
  } satisfies Partial<Registry["Service"]> as Partial<Registry["Service"]> as Registry["Service"]
  const opening = Opening.of({
    open: () =>
      Effect.gen(function*() {
        const { shut } = state
        if (shut !== undefined) return yield* Effect.fail(shut)
        yield* Effect.acquireRelease(Effect.sync(() => state.opened++), () => Effect.sync(() => state.closed++))
        const stopping = yield* Stop.make
        state.stopping = stopping
        const lease = Lease.over({ name: "worker", epoch: 1 }, () => Effect.succeed(2))
        const services = Context.make(Lease, lease) as unknown as Opened["services"]
        return { recipe, inputs: { profiles: [], questions: [] }, scenarios: [], services, stopping }
      }),
    reasonOf: ({ _tag }) => ({ code: 3, sentence: `It stops: ${_tag}.` }),
    explain: (cause) => {
      const error = Cause.squash(cause)
      return { code: 1, sentence: error instanceof Error ? error.message : String(error) }
    }
  })
  const around = Context.make(Registry, registry).pipe(
    Context.add(Opening, opening),
    Context.add(
      Sharding.Sharding,
      { hasShardId: () => state.isOurs } as unknown as Sharding.Sharding["Service"]
    ),
    Context.add(
      Entity.CurrentAddress,
      EntityAddress.make({
        shardId: ShardId.make("default", 1),
        entityType: EntityType.make("Group"),
        entityId: EntityId.make("a/g000")
      })
    )
  ) as unknown as Context.Context<
    Registry | Opening | Sharding.Sharding | WorkflowEngine.WorkflowEngine | Entity.CurrentAddress
  >
  const hosts = yield* Layer.build(Hosts.layer).pipe(Effect.provideContext(around))
  const { busy } = Context.get(hosts, Hosts)
  return {
    state,
    busy,
    /** Changes how the run stands, and says so. */
    stands: (change: Partial<RunRow>) =>
      Effect.suspend(() => {
        state.row = { ...row, ...change }
        return Queue.offer(news, state.row)
      }),
    /** Does something as this worker. */
    within: Effect.provideContext(Context.merge(around, hosts)) as <A, E>(
      effect: Effect.Effect<A, E, Hosts | Opening | Host.Surroundings>
    ) => Effect.Effect<A, E>
  }
})
