/** How a worker opens a run: with the keys of its own machine, over the log that all share. */
import { Stop } from "@stoa/core"
import { Limits, PostgresStore, Runner } from "@stoa/core/cluster"
import { Context, Effect, Layer } from "effect"
import { randomUUID } from "node:crypto"
import * as layers from "../../layers.ts"
import * as classroom from "../classroom.ts"
import { explain } from "../explain.ts"
import { decode } from "../recipe.ts"
import * as Stopping from "../Stopping.ts"
import * as Address from "./Address.ts"
import type { Meter } from "./Meter.ts"

/** The worker that opens it. */
export interface OpenOptions {
  readonly url: string
  /** Its name in the cluster. */
  readonly worker: string
  /** Requests at once to each endpoint; as many as the recipe says where it is left out. */
  readonly slots: number | undefined
  /** Milliseconds that a rehearsed call takes. */
  readonly pace: number | undefined
  readonly meter: Meter
}

/** The recipe as it holds on this machine: whatever becomes of it, the run's own folder lies elsewhere. */
const recipeOf = Effect.fnUntraced(function*(row: Runner.RunRow, slots: number | undefined) {
  const recipe = yield* Effect.fromResult(decode(JSON.parse(row.recipe), `the recipe of ${row.run}`))
  return slots === undefined ? recipe : { ...recipe, operation: { ...recipe.operation, concurrency: slots } }
})

/** How a worker comes back whose process was ended for a play that never yields. */
const hintFor = (url: string) => `npx stoa worker ${Address.flagFor(url)}, once it is mended`

/** Opens runs. */
export const opening = (options: OpenOptions) =>
  Runner.Opening.of({
    open: Effect.fn("cluster.open")(function*(row) {
      const { meter, pace, slots, url, worker } = options
      const recipe = yield* recipeOf(row, slots)
      const scenarios = yield* classroom.scenarios(recipe)
      yield* meter.working(row.run)
      const stopping = yield* Stop.make
      const stores = yield* Layer.build(meter.log.pipe(
        Layer.provideMerge(
          PostgresStore.layer(url, { run: row.run, shared: true, lease: `worker/${worker}/${randomUUID()}` })
        )
      ))
      const { epoch } = Context.get(stores, PostgresStore.Lease)
      const together = Limits.over({ url, run: row.run, epoch })
      const models = yield* Layer.build(layers.shared(recipe, { watch: meter.models(row.run), pace, together })).pipe(
        Effect.provideContext(stores),
        Effect.provideService(Stop.Stop, stopping.stop)
      )
      const watchdog = yield* Layer.build(layers.watchdogOf(recipe, { scenarios, hint: hintFor(url) })).pipe(
        Effect.provideContext(stores)
      )
      const services = Context.mergeAll(stores, models, watchdog)
      return { recipe, inputs: yield* Runner.Inputs.decode(row.inputs), scenarios, services, stopping }
    }),
    reasonOf: Stopping.reasonOf,
    explain
  })
