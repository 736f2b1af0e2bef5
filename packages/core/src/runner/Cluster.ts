/** What those ask of a cluster who do not work in it. */
import { Effect } from "effect"
import { engine } from "./Engine.ts"
import * as Run from "./Run.ts"
import type { Sitting } from "./Sitting.ts"

/** Begins with a sitting of a run; it goes on without whoever asked. What was begun already goes on as it does. */
export const start = Effect.fn("Cluster.start")(
  function*({ run, sitting }: Sitting & { readonly url: string }) {
    yield* Run.Run.execute({ run, sitting }, { discard: true })
  },
  (effect, { url }) => Effect.provide(effect, engine({ url }))
)
