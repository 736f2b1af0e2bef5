/** Run by Node as it is: loads the scenarios named on the command line and prints what came of each as a line of JSON. */
import { Effect, Result } from "effect"
import * as Registry from "../../../packages/tui/src/plugins/Registry.ts"

for (const specifier of process.argv.slice(2)) {
  const found = await Effect.runPromise(Effect.result(Registry.find(specifier, process.cwd())))
  process.stdout.write(
    `${
      JSON.stringify(
        Result.isSuccess(found)
          ? { name: found.success.name, file: found.success.file, roles: found.success.roles }
          : { sentence: found.failure.message }
      )
    }\n`
  )
}
