/** What the workers of a cluster do for a run, as the registry tells it; and the pulse of the run that comes of it. */
import { Pulse, Signalled } from "@stoa/core"
import { Runner } from "@stoa/core/cluster"
import { Effect } from "effect"
import type * as Watch from "../Watch.ts"

/** The workers that are there. */
export interface Load {
  /** Those that tell of themselves. */
  workers: ReadonlyArray<Runner.WorkerRow>
  /** Of these, those that have the run. */
  own: ReadonlyArray<Runner.WorkerRow>
}

/** Nobody yet. */
export const none = (): Load => ({ workers: [], own: [] })

/** Calls in flight for the run. */
export const inFlight = ({ own }: Load): number => own.reduce((sum, { load }) => sum + load.inFlight, 0)

/** Looks once more. */
export const look = Effect.fnUntraced(function*(load: Load, run: string) {
  const registry = yield* Runner.Registry
  const workers = (yield* registry.workers).filter(({ lost }) => !lost)
  load.workers = workers
  load.own = workers.filter((worker) => worker.load.runs.includes(run))
})

/** For whoever watches the run on this machine: each worker stands where an endpoint does. */
export const pulseOf = (load: Load, { isStopping, tally }: {
  readonly tally: Watch.Tally
  readonly isStopping: boolean
}): Pulse.Pulse => ({
  pid: process.pid,
  phase: tally.phase,
  state: isStopping ? "stopping" : "running",
  inFlight: inFlight(load),
  retries: 0,
  calls: tally.calls,
  known: tally.known,
  endpoints: load.own.map(({ load: { inFlight, slots, waiting }, worker }) => ({
    name: worker,
    limit: slots,
    inFlight,
    waiting,
    cuts: 0,
    circuit: "closed" as const
  })),
  lag: 0,
  waits: {}
})

/** Writes pulses as long as the scope lasts; then there is none. */
export const beat = Effect.fnUntraced(function*(pulse: () => Pulse.Pulse) {
  const signalled = yield* Signalled.Signalled
  yield* Effect.addFinalizer(() => Effect.ignore(signalled.remove(Pulse.name)))
  const put = Effect.suspend(() => signalled.put(Pulse.name, JSON.stringify(pulse())))
  yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.ignore(put), Effect.sleep("1 second"))))
})
