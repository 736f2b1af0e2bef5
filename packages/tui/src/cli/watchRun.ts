/** `stoa watch`: the screen over a run that is in progress, finished or stopped; or over a cluster. */
import { Effect, Option } from "effect"
import { Command } from "effect/cli"
import * as cluster from "./cluster/flag.ts"
import { usage } from "./CommandError.ts"
import * as show from "./show.ts"

export const watch = Command.make(
  "watch",
  { ...show.flags, cluster: cluster.flag },
  Effect.fn("stoa watch")(function*({ ascii, cluster: address, run, runs, view }) {
    if (Option.isSome(address)) {
      if (Option.isSome(run) || Option.isSome(view)) {
        return yield* usage("A cluster is watched as a whole: name a run, and its view, or --cluster, not both.")
      }
      const url = yield* cluster.addressOf(address)
      const { watch } = yield* Effect.promise(() => import("./cluster/watchCluster.ts"))
      return yield* watch({ url, runs, ascii })
    }
    yield* show.open(yield* show.find(runs, run), { view, ascii })
  })
).pipe(
  Command.withDescription(
    "Watch a run on the screen: one in progress, also of another process, or one that is over. With --cluster the workers and runs of a cluster"
  ),
  Command.withExamples([
    { command: "stoa watch", description: "The run that was worked on last" },
    { command: "stoa watch run-001 --view costs", description: "What a run has cost" },
    { command: "stoa watch --cluster postgres://stoa@db/stoa", description: "Who works in a cluster, and at what" }
  ])
)
