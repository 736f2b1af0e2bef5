/** The pulse of an engine: what it says of itself several times a second, for whoever looks on from another process. */
import { type Control, Pulse, type Runs, Signalled } from "@stoa/core"
import { Deferred, Effect } from "effect"
import { monitorEventLoopDelay } from "node:perf_hooks"
import type * as Watch from "../cli/Watch.ts"
import * as Home from "./Home.ts"

/** What a pulse is made from. */
export interface BeatOptions {
  readonly watcher: Pick<Watch.Watcher, "tally" | "status">
  readonly steering: Pick<Control.Steering, "state" | "control">
  readonly stopping: { readonly inFlight: () => number; readonly isAsked: () => boolean }
  /** True where calls are made to take time. */
  readonly isPaced: boolean
}

/** The same, and what ends once the run is gone. */
export interface Beating extends BeatOptions {
  readonly folder: Runs.RunFolder
  readonly gone: Deferred.Deferred<never, Home.RunGone>
}

/** Milliseconds between two looks, and between two pulses that say the same. */
const often = 250
const atLeast = 2000
/** Milliseconds by which the event loop is measured, and to which its lateness is told. */
const resolution = 20
const coarse = 10

const forecastOf = (forecast: Watch.Tally["forecast"]): Pick<Pulse.Pulse, "forecast"> => {
  if (forecast === undefined) return {}
  const { calls, cost, inputTokens, outputTokens } = forecast.total
  return { forecast: { calls, tokens: inputTokens + outputTokens, ...(cost === undefined ? {} : { cost }) } }
}

/** How the run does just now. */
export const pulseOf = ({ isPaced, steering, stopping, watcher }: BeatOptions, lag: number): Pulse.Pulse => {
  const { status, tally } = watcher
  return {
    pid: process.pid,
    phase: tally.phase,
    state: stopping.isAsked() ? "stopping" : steering.state(),
    inFlight: stopping.inFlight(),
    retries: tally.retries,
    calls: tally.calls,
    known: tally.known,
    endpoints: [...tally.endpoints].map(([name, snapshot]) => ({ name, ...snapshot() })),
    ...(isPaced ? { speed: steering.control.speed() } : {}),
    lag,
    ...forecastOf(tally.forecast),
    waits: status.waits(Pulse.mostWaits)
  }
}

/** Writes the pulse until the scope closes; then there is none. A run that is gone while it is worked on comes to its end. */
export const beat = Effect.fnUntraced(function*({ folder, gone, ...options }: Beating) {
  const signalled = yield* Signalled.Signalled
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  yield* Effect.addFinalizer(() => {
    delay.disable()
    return Effect.ignore(signalled.remove(Pulse.name))
  })
  const missing = Home.of(folder)
  let last = ""
  let at = 0
  const look = Effect.suspend(() => {
    const lost = missing()
    if (lost !== undefined) return Deferred.fail(gone, lost)
    const late = Math.max(0, delay.max / 1e6 - resolution)
    delay.reset()
    const body = JSON.stringify(pulseOf(options, Math.floor(late / coarse) * coarse))
    const now = Date.now()
    if (body === last && now - at < atLeast) return Effect.void
    last = body
    at = now
    return signalled.put(Pulse.name, body)
  })
  // A log that cannot be written ends the run; it is not for the pulse to do so.
  yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.ignore(look), Effect.sleep(often))))
})
