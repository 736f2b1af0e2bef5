/** Starts an engine and tells where its run is; with STAYS=1 it stays until it is killed: `node starter.ts MAIN ARGS...`. */
import { Effect } from "effect"
import * as Engine from "../../packages/tui/src/engine/Engine.ts"

const [, , main = "", ...args] = process.argv
// What starts an engine starts its own command again.
process.argv[1] = main

const keeper = setInterval(() => undefined, 1000)
const { folder, pid } = await Effect.runPromise(Engine.start({ args }))
process.stdout.write(`${JSON.stringify({ folder, pid })}\n`)
// Nothing else may keep it.
if (process.env["STAYS"] !== "1") clearInterval(keeper)
