/** A fork: a new run whose first facts, up to the end of a step, are those of another, and whose answered calls it may use. */
import { Effect, Option } from "effect"
import type { Event } from "../domain/Event.ts"
import * as Place from "../domain/Place.ts"
import * as Damage from "./Damage.ts"
import { EventLog } from "./EventLog.ts"
import { type Fork as Note, Notes } from "./Notes.ts"
import { type RunFolder, RunsError } from "./Runs.ts"
import * as RunStore from "./RunStore.ts"
import * as Sqlite from "./Sqlite.ts"

/** The last step that a fork takes over, and how many of the people, where more joined later. */
export type Extent = Pick<Note, "step" | "people">

/** True for the places of a run up to the end of a step. What changed the society after that step comes later, and who joined then. */
export const isUpTo = ({ people = Infinity, step }: Extent) => ({ place }: Pick<Event, "place">): boolean => {
  const [phase, at] = place.split("/", 2)
  switch (phase) {
    case "population":
      return (Place.personAt(place) ?? -1) < people
    case "society":
      return (Place.stepOfChange(place) ?? -1) < step
    default:
      return phase === "simulation" && Number(at) <= step
  }
}

/** A society as it was formed or changed: from which step on it holds, and how many people there had been before. */
interface Formation {
  readonly from: number
  readonly groups: number
  readonly before: number | undefined
}

const formations = (db: Sqlite.Connection): Array<Formation> =>
  db.prepare(
    `SELECT place, json_array_length(body, '$.groups') AS groups, json_extract(body, '$.before') AS before
       FROM parent.events WHERE tag = 'SocietyFormed'`
  ).all().map(({ before, groups, place }) => ({
    from: (Place.stepOfChange(String(place)) ?? -1) + 1,
    groups: Number(groups),
    before: before === null ? undefined : Number(before)
  })).toSorted((a, b) => a.from - b.from)

/** The last step that every group of a run has finished; -1 before the first. */
const lastWholeStep = (db: Sqlite.Connection): number => {
  const formed = formations(db)
  const groupsAt = (step: number) => formed.findLast(({ from }) => from <= step)?.groups
  const steps = db.prepare(
    `SELECT json_extract(body, '$.step') AS step, COUNT(*) AS finished FROM parent.events WHERE tag = 'StepEnded'
       GROUP BY step ORDER BY step`
  ).all()
  const broken = steps.findIndex(({ finished, step }) => finished !== groupsAt(Number(step)))
  return (broken === -1 ? steps.length : broken) - 1
}

const copy = (db: Sqlite.Connection, extent: Extent): void => {
  const put = db.prepare("INSERT INTO events (place, tag, body, digest) VALUES (?, ?, ?, ?)")
  const wanted = isUpTo(extent)
  // Not IMMEDIATE, which would lock the parent for writing too: it may be at work.
  db.exec("BEGIN")
  for (const { body, digest, place, tag } of db.prepare("SELECT * FROM parent.events ORDER BY id").iterate()) {
    if (wanted({ place: String(place) })) put.run(place as string, tag as string, body as string, digest as string)
  }
  db.exec(
    `INSERT INTO calls (key, place, prompt, model, request, reply, digest)
       SELECT key, place, prompt, model, request, reply, digest FROM parent.calls ORDER BY id`
  )
  db.exec("COMMIT")
}

const enrolled = (db: Sqlite.Connection): number =>
  Number(db.prepare("SELECT COUNT(*) AS people FROM parent.events WHERE tag = 'Enrolled'").get()?.["people"])

/** What to fork, where to, and the last step that is taken over. */
export interface ForkOptions {
  readonly parent: RunFolder
  readonly child: RunFolder
  readonly step: number
}

/** Makes the run.db of a fork. Everything the parent was answered is in it, so that it needs its parent no longer. */
export const make = Effect.fn("Fork.make")(function*({ child, parent, step }: ForkOptions) {
  yield* Effect.scoped(Effect.provide(Effect.void, RunStore.layer(child.database)))
  const last = yield* Sqlite.using({ filename: child.database }, (db) => {
    db.prepare("ATTACH ? AS parent").run(parent.database)
    const last = lastWholeStep(db)
    if (step <= last) {
      const people = formations(db).find(({ from }) => from > step)?.before
      const note: Note = { run: parent.name, step, people: people ?? enrolled(db) }
      copy(db, note)
      db.prepare("INSERT INTO notes (name, body) VALUES ('fork', ?)").run(JSON.stringify(note))
    }
    return last
  }).pipe(Effect.mapError(Damage.logError(parent.database)))
  if (step <= last) return
  return yield* new RunsError({
    sentence: last < 0
      ? `The run ${parent.name} has not finished its first step yet: there is nothing to fork from.`
      : `The run ${parent.name} cannot be forked at step ${step}: the last step that all its groups finished is ${last}.`
  })
})

/** The first facts of a forked run, which stand as they are; none in any other. */
export const given = Effect.gen(function*() {
  const fork = yield* (yield* Notes).get("fork")
  if (Option.isNone(fork)) return []
  return (yield* (yield* EventLog).events).filter(isUpTo(fork.value))
})
