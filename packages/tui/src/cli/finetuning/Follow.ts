/** How far a finetuning is, for whoever waits: one line on a terminal that changes, elsewhere one now and then. */
import type { Model, Models } from "@stoa/core"
import type { Finetuning } from "@stoa/scenarios"
import { Effect } from "effect"
import * as Screen from "../Screen.ts"

/** What is counted in a sitting. */
export interface Tally {
  /** Replies, and of these those from earlier sittings. */
  calls: number
  known: number
  inFlight: number
  retries: number
  /** Tokens of replies of this sitting. */
  inputTokens: number
  outputTokens: number
  /** True when a reply of a program of phrases was among them. */
  rehearsal: boolean
}

/** What is counted, and how it is shown. */
export interface Follow {
  readonly tally: Tally
  readonly watch: Models.Watch
  readonly onProgress: Finetuning.OnProgress
  /** Milliseconds since the sitting began. */
  readonly elapsed: () => number
  /** Shows it until it is interrupted. */
  readonly show: Effect.Effect<never>
}

/** Milliseconds between two looks. */
const look = { terminal: 250, elsewhere: 10_000 }

/** One for a sitting that begins. */
export const make = (): Follow => {
  const began = Date.now()
  const tally: Tally = {
    calls: 0,
    known: 0,
    inFlight: 0,
    retries: 0,
    inputTokens: 0,
    outputTokens: 0,
    rehearsal: false
  }
  let progress: Finetuning.Progress | undefined
  const elapsed = () => Date.now() - began
  const line = (): string => {
    const { calls, inFlight, retries } = tally
    return [
      ...(progress === undefined
        ? ["getting ready"]
        : [`${progress.what}${progress.of > 1 ? ` ${progress.done} of ${progress.of}` : ""}`]),
      Screen.count(calls, "call"),
      `${inFlight} in flight`,
      ...(retries === 0 ? [] : [Screen.count(retries, "retry", "retries")]),
      Screen.duration(elapsed() / 1000)
    ].join(", ")
  }
  return {
    tally,
    elapsed,
    watch: {
      onStart: () => {
        tally.inFlight++
      },
      onEnd: () => {
        tally.inFlight--
      },
      onRetry: () => {
        tally.retries++
      },
      onReply: (reply: Model.ModelReply, known: boolean) => {
        tally.calls++
        if (known) tally.known++
        tally.inputTokens += known ? 0 : reply.inputTokens
        tally.outputTokens += known ? 0 : reply.outputTokens
        tally.rehearsal ||= reply.rehearsal === true
      }
    },
    onProgress: (next) => {
      progress = next
    },
    show: Effect.suspend(() => {
      if (Screen.isTerminal()) Screen.setStatus(line())
      else Screen.say(line())
      return Effect.sleep(Screen.isTerminal() ? look.terminal : look.elsewhere)
    }).pipe(
      Effect.forever,
      Effect.delay(Screen.isTerminal() ? 100 : look.elsewhere),
      Effect.ensuring(Effect.sync(() => Screen.setStatus("")))
    )
  }
}
