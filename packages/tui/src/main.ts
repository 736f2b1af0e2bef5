/** The stoa command. Of its modules those are loaded that are needed: whoever opens the screen waits for no engine. */
import "effect/schema/SchemaJITCompiler/enable"
import { start } from "./cli/start.ts"
import * as watching from "./cli/watching.ts"

start(watching.isEnough(process.argv.slice(2)) ? watching.watching : (await import("./cli/stoa.ts")).stoa)
