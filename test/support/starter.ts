/** Starts an engine, tells where its run is and how it ended, and stays until it is told to go: `node starter.ts MAIN ARGS...`. */
import { Deferred, Effect } from "effect"
import * as Engine from "../../packages/tui/src/engine/Engine.ts"

const [, , main = "", ...args] = process.argv
process.argv[1] = main

const tell = (told: unknown) => process.stdout.write(`${JSON.stringify(told)}\n`)

const stays = process.env["STAYS"] === "1"
const keeper = setInterval(() => undefined, 1000)

await Effect.runPromise(
  Engine.start({ args }).pipe(
    Effect.tap((engine) =>
      Effect.sync(() => tell({ folder: engine.folder, pid: engine.pid })).pipe(
        Effect.andThen(
          stays ? Effect.flatMap(Deferred.await(engine.exit), (ended) => Effect.sync(() => tell(ended))) : Effect.void
        )
      )
    ),
    Effect.catch((error) => Effect.sync(() => tell({ sentence: error.sentence, code: error.code })))
  )
)
// Nothing else may keep it.
clearInterval(keeper)
