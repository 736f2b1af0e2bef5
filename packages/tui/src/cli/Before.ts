/** What a run has on record before a sitting begins: rows that it is told again, and ends that the sitting is not judged by. */
import { EventLog, Example, Fold, type Runs, RunStore } from "@stoa/core"
import { Effect } from "effect"

/** Rows that filters kept, and the requirements with which a data set was finished. */
export interface Before {
  readonly kept: number
  readonly settled: ReadonlySet<number>
}

/** Reads it from the log that is open. */
export const read = Effect.gen(function*() {
  const log = yield* EventLog.EventLog
  const ends = (yield* log.eventsOf("Saved")).length === 0 ? [] : yield* log.eventsOf("Synthesised")
  const judged = yield* log.eventsOf("Judged")
  const before: Before = {
    kept: judged.filter(({ example }) => Example.isKept(example)).length,
    settled: new Set(ends.map(({ requirement }) => requirement))
  }
  return before
})

/** The world of a run that nobody works on, as far as its rows go: how they were judged and what people decided. */
export const rows = ({ database }: Runs.RunFolder) =>
  Effect.gen(function*() {
    const log = yield* EventLog.EventLog
    return Fold.fold([
      ...yield* log.eventsOf("Judged"),
      ...yield* log.eventsOf("Synthesised"),
      ...yield* log.eventsOf("Failed"),
      ...yield* log.eventsOf("Decided")
    ])
  }).pipe(Effect.provide(RunStore.layer(database, { readonly: true })))
