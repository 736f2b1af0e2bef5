/** How a sitting is stopped in good order: what is said of it at the first Ctrl-C, and in the end. */
import type { Stop } from "@stoa/core"
import { Cause, Effect } from "effect"
import { codes } from "./CommandError.ts"
import { explain } from "./explain.ts"
import * as Interrupt from "./Interrupt.ts"
import * as Screen from "./Screen.ts"

/** Why it stopped, in a sentence, and the exit code. */
export const reasonOf = (why: Stop.Why): { readonly sentence: string; readonly code: number } => {
  switch (why._tag) {
    case "Asked":
      return { sentence: "Stopped in good order.", code: codes.interrupted }
    case "Budget":
      return { sentence: why.sentence, code: codes.budget }
    case "Trouble":
      return { sentence: explain(Cause.fail(why.error)).sentence, code: codes.failed }
  }
}

/** Asks for the stop at the first Ctrl-C, and says what is waited for. */
export const onSignal = Effect.fnUntraced(function*({ inFlight, stop }: Effect.Success<typeof Stop.make>) {
  const context = yield* Effect.context()
  yield* Interrupt.onFirst(() => {
    const flying = inFlight()
    Screen.say(
      flying === 0
        ? "Stopping. Ctrl-C again stops at once."
        : `Stopping: ${Screen.count(flying, "call")} in flight ${
          flying === 1 ? "is" : "are"
        } waited for. Ctrl-C again stops at once.`
    )
    Effect.runSyncWith(context)(stop.request({ _tag: "Asked" }))
  })
})
