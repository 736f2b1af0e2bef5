/** The end of a sitting: what became of it is put down for all. */
import { Effect } from "effect"
import * as Registry from "./Registry.ts"
import type { Sitting } from "./Sitting.ts"

/** How long a worker may take to tell that it has begun with something. */
const telling = "2500 millis"
/** How often it is looked whether anybody is still at the run, and how often at most: calls have a limit of their own. */
const often = "500 millis"
const most = 600

/** Waits until nobody has anything of a run under way: what is in flight is answered and kept. */
const settled = Effect.fnUntraced(function*(run: string) {
  const { workers } = yield* Registry.Registry
  yield* Effect.sleep(telling)
  for (let looks = 0; looks < most; looks++) {
    if ((yield* workers).every(({ load, lost }) => lost || !load.runs.includes(run))) return
    yield* Effect.sleep(often)
  }
})

const told = Effect.fnUntraced(function*({ run, sitting }: Sitting, isDone: boolean) {
  const registry = yield* Registry.Registry
  if (isDone) return yield* registry.end(run, { sitting, state: "finished" })
  yield* settled(run)
  const why = (yield* registry.read(run))?.why
  yield* registry.end(run, { sitting, state: why?.code === 1 ? "failed" : "stopped", why })
})

/** Ends a sitting; a run whose phases did not all come to their end is not finished. */
export const end = (sitting: Sitting, isDone: boolean) =>
  told(sitting, isDone).pipe(Effect.retry(Registry.again), Effect.orDie)
