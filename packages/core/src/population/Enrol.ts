/** Takes people into a run: from then on it knows them by its own log, whatever becomes of the files they came from. */
import { Effect } from "effect"
import * as Place from "../domain/Place.ts"
import type { Profile } from "../domain/Profile.ts"
import * as EventLog from "../log/EventLog.ts"

const facts = Effect.map(
  Effect.flatMap(EventLog.EventLog, (log) => log.eventsOf("Enrolled")),
  (known) => known.toSorted((a, b) => Place.compare(a.agent, b.agent))
)

/**
 * Enrols the profiles, all of them or none, and gives those of the run in place order. A run that has people keeps them: what is
 * given then is passed over.
 */
export const enrol = Effect.fn("Population.enrol")(function*(profiles: ReadonlyArray<Profile>) {
  const known = yield* facts
  const people = known.length > 0
    ? known
    : profiles.map((profile, index) => {
      const agent = Place.agentId(index)
      return { _tag: "Enrolled" as const, place: Place.join("population", agent, "profile"), agent, profile }
    })
  yield* EventLog.appendAll(people)
  return people.map(({ profile }) => profile)
})

/** The people that a run has enrolled, in this sitting or before, in place order. */
export const enrolled = Effect.map(facts, (known) => known.map(({ profile }) => profile))
