/** How a run ends before its end, in good order: no new call begins, those in flight are answered and kept, then it stops. */
import { Context, Deferred, Effect } from "effect"
import type { ModelError } from "../model/Model.ts"
import * as Quiet from "./Quiet.ts"

/** Why a run stops before its end. */
export type Why =
  /** Somebody asked for it. */
  | { readonly _tag: "Asked" }
  /** What is left of the budget holds no further call. */
  | { readonly _tag: "Budget"; readonly sentence: string }
  /** The model's server refuses everything: no key, no quota, not there. */
  | { readonly _tag: "Trouble"; readonly error: ModelError }

/** What those who make calls must know of it. */
export interface Stop {
  /** Runs one attempt at a call, counted as in flight; once a stop was asked for it waits for ever instead. */
  readonly attempt: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  /** Asks for the stop. The first reason counts. */
  readonly request: (why: Why) => Effect.Effect<void>
  /** Stops the run for an error that concerns all calls, and waits for ever. */
  readonly fatal: (error: ModelError) => Effect.Effect<never, ModelError>
}

/** The stop of the run in progress. By default nothing is drained, and an error that concerns all calls is an error. */
export const Stop = Context.Reference<Stop>("@stoa/core/log/Stop", {
  defaultValue: () => ({ attempt: (effect) => effect, request: () => Effect.void, fatal: Effect.fail })
})

/** Milliseconds without a call in flight after which all that was answered is surely kept. */
const quiet = 50

/** A stop for one run, and the wait for its end: it gives the reason once nothing is in flight and every answer is kept. */
export const make = Effect.sync(() => {
  let inFlight = 0
  let why: Why | undefined
  const asked = Deferred.makeUnsafe<Why>()
  const request = (reason: Why) =>
    Effect.suspend(() => {
      if (why !== undefined) return Effect.void
      why = reason
      Deferred.doneUnsafe(asked, Effect.succeed(reason))
      return Quiet.unlessWanted(Effect.logInfo("a stop is asked for", { why: reason._tag, inFlight }))
    })
  const stop: Stop = {
    attempt: (effect) =>
      Effect.suspend(() => {
        if (why !== undefined) return Effect.never
        inFlight++
        return Effect.ensuring(effect, Effect.sync(() => inFlight--))
      }),
    request,
    fatal: (error) => Effect.andThen(request({ _tag: "Trouble", error }), Effect.never)
  }
  const drained = Effect.gen(function*() {
    const reason = yield* Deferred.await(asked)
    yield* Effect.repeat(Effect.sleep(quiet), { while: () => inFlight > 0 })
    return reason
  })
  return { stop, asked: Deferred.await(asked), drained, inFlight: () => inFlight, isAsked: () => why !== undefined }
})
