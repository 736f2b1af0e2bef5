/** `stoa watch --cluster`: the screen over a cluster, or lines where there is no terminal. */
import { Effect } from "effect"
import * as Screen from "../Screen.ts"
import { wayTo } from "./OwnRuns.ts"
import * as Plainly from "./Plainly.ts"
import * as Watching from "./Watching.ts"

/** How it is watched. */
export interface WatchOptions {
  readonly url: string
  readonly runs: string
  readonly ascii: boolean
}

/** Watches until the screen is left, or the lines are. */
export const watch = Effect.fn("watchCluster")(function*({ ascii, runs, url }: WatchOptions) {
  const { name, seen } = yield* Watching.watch(url)
  const { isPossible } = yield* Effect.promise(() => import("../../ui/open.ts"))
  if (!isPossible()) return yield* Plainly.tell(name, seen)
  const { open } = yield* Effect.promise(() => import("../../ui/openCluster.ts"))
  yield* Effect.promise((signal) => open({ name, seen, ascii, signal, wayTo: wayTo(runs) }))
  Screen.say(`The cluster of ${name} goes on without anybody looking.`)
}, Effect.scoped)
