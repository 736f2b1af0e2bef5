/** Takes people into a run: from then on it knows them by its own log, whatever becomes of the files they came from. */
import { Effect, HashMap } from "effect"
import type { LeftOut } from "../domain/Event.ts"
import * as Place from "../domain/Place.ts"
import type { Profile } from "../domain/Profile.ts"
import * as EventLog from "../log/EventLog.ts"
import { uniqueIds, uniqueNames } from "./UniqueNames.ts"

const facts = Effect.map(
  Effect.flatMap(EventLog.EventLog, (log) => log.eventsOf("Enrolled")),
  (known) => known.toSorted((a, b) => Place.compare(a.agent, b.agent))
)

/** Who is to be enrolled, and who of those that were to come stayed out. */
export interface Coming {
  readonly profiles: ReadonlyArray<Profile>
  readonly leftOut?: ReadonlyArray<LeftOut>
  /** How many people the run had before these come. Default: as many as the world knows. */
  readonly before?: number | undefined
}

/**
 * Enrols profiles, all of them or none, after those the run had before, and gives those who came: a run that enrolled them in an
 * earlier sitting keeps them, and what is given then is passed over.
 */
export const enrol = Effect.fn("Population.enrol")(function*({ before, leftOut = [], profiles }: Coming) {
  const first = before ?? HashMap.size((yield* EventLog.currentWorld).profiles)
  const all = yield* facts
  const gap = all.findIndex(({ agent }, index) => agent !== Place.agentId(index))
  if (gap >= 0) {
    const detail = `${Place.agentId(gap)} is missing among its people`
    return yield* new EventLog.LogError({ file: "run.db", detail })
  }
  const known = all.slice(first)
  const present = all.slice(0, first).map(({ profile }) => profile)
  const people = known.length > 0
    ? known
    : uniqueNames(uniqueIds([...present, ...profiles])).slice(first).map((profile, index) => {
      const agent = Place.agentId(first + index)
      return { _tag: "Enrolled" as const, place: Place.join("population", agent, "profile"), agent, profile }
    })
  // All at once and people first: whether one of them was lost can be told from their numbers.
  yield* EventLog.appendAll([...people, ...leftOut])
  return people.map(({ profile }) => profile)
})

/** The people that a run has enrolled, in this sitting or before, in place order. */
export const enrolled = Effect.map(facts, (known) => known.map(({ profile }) => profile))
