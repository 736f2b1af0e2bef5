/** A run that this worker works on: what it has of it, and how it stops. */
import { Context, Deferred, Effect, Fiber, Schedule, Schema, Stream } from "effect"
import type { Sharding } from "effect/cluster"
import type { WorkflowEngine } from "effect/workflow"
import { LogError } from "../log/EventLog.ts"
import { Lease, Others } from "../log/postgres/PostgresStore.ts"
import { Stop } from "../log/Stop.ts"
import * as Pipeline from "../Pipeline.ts"
import type * as Simulation from "../simulation/Simulation.ts"
import * as Lives from "./Lives.ts"
import type { Opened, Opening } from "./Opening.ts"
import { spread } from "./Portion.ts"
import { again, Registry } from "./Registry.ts"
import type { RunRow } from "./RegistryRows.ts"
import type { Services } from "./Services.ts"
import type { Sitting } from "./Sitting.ts"
import type { Work } from "./Work.ts"

/** What a worker has beside its runs. */
export type Surroundings = Registry | Sharding.Sharding | WorkflowEngine.WorkflowEngine

/** All that the work on a run may ask for. */
export type Own = Services | Surroundings

/** A sitting that is asked for has come to its end already. */
export class SittingOver extends Schema.TaggedError<SittingOver>()("SittingOver", { run: Schema.String }) {}

/** A run that is open. */
export interface Host extends Pick<Opened, "inputs" | "recipe" | "scenarios"> {
  readonly sitting: Sitting
  /** Does something with all that the run has, under a lease: whoever takes that elsewhere shuts out what is done here. */
  readonly under: <A, E>(lease: string, work: Effect.Effect<A, E, Own>) => Effect.Effect<A, E | LogError>
  /** The life of the society, as far as it is lived here. */
  readonly life: Effect.Effect<Simulation.Shared, LogError>
  /** What rows and conversations are looked at and judged with. */
  readonly gear: Effect.Effect<Pipeline.Gear, Effect.Error<ReturnType<typeof Pipeline.equip>>>
  /** Has a portion done by whichever worker, and waits until all that it told is known here. */
  readonly spread: (work: Work) => Effect.Effect<void, LogError>
  /** Done once the run is to stop and nothing of it is in flight here. */
  readonly stopped: Effect.Effect<void>
  /** Fails once the log of the run can be followed no longer. */
  readonly broken: Effect.Effect<never, LogError>
}

/** How soon it is looked again where a look at the registry fails. */
const soon = Schedule.spaced("1 second")

/** Opens a run for as long as the scope is open. */
export const open = Effect.fnUntraced(function*(sitting: Sitting, { opening, surroundings }: {
  readonly opening: Opening["Service"]
  readonly surroundings: Context.Context<Surroundings>
}) {
  const { run } = sitting
  const registry = Context.get(surroundings, Registry)
  const row = yield* registry.read(run)
  if (row === undefined) return yield* new LogError({ file: run, detail: "the cluster knows no such run" })
  const isPresent = ({ sitting: now, state }: Pick<RunRow, "sitting" | "state">) =>
    now === sitting.sitting && (state === "running" || state === "stopping")
  if (!isPresent(row)) return yield* new SittingOver({ run })
  const { services, stopping, ...opened } = yield* opening.open(row)
  const { asked, drained, stop } = stopping
  const own = Context.merge(surroundings, services).pipe(Context.add(Stop, stop))
  const inside = <A, E>(work: Effect.Effect<A, E, Own>): Effect.Effect<A, E> => Effect.setContext(work, own)
  yield* Effect.forkScoped(
    Stream.runForEach(
      registry.watch(run),
      (now) => isPresent(now) && now.state === "running" ? Effect.void : stop.request({ _tag: "Asked" })
    ).pipe(Effect.retry(soon))
  )
  const over = Deferred.makeUnsafe<void>()
  // Why it stops is known to all before anybody may say that it has.
  yield* Effect.forkScoped(Effect.gen(function*() {
    const why = yield* asked
    if (why._tag !== "Asked") {
      yield* Effect.retry(registry.stop(run, { ...opening.reasonOf(why), sitting: sitting.sitting }), again)
    }
    yield* drained
    yield* Deferred.succeed(over, undefined)
  }))
  const lease = Context.get(own, Lease)
  const scope = yield* Effect.scope
  const broken = Deferred.makeUnsafe<never, LogError>()
  /** Made once, for all; whoever was first may leave before it is there. */
  const once = <A, E>(made: Effect.Effect<A, E, Own>) =>
    Effect.map(
      Effect.cached(Effect.uninterruptible(Effect.forkIn(inside(Pipeline.under(opened.recipe)(made)), scope))),
      Effect.flatMap(Fiber.join)
    )
  const host: Host = {
    ...opened,
    sitting,
    under: (name, work) => inside(lease.under(name, work)),
    life: yield* once(Lives.share(opened, { broken, scope })),
    gear: yield* once(Pipeline.equip(opened.recipe)),
    spread: (work) => inside(Effect.andThen(spread(sitting, work), Context.get(own, Others).catchUp)),
    stopped: Deferred.await(over),
    broken: Deferred.await(broken)
  }
  return host
})
