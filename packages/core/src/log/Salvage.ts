/** A damaged run.db: what is whole of it is copied to a new one, which takes its place when it is complete. */
import { Effect, Option, Schema } from "effect"
import * as Place from "../domain/Place.ts"
import { areAllFirst, type Copied, copy, type Kept, type Pair } from "./Copied.ts"
import * as Damage from "./Damage.ts"
import { isUpTo } from "./Fork.ts"
import { Fork, type Salvaged } from "./Notes.ts"
import * as Readable from "./Readable.ts"
import { type RunFolder, RunsError } from "./Runs.ts"
import * as Spending from "./Spending.ts"
import * as Sqlite from "./Sqlite.ts"
import * as Swap from "./Swap.ts"
import { layout, schema } from "./Tables.ts"

export { damageOf } from "./Damage.ts"

/** True for the facts that somebody was taken into the run itself, not by the run it was forked from. */
const isEnrolled = ({ people = 0 }: Partial<Fork>) => ({ place, tag }: Kept): boolean =>
  tag === "Enrolled" && (Place.personAt(place) ?? -1) >= people

const isProfile = /^population\/a\d+\/profile$/

/**
 * True when everybody is there whom the run took in. They are enrolled at once, under numbers without a gap, and their facts follow
 * one another: one that is lost is missed among the numbers, or among those of the rows.
 */
const arePeopleWhole = ({ kept, last, places }: Copied, fork: Partial<Fork>): boolean => {
  const own = kept.flatMap((fact, index) => (isEnrolled(fork)(fact) ? [{ ...fact, index }] : []))
  const [first] = own
  const end = own.at(-1)
  if (first === undefined || end === undefined) return false
  const { people = 0 } = fork
  const numbers = own.map(({ place }) => Place.personAt(place) ?? -1).toSorted((a, b) => a - b)
  if (numbers.some((number, index) => number !== people + index)) return false
  if (places !== undefined) {
    return !places.some((place) => isProfile.test(place) && (Place.personAt(place) ?? -1) >= people)
  }
  const before = kept[first.index - 1]?.id ?? 0
  const after = kept[end.index + 1]?.id ?? (last ?? -1) + 1
  return first.id === before + 1 && end.id === first.id + own.length - 1 && after === end.id + 1
}

/** Nobody can tell a fork again what it took over: it would go another way than its parent. */
const refuseBroken = (run: RunFolder, fork: Fork, facts: Copied): void => {
  const isTaken = isUpTo(fork)
  const isBroken = facts.places === undefined
    ? !areAllFirst(facts, isTaken)
    : facts.places.some((place) => isTaken({ place }))
  if (!isBroken) return
  throw new RunsError({
    sentence:
      `The run ${run.name} is a fork of ${fork.run} at step ${fork.step}, and facts that it took over are damaged: fork again with: stoa run --from ${fork.run}@${fork.step} --name NAME`
  })
}

const noteOf = (db: Sqlite.Connection | undefined, name: string): string | undefined =>
  db && Readable.unlessDamaged(() => db.prepare("SELECT body FROM notes WHERE name = ?").get(name)?.["body"] as string)

const decodeFork = Schema.decodeUnknownOption(Schema.fromJsonString(Fork))

/** Copies the milestones that are whole, and says how many are lost. */
const copyMilestones = ({ from, to }: Pair): number => {
  if (from === undefined) return 0
  const { lost, rows } = Readable.wholeMilestones(from)
  const put = to.prepare("INSERT OR IGNORE INTO milestones (place, body, digest) VALUES (?, ?, ?)")
  for (const row of rows) put.run(...["place", "body", "digest"].map((name) => row[name] as Sqlite.Value))
  return lost
}

const copyAll = (pair: Pair, { file, run }: { readonly run: RunFolder; readonly file: string }): Salvaged => {
  const { from, to } = pair
  const fork = Option.getOrUndefined(decodeFork(noteOf(from, "fork")))
  // A run that was salvaged before may have forgotten facts on purpose.
  const events = copy(pair, { table: "events", gaps: noteOf(from, "salvaged") !== undefined })
  if (fork !== undefined) refuseBroken(run, fork, events)
  const calls = copy(pair, { table: "calls", gaps: false })
  const attempts = copy(pair, { table: "attempts", gaps: false })
  const milestones = copyMilestones(pair)
  // The calls that a fork took over were paid by its parent, and which those are nobody knows.
  if ((attempts.lost > 0 || !attempts.sure) && fork === undefined) Spending.rebuild(to)
  // With a gap among the people the files they came from must be read again.
  const forgotten = arePeopleWhole(events, fork ?? {}) ? [] : events.kept.filter(isEnrolled(fork ?? {}))
  const forget = to.prepare("DELETE FROM events WHERE place = ?")
  for (const { place } of forgotten) forget.run(place)
  const note: Salvaged = {
    file,
    facts: events.kept.length - forgotten.length,
    calls: calls.kept.length,
    lost: events.lost + calls.lost + attempts.lost + milestones,
    attempts: attempts.sure ? attempts.lost : Math.max(1, attempts.lost),
    atLeast: !(events.sure && calls.sure && attempts.sure)
  }
  const put = to.prepare("INSERT INTO notes (name, body) VALUES (?, ?)")
  if (fork !== undefined) put.run("fork", JSON.stringify(fork))
  put.run("salvaged", JSON.stringify(note))
  return note
}

/** Makes the new database under a name of its own: one file, on disk when this returns. */
const build = (
  from: Sqlite.Connection | undefined,
  { file, partial, run }: { readonly run: RunFolder; readonly file: string; readonly partial: string }
): Salvaged => {
  Swap.discard(partial)
  const to = Sqlite.openNow(partial, { readonly: false, timeout: 0 })
  try {
    const pages = from && Readable.unlessDamaged(() => from.prepare("PRAGMA page_size").get()?.["page_size"])
    if (pages !== undefined) to.exec(`PRAGMA page_size = ${pages}`)
    to.exec("PRAGMA synchronous = FULL; BEGIN")
    for (const statement of schema) to.exec(statement)
    const note = copyAll({ from, to }, { run, file })
    to.exec(`PRAGMA user_version = ${layout}; COMMIT`)
    to.close()
    return note
  } catch (error) {
    to.close()
    Swap.discard(partial)
    throw error
  }
}

/** Puts a new run.db in the place of a damaged one, with all that is whole of it. Whenever it breaks off, it can be done again. */
export const salvage = Effect.fn("Salvage.salvage")(function*(run: RunFolder) {
  const partial = `${run.database}.partial`
  const fail = (error: unknown) => (error instanceof RunsError ? error : Damage.logError(run.database)(error))
  const attempt = <A>(work: () => A) => Effect.try({ try: work, catch: (error) => error as Error })
  const work = Effect.gen(function*() {
    const file = yield* attempt(() => Swap.nameFor(run))
    yield* attempt(() => Swap.fold(run.database))
    const from = Effect.flatMap(Sqlite.Database, (db) => attempt(() => build(db, { run, file, partial })))
    const note = yield* from.pipe(
      Effect.provide(Sqlite.layer({ filename: run.database, readonly: true })),
      Effect.catchIf(Damage.isDamage, () => attempt(() => build(undefined, { run, file, partial })))
    )
    yield* attempt(() => Swap.swap(run, { file, partial }))
    return note
  })
  return yield* Effect.mapError(work, fail)
})
