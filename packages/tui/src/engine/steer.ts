/** Commands that steer the engine: pause and go on, a turn, a step, how fast, how many calls at once, stop. */
import type { Command, Commands, Control, Stop } from "@stoa/core"
import { Effect } from "effect"
import * as Screen from "../cli/Screen.ts"
import * as Speeds from "./Speeds.ts"

/** What they are carried out by. */
export interface SteerOptions {
  readonly steering: Control.Steering
  readonly stopping: {
    readonly stop: Stop.Stop
    readonly inFlight: () => number
    readonly isAsked: () => boolean
  }
  /** True where calls are made to take time. */
  readonly isPaced: boolean
}

/** The commands, by their names. */
export type Steering = Exclude<
  Command.Command,
  { readonly _tag: "Intervene" } | { readonly _tag: "Interview" } | { readonly _tag: "Decide" }
>

const done = (answer: string): Commands.Answer => ({ state: "done", answer })
const refused = (answer: string): Commands.Answer => ({ state: "refused", answer })

/** Calls at once at most: more would only wait in the server, or wear it out. */
const mostAtOnce = 4096

/** With how many calls are waited for. */
const waiting = (state: string, flying: number): string =>
  flying === 0
    ? `${state}.`
    : `${state}; ${Screen.count(flying, "call")} in flight ${flying === 1 ? "is" : "are"} waited for.`

const faster = Effect.fnUntraced(function*(factor: number, { isPaced, steering }: SteerOptions) {
  if (!isPaced) {
    return refused(
      "Only rehearsed calls that are made to take time can be made faster or slower: begin a run with --pace."
    )
  }
  if (!(factor >= Speeds.slowest && factor <= Speeds.fastest)) {
    return refused(
      `Calls can be made ${Speeds.written(Speeds.slowest)} to ${
        Speeds.written(Speeds.fastest)
      } as fast as at first, and not x${factor}.`
    )
  }
  yield* steering.setSpeed(factor)
  return done(factor === 1 ? "As fast as at first." : `${Speeds.written(factor)} as fast as at first.`)
})

/** Carries one out. */
export const carryOut = Effect.fnUntraced(function*(command: Steering, options: SteerOptions) {
  const { steering, stopping } = options
  if (stopping.isAsked()) return refused("The run is being stopped.")
  switch (command._tag) {
    case "Pause":
      yield* steering.pause
      return done(waiting("Paused", stopping.inFlight()))
    case "Continue":
      yield* steering.goOn
      return done("The run goes on.")
    case "OneTurn": {
      const name = yield* steering.letThrough("turn")
      return done(name === undefined ? "The next turn is let through." : `One turn is let through: ${name}.`)
    }
    case "OneStep": {
      const name = yield* steering.letThrough("step")
      return done(name === undefined ? "The next step is let through." : `Let through up to the end of ${name}.`)
    }
    case "Speed":
      return yield* faster(command.factor, options)
    case "Concurrency":
      if (command.limit > mostAtOnce) {
        return refused(`At most ${mostAtOnce} calls can be in flight at each endpoint, and not ${command.limit}.`)
      }
      yield* steering.setLimit(command.limit)
      return done(`At most ${Screen.count(command.limit, "call")} in flight at each endpoint.`)
    case "Stop": {
      const flying = stopping.inFlight()
      yield* stopping.stop.request({ _tag: "Asked" })
      return done(waiting("Stopping", flying))
    }
  }
})
