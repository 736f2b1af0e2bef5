/** Ctrl-C: where a command can stop in good order the first asks for that, the next ends it at once; elsewhere the first ends it. */
import { Effect, Runtime } from "effect"
import * as Told from "../engine/Told.ts"
import * as Lent from "../ui/terminal/Lent.ts"

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const

let ask: (() => void) | undefined

/** Asked for a stop in good order at the first signal, as long as the scope is open. */
export const onFirst = (gently: () => void) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      ask = gently
    }),
    () =>
      Effect.sync(() => {
        ask = undefined
      })
  )

/** Runs the command, listening for signals; a second SIGHUP says no more than the first: the terminal is gone. */
export const runMain = Runtime.makeRunMain(({ fiber, teardown }) => {
  const hear = (signal: NodeJS.Signals) => {
    // An engine has no terminal that could be gone.
    if (signal === "SIGHUP" && Told.isEngine()) return
    if (signal === "SIGINT" && Lent.is()) return
    const gently = ask
    ask = undefined
    if (gently !== undefined) gently()
    else if (signal !== "SIGHUP" || !asked) fiber.interruptUnsafe(fiber.id)
    asked = true
  }
  let asked = false
  for (const signal of signals) process.on(signal, hear)
  fiber.addObserver((exit) => {
    for (const signal of signals) process.removeListener(signal, hear)
    // Without a signal or a failure the process ends by itself, once everything is written; an engine has nobody to write to.
    teardown(exit, (code) => {
      if (asked || code !== 0 || Told.isEngine()) process.exit(code)
    })
  })
})
