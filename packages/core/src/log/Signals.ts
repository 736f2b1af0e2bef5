/** Signals: what goes on while a run runs. Never hashed, never folded, free to be dropped. */
import { Context, Effect } from "effect"
import * as Tracing from "./Tracing.ts"

/** The parts of the pipeline, in the order of its flow. */
export const phases = ["population", "society", "simulation", "class", "synthesis", "dataset"] as const
export type Phase = (typeof phases)[number]

/** Why a place does not go on just now. Times are epoch milliseconds. */
export type Waiting =
  /** All slots of the endpoint are taken. */
  | { readonly on: "slot" }
  /** As many requests or tokens as a minute allows were used. */
  | { readonly on: "rate"; readonly until: number }
  /** Its last attempt met passing trouble. */
  | { readonly on: "retry"; readonly attempt: number; readonly until: number; readonly reason: string }
  /** The endpoint is in trouble, and everybody waits. */
  | { readonly on: "endpoint"; readonly until: number; readonly reason: string }
  /** What is left of the budget does not hold its worst case before others have settled. */
  | { readonly on: "budget" }
  /** The run is being stopped, and no new call begins. */
  | { readonly on: "stop" }
  /** The run is paused. */
  | { readonly on: "pause" }
  /** Its group waits for a neighbour to finish a step. */
  | { readonly on: "neighbour"; readonly group: string }

/** Whoever watches a run. */
export interface Signals {
  readonly phase: (phase: Phase) => void
  /** A place waits, or (undefined) goes on. */
  readonly waiting: (place: string, why: Waiting | undefined) => void
}

/** The watcher of the run in progress; nobody by default. */
export const Signals = Context.Reference<Signals>("@stoa/core/log/Signals", {
  defaultValue: () => ({ phase: () => undefined, waiting: () => undefined })
})

/** Runs an effect as a phase of the run, and says so. */
export const during = <A, E, R>(name: Phase, effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.flatMap(Signals, (signals) => {
    signals.phase(name)
    return Effect.andThen(Effect.logInfo("the phase begins", { phase: name }), effect)
  }).pipe(Tracing.span(`stoa.phase ${name}`, () => ({ "stoa.phase": name })))

/** Says that a place waits while an effect runs. */
export const whileWaiting = <A, E, R>(place: string, why: Waiting, effect: Effect.Effect<A, E, R>) =>
  Effect.flatMap(Signals, (signals) => {
    signals.waiting(place, why)
    return Effect.ensuring(effect, Effect.sync(() => signals.waiting(place, undefined)))
  })
