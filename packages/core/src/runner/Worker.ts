/** A worker: takes its share of the groups and portions of all runs of a cluster, until its scope closes. */
import { Effect, Layer, Schema } from "effect"
import { Activity } from "effect/workflow"
import * as Ending from "./Ending.ts"
import { type ClusterOptions, engine } from "./Engine.ts"
import { Group } from "./Group.ts"
import * as Hosts from "./Hosts.ts"
import * as Lives from "./Lives.ts"
import * as Phases from "./Phases.ts"
import { Portion } from "./Portion.ts"
import * as Portions from "./Portions.ts"
import * as Registry from "./Registry.ts"
import { Run } from "./Run.ts"

const groups = Group.toLayer(
  Effect.succeed(Group.of({
    Live: ({ payload }) => Effect.asVoid(Hosts.use(payload, { kind: "groups", work: Lives.live(payload.group) }))
  })),
  // What it remembers lies in the log, so nothing is lost with it.
  { concurrency: "unbounded", maxIdleTime: "5 seconds" }
)

const portions = Portion.toLayer(({ run, sitting, work }) =>
  Effect.asVoid(Activity.make({
    name: "work",
    success: Schema.Boolean,
    execute: Hosts.use({ run, sitting }, { kind: "portions", work: Portions.work(work) })
  }))
)

const runs = Run.toLayer(Effect.fnUntraced(function*(sitting) {
  let isDone = true
  for (const { name, work } of Phases.all) {
    const execute = Hosts.use(sitting, { kind: "leads", work })
    isDone = yield* Activity.make({ name, success: Schema.Boolean, execute })
    if (!isDone) break
  }
  yield* Activity.make({ name: "end", execute: Ending.end(sitting, isDone) })
}))

/** Works. */
export const layer = (options: ClusterOptions) =>
  Layer.mergeAll(groups, portions, runs).pipe(
    Layer.provideMerge(Hosts.Hosts.layer),
    Layer.provideMerge(engine(options)),
    Layer.provideMerge(Registry.layer(options.url))
  )
