/** Where programs of a model are run, cut off from everything; nowhere, unless a layer says otherwise. */
import { Context, Effect, HashMap, Option } from "effect"
import type { Verification } from "../domain/Draft.ts"
import type { Programming } from "../domain/Requirement.ts"
import { EventLog, type LogError } from "../log/EventLog.ts"

/** A program that is complete in one text, tests included. */
export interface Runnable {
  readonly programming: Programming
  readonly source: string
}

/** Runs programs. The place is where in the run the verdict belongs. */
export interface Sandbox {
  readonly run: (program: Runnable, place: string) => Effect.Effect<Verification, LogError>
}

/** A verdict about a program that was not run, and why. */
export const unverified = (detail: string): Verification => ({ verdict: "unverified", detail, by: "" })

/** No sandbox: nothing is run. */
export const none: Sandbox = { run: () => Effect.succeed(unverified("nothing runs programs here")) }

/** The sandbox of the run in progress; none by default. */
export const Sandbox = Context.Reference<Sandbox>("@stoa/core/sandbox/Sandbox", { defaultValue: () => none })

/** Runs a program, and the verdict. */
export const run = (program: Runnable, place: string): Effect.Effect<Verification, LogError> =>
  Effect.flatMap(Sandbox, (sandbox) => sandbox.run(program, place))

/**
 * Has every verdict recorded before it is used. One that an earlier sitting or another process recorded is taken from the log, and
 * nothing is run again: another machine, or a slower moment, might come to another verdict.
 */
export const recorded = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R | EventLog> =>
  Effect.gen(function*() {
    const inner = yield* Sandbox
    const log = yield* EventLog
    const earlier = yield* Effect.cached(
      Effect.map(log.eventsOf("Executed"), (facts) => new Map(facts.map((fact) => [fact.place, fact.verification])))
    )
    const run = Effect.fnUntraced(function*(program: Runnable, place: string) {
      const { executions } = yield* log.world
      const told = Option.getOrUndefined(HashMap.get(executions, place))
      const verification = told?.verification ?? (yield* earlier).get(place) ?? (yield* inner.run(program, place))
      yield* log.append({ _tag: "Executed", place, verification })
      return verification
    })
    return yield* Effect.provideService(effect, Sandbox, { run })
  })
