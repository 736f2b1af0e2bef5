/** A decision about a row while its run is at work: a fact among the others, which the data set follows when it is written. */
import { type Command, type Commands, EventLog, Fold, Review } from "@stoa/core"
import { Effect, HashMap, Result } from "effect"

const said = { accept: "is accepted", reject: "is rejected", edit: "is edited" } as const

/** The rows and the decisions there are: those of earlier sittings too, which are not told again yet. */
const known = Effect.fnUntraced(function*(row: string) {
  const log = yield* EventLog.EventLog
  const live = yield* log.world
  const rows = HashMap.has(live.examples, row) ? live : Fold.fold(yield* log.eventsOf("Judged"))
  return Fold.fold(yield* log.eventsOf("Decided"), rows)
})

/** Carries one out. */
export const carryOut = Effect.fnUntraced(function*(
  { decision, note, row, turns }: Extract<Command.Command, { readonly _tag: "Decide" }>,
  phase: string
): Effect.fn.Return<Commands.Answer, EventLog.LogError, EventLog.EventLog> {
  if (phase === "dataset") {
    return { state: "refused", answer: "The data set is being written just now: decide again once the run has ended." }
  }
  const facts = Review.facts(yield* known(row), [{ row, decision, note, ...(turns === undefined ? {} : { turns }) }])
  if (Result.isFailure(facts)) return { state: "refused", answer: facts.failure }
  yield* EventLog.appendAll(facts.success)
  return { state: "done", answer: `The row ${row} ${said[decision]}; the data set follows when it is written.` }
})
