/** A fork: a new run whose first facts, up to the end of a step, are those of another, and whose answered calls it may use. */
import { Effect, Option } from "effect"
import type { Event } from "../domain/Event.ts"
import * as Place from "../domain/Place.ts"
import * as Damage from "./Damage.ts"
import { EventLog, type LogError } from "./EventLog.ts"
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
       FROM events WHERE tag = 'SocietyFormed'`
  ).all().map(({ before, groups, place }) => ({
    from: (Place.stepOfChange(String(place)) ?? -1) + 1,
    groups: Number(groups),
    before: before === null ? undefined : Number(before)
  })).toSorted((a, b) => a.from - b.from)

/** The last step that every group of a run has finished; -1 before the first. */
const lastWholeStep = (db: Sqlite.Connection, formed: ReadonlyArray<Formation>): number => {
  const groupsAt = (step: number) => formed.findLast(({ from }) => from <= step)?.groups
  const steps = db.prepare(
    `SELECT json_extract(body, '$.step') AS step, COUNT(*) AS finished FROM events WHERE tag = 'StepEnded'
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

/** How far a fork can reach into a run, and how many people it had by the end of each step. */
interface Reach {
  readonly last: number
  /** The last step that counts, which may be before that: what groups did beyond it is a matter of timing. */
  readonly counted: number
  readonly peopleAt: (step: number) => number
}

const reachOf = (database: string): Effect.Effect<Reach, LogError> =>
  Sqlite.using({ filename: database, readonly: true }, (db) => {
    const formed = formations(db)
    const last = lastWholeStep(db, formed)
    const end = db.prepare("SELECT json_extract(body, '$.step') AS step FROM events WHERE tag = 'SimulationEnded'")
      .get()
    const all = Number(db.prepare("SELECT COUNT(*) AS people FROM events WHERE tag = 'Enrolled'").get()?.["people"])
    // Those who were enrolled to join a fork are there before the society says so.
    const note = db.prepare("SELECT body FROM notes WHERE name = 'fork'").get()?.["body"]
    const own = note === undefined ? undefined : JSON.parse(String(note)) as Note
    return {
      last,
      counted: Math.min(last, Number(end?.["step"] ?? last)),
      peopleAt: (step: number) => {
        const later = formed.find(({ before, from }) => from > step && before !== undefined)?.before
        return later ?? (own !== undefined && step <= own.step ? own.people ?? all : all)
      }
    }
  }).pipe(Effect.mapError(Damage.logError(database)))

/** The last step of a run that counts and that all its groups have finished; -1 before the first. */
export const lastStep = (run: RunFolder) => Effect.map(reachOf(run.database), ({ counted }) => counted)

/** Episodes of a run by the end of a step: more than it counts, where groups had run ahead. */
export const episodes = ({ folder, step }: { readonly folder: RunFolder; readonly step: number }) =>
  Sqlite.using({ filename: folder.database, readonly: true }, (db) =>
    Number(
      db.prepare(
        "SELECT COUNT(*) AS told FROM events WHERE tag = 'EpisodeClosed' AND json_extract(body, '$.episode.step') <= ?"
      ).get(step)?.["told"]
    )).pipe(Effect.mapError(Damage.logError(folder.database)))

/** The people a run had by the end of a step, in place order, and the ids of those it had left out by then. */
export const people = Effect.fn("Fork.people")(function*({ folder, step }: {
  readonly folder: RunFolder
  readonly step: number
}) {
  const { peopleAt } = yield* reachOf(folder.database)
  const isTaken = isUpTo({ step, people: peopleAt(step) })
  const facts = Effect.flatMap(
    EventLog,
    (log) => Effect.all({ enrolled: log.eventsOf("Enrolled"), leftOut: log.eventsOf("LeftOut") })
  )
  const { enrolled, leftOut } = yield* Effect.provide(facts, RunStore.layer(folder.database, { readonly: true }))
  return {
    present: enrolled.filter(isTaken).toSorted((a, b) => Place.compare(a.agent, b.agent)).map(({ profile }) => profile),
    leftOut: leftOut.filter(isTaken).map(({ profile }) => profile)
  }
})

/** What to fork, where to, and the last step that is taken over. */
export interface ForkOptions {
  readonly parent: RunFolder
  readonly child: RunFolder
  readonly step: number
  /** How many people are to join; default none. */
  readonly joining?: number
}

/** Makes the run.db of a fork. Everything the parent was answered is in it, so that it needs its parent no longer. */
export const make = Effect.fn("Fork.make")(function*({ child, joining, parent, step }: ForkOptions) {
  const { last, peopleAt } = yield* reachOf(parent.database)
  if (step > last) {
    return yield* new RunsError({
      sentence: last < 0
        ? `The run ${parent.name} has not finished its first step yet: there is nothing to fork from.`
        : `The run ${parent.name} cannot be forked at step ${step}: the last step that all its groups finished is ${last}.`
    })
  }
  const note: Note = { run: parent.name, step, people: peopleAt(step), ...(joining === undefined ? {} : { joining }) }
  yield* Effect.scoped(Effect.provide(Effect.void, RunStore.layer(child.database)))
  yield* Sqlite.using({ filename: child.database }, (db) => {
    db.prepare("ATTACH ? AS parent").run(parent.database)
    copy(db, note)
    db.prepare("INSERT INTO notes (name, body) VALUES ('fork', ?)").run(JSON.stringify(note))
  }).pipe(Effect.mapError(Damage.logError(parent.database)))
})

/** The first facts of a forked run, which stand as they are; none in any other. */
export const given = Effect.gen(function*() {
  const fork = yield* (yield* Notes).get("fork")
  if (Option.isNone(fork)) return []
  return (yield* (yield* EventLog).events).filter(isUpTo(fork.value))
})

/** Those whom a run took over and to whom others are still to join, and how many others; undefined where nobody is. */
export const awaiting = Effect.fn("Fork.awaiting")(function*(folder: RunFolder) {
  const stores = RunStore.layer(folder.database, { readonly: true })
  const note = yield* Effect.provide(Effect.flatMap(Notes, (notes) => notes.get("fork")), stores)
  if (Option.isNone(note) || note.value.joining === undefined) return undefined
  const met = yield* people({ folder, step: note.value.step })
  const all = yield* Effect.provide(Effect.flatMap(EventLog, (log) => log.eventsOf("Enrolled")), stores)
  return all.length > met.present.length ? undefined : { ...met, joining: note.value.joining }
})
