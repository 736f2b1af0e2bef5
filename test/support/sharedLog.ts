/** A log that several processes of one test write: each has a world of its own, which hears of the others' facts and marks later. */
import { type Event, EventLog, Fold, type Seed, World } from "@stoa/core"
import { Effect, Equal, Latch } from "effect"
import * as Marks from "../../packages/core/src/log/Marks.ts"

/** What is in the log: facts and marks, in the order in which they were committed. */
export type Entry = Event.Event | Marks.Mark

const isMark = (entry: Entry): entry is Marks.Mark => !("place" in entry)
const keyOf = (entry: Entry): string => (isMark(entry) ? Marks.keyOf(entry) : entry.place)

/** The facts among entries. */
export const factsOf = (entries: ReadonlyArray<Entry>): Array<Event.Event> =>
  entries.flatMap((entry) => (isMark(entry) ? [] : [entry]))

/** The marks among entries. */
export const marksOf = (entries: ReadonlyArray<Entry>): Array<Marks.Mark> => entries.filter(isMark)

/** A log that begins with what another had. Writing and hearing take as many turns of the event loop as chance will have. */
export const make = (given: ReadonlyArray<Entry> = [], chance?: Seed.Chance) => {
  const entries: Array<Entry> = []
  const known = new Map<string, Entry>()
  const readers = new Set<Latch.Latch>()
  const put = (entry: Entry) => {
    if (known.has(keyOf(entry))) return
    known.set(keyOf(entry), entry)
    entries.push(entry)
    for (const reader of readers) reader.openUnsafe()
  }
  given.forEach(put)
  const some = Effect.suspend(() =>
    Effect.repeat(Effect.yieldNow, { times: chance === undefined ? 0 : Math.floor(chance.next() ** 4 * 12) })
  )

  /** A process that writes the log as long as nobody shuts it out. */
  const open = () => {
    const told = new Set<string>()
    const own = new Set<string>()
    let world = World.empty
    let upTo = 0
    let isShutOut = false
    const fold = (event: Event.Event) => {
      if (told.has(event.place)) return
      told.add(event.place)
      world = Fold.apply(world, event)
    }
    const failing = (detail: string) => Effect.fail(new EventLog.LogError({ file: "in memory", detail }))
    const write = (added: ReadonlyArray<Entry>) =>
      Effect.andThen(
        some,
        Effect.suspend(() => {
          if (isShutOut) return failing("somebody else writes it now")
          const other = added.find((entry) => !Equal.equals(known.get(keyOf(entry)) ?? entry, entry))
          if (other !== undefined) return failing(`another fact stands at ${keyOf(other)}`)
          added.forEach(put)
          // What is one's own is in one's world at once, whatever of the others is not.
          factsOf(added).forEach(fold)
          return Effect.void
        })
      )
    /** What others told by now, and was not heard before. */
    const news = () => {
      const next = entries.slice(upTo)
      upTo = entries.length
      factsOf(next).forEach(fold)
      return next.filter((entry) => !own.has(keyOf(entry)))
    }
    const log = EventLog.EventLog.of({
      append: (event) => write([event]),
      appendAll: write,
      events: Effect.sync(() => factsOf(entries)),
      eventsOf: (tag) => Effect.sync(() => factsOf(entries).filter((fact): fact is never => fact._tag === tag)),
      places: Effect.sync(() => factsOf(entries).map(({ place }) => place)),
      world: Effect.sync(() => world)
    })
    return {
      log,
      marks: { tell: (mark: Marks.Mark) => write([mark]) },
      /** Brings all that was committed before now into the world. */
      catchUp: Effect.sync(() => factsOf(entries).forEach(fold)),
      /** Hears of what others tell, for ever. */
      follow: (hear: (entry: Entry) => Effect.Effect<void>) => {
        const reader = Latch.makeUnsafe(true)
        readers.add(reader)
        return Effect.forever(Effect.gen(function*() {
          yield* reader.await
          reader.closeUnsafe()
          yield* some
          yield* Effect.forEach(news(), hear, { discard: true })
        }))
      },
      shutOut: () => void (isShutOut = true)
    }
  }
  return { entries, open }
}

/** A process. */
export type Process = ReturnType<ReturnType<typeof make>["open"]>
