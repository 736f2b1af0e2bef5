/** A run that this worker works on: what it has of it, and how it stops. */
import { Cause, Context, Deferred, Effect, Fiber, Stream } from "effect"
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
import { Registry } from "./Registry.ts"
import type { Services } from "./Services.ts"
import type { Sitting } from "./Sitting.ts"
import type { Work } from "./Work.ts"

/** What a worker has beside its runs. */
export type Surroundings = Registry | Sharding.Sharding | WorkflowEngine.WorkflowEngine

/** All that the work on a run may ask for. */
export type Own = Services | Surroundings

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
}

/** Opens a run for as long as the scope is open. */
export const open = Effect.fnUntraced(function*(sitting: Sitting, { opening, surroundings }: {
  readonly opening: Opening["Service"]
  readonly surroundings: Context.Context<Surroundings>
}) {
  const { run } = sitting
  const registry = Context.get(surroundings, Registry)
  const row = yield* registry.read(run)
  if (row === undefined) return yield* new LogError({ file: run, detail: "the cluster knows no such run" })
  const { services, stopping, ...opened } = yield* opening.open(row)
  const { asked, drained, stop } = stopping
  const own = Context.merge(surroundings, services).pipe(Context.add(Stop, stop))
  const inside = <A, E>(work: Effect.Effect<A, E, Own>): Effect.Effect<A, E> => Effect.setContext(work, own)
  // Whoever leaves a wait for the registry without an answer could miss the stop.
  yield* Effect.forkScoped(
    Stream.runForEach(
      registry.watch(run),
      (now) =>
        now.sitting === sitting.sitting && now.state === "running" ? Effect.void : stop.request({ _tag: "Asked" })
    ).pipe(Effect.retry({ while: () => true }))
  )
  yield* Effect.forkScoped(
    Effect.flatMap(asked, (why) => (why._tag === "Asked" ? Effect.void : registry.stop(run, opening.reasonOf(why))))
  )
  const over = Deferred.makeUnsafe<void>()
  yield* Effect.forkScoped(Effect.andThen(drained, Deferred.succeed(over, undefined)))
  const lease = Context.get(own, Lease)
  const scope = yield* Effect.scope
  const broken = (error: LogError) => registry.stop(run, opening.explain(Cause.fail(error))).pipe(Effect.ignore)
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
    stopped: Deferred.await(over)
  }
  return host
})
