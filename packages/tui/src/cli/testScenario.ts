/** `stoa test`: runs the tests of scenarios, with effect and Stoa at hand whatever is installed. */
import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { registering } from "../plugins/Hook.ts"
import { instead } from "../plugins/Mistake.ts"
import { codes, CommandError, usage } from "./CommandError.ts"

/** Runs Node's own test runner to its end; gives its exit code. */
const run = (files: ReadonlyArray<string>) =>
  Effect.callback<number>((resume) => {
    // A runner inside a runner would do nothing.
    const environment = { ...process.env }
    delete environment["NODE_TEST_CONTEXT"]
    const flags = ["--import", registering, "--test", "--test-reporter=spec", ...files]
    const child = spawn(process.execPath, flags, { stdio: "inherit", env: environment })
    child.on("close", (code) => resume(Effect.succeed(code ?? codes.failed)))
    child.on("error", () => resume(Effect.succeed(codes.failed)))
    return Effect.sync(() => child.kill())
  })

export const test = Command.make(
  "test",
  {
    files: Argument.String("file").pipe(
      Argument.withDescription("Files of tests, as in second-opinion.test.ts"),
      Argument.variadic({ min: 1 })
    )
  },
  Effect.fn("stoa test")(function*({ files }) {
    const missing = files.find((file) => !existsSync(file))
    if (missing !== undefined) return yield* usage(`There is no file ${missing}: ${instead(missing)}`)
    const code = yield* run(files)
    if (code !== codes.ok) return yield* new CommandError({ sentence: "", code })
  })
).pipe(
  Command.withDescription("Run the tests of scenarios"),
  Command.withExamples([
    { command: "stoa test second-opinion.test.ts", description: "With Node's own test runner; nothing to install" }
  ])
)
