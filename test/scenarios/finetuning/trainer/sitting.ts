/** A sitting that is killed by force: runs a program of the user's until then. */
import { Effect } from "effect"
import { run } from "../../../../packages/scenarios/src/finetuning/trainer/Group.ts"

await Effect.runPromise(
  run({ command: process.argv[2] ?? "", environment: process.env, onLine: (line) => console.log(line) })
)
