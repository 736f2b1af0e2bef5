/** The world of a run that several processes write: one's own facts at once, those of others as they come. */
import { Context, Deferred, Effect, PubSub, Semaphore, Stream } from "effect"
import type { Event } from "../../domain/Event.ts"
import { EventLog, type EventStore, type LogError } from "../EventLog.ts"
import * as Fold from "../Fold.ts"
import { keyOf, type Mark, Marks } from "../Marks.ts"
import * as World from "../World.ts"
import * as Names from "./Names.ts"
import type { Page, PageFrom } from "./Page.ts"

/** What other processes tell. Of a run that was not opened as shared, nothing. */
export class Others extends Context.Service<Others, {
  /**
   * Their facts and marks from now on, in the order of the log; the world has each fact, and `marks` each mark, before it is given.
   * Whoever subscribes first and reads `marks` then misses none, and may see one in both.
   */
  readonly follow: Stream.Stream<Event | Mark, LogError>
  /** All marks that are known by now, one's own and those of others. */
  readonly marks: Effect.Effect<ReadonlyArray<Mark>>
  /** When it is done, everything that anybody committed before it was asked for is in the world and in `marks`. */
  readonly catchUp: Effect.Effect<void, LogError>
}>()("@stoa/core/log/postgres/Others") {
  /** Of a run that one process alone writes. */
  static readonly none = Others.of({ follow: Stream.empty, marks: Effect.succeed([]), catchUp: Effect.void })
}

/** What a shared log is made of. */
export interface SharedOptions {
  readonly store: EventStore
  /** Keeps a mark. */
  readonly keep: (mark: Mark) => Effect.Effect<void, LogError>
  readonly page: (from: PageFrom) => Effect.Effect<Page, LogError>
  /** Of this writer: what it tells itself need not be read again. */
  readonly epoch: number
  /** Waits until there may be something new. */
  readonly news: Effect.Effect<void>
}

const isMark = (told: Event | Mark): told is Mark =>
  told._tag === "StepPlayed" || told._tag === "GroupStopped" || told._tag === "GroupOver"

/** Opens a log with all that is there, and follows it as long as the scope lasts. */
export const shared = Effect.fnUntraced(function*({ epoch, keep, news, page, store }: SharedOptions) {
  const others = yield* PubSub.unbounded<Effect.Effect<Event | Mark, LogError>>()
  const alone = yield* Semaphore.make(1)
  let world = World.empty
  let failed: LogError | undefined
  let upTo = 0
  // Writes of one's own that failed: what was committed without a word of it would be read by nobody here.
  let doubts = 0
  let isDoubtful = false
  const writing = new Set<Deferred.Deferred<void>>()
  // Two processes may tell the same: each place counts once, and each mark.
  const places = Names.make()
  const marks = new Map<string, Mark>()

  const learn = (told: Event | Mark): boolean => {
    if (isMark(told)) {
      const key = keyOf(told)
      if (marks.has(key)) return false
      marks.set(key, told)
      return true
    }
    if (!places.add(told.place)) return false
    world = Fold.apply(world, told)
    return true
  }

  const read = Effect.gen(function*() {
    while (true) {
      const before = doubts
      const { isLast, told, upTo: next } = yield* page({ after: upTo, epoch: isDoubtful ? 0 : epoch })
      // What others tell may follow from one's own that is committed and not yet known to be: nobody reads past that.
      yield* Effect.forEach([...writing], (over) => Deferred.await(over), { discard: true })
      if (doubts !== before) continue
      for (const each of told) if (learn(each)) PubSub.publishUnsafe(others, Effect.succeed(each))
      upTo = next
      if (!isLast) continue
      isDoubtful = false
      return
    }
  })

  // One reads at a time; whoever waited while somebody else read from the start has nothing left to read.
  let begun = 0
  let finished = 0
  const catchUp = Effect.suspend(() => {
    const asked = begun
    return alone.withPermit(Effect.suspend(() => {
      if (failed !== undefined) return Effect.fail(failed)
      if (finished > asked) return Effect.void
      const nth = ++begun
      return Effect.map(read, () => {
        finished = nth
      })
    }))
  })
  yield* catchUp
  yield* Effect.forkScoped(Effect.catch(Effect.forever(Effect.andThen(news, catchUp)), (error) =>
    Effect.sync(() => {
      failed = error
      PubSub.publishUnsafe(others, Effect.fail(error))
    })))

  const write = (told: ReadonlyArray<Event | Mark>, kept: Effect.Effect<void, LogError>) =>
    Effect.suspend(() => {
      // Nobody goes on in a world that stands still.
      if (failed !== undefined) return Effect.fail(failed)
      const over = Deferred.makeUnsafe<void>()
      writing.add(over)
      // What is written is in the world, whoever may have stopped waiting for it.
      return Effect.uninterruptible(Effect.onExit(kept, (exit) =>
        Effect.sync(() => {
          if (exit._tag === "Success") told.forEach(learn)
          else {
            doubts++
            isDoubtful = true
          }
          writing.delete(over)
          Deferred.doneUnsafe(over, Effect.void)
        })))
    })
  const appendAll = (events: ReadonlyArray<Event>) => write(events, store.store(events))
  const log = EventLog.of({
    ...EventLog.over(store),
    append: (event) => appendAll([event]),
    appendAll,
    world: Effect.sync(() => world)
  })
  return {
    log,
    others: Others.of({
      follow: Stream.mapEffect(Stream.fromPubSub(others), (told) => told),
      marks: Effect.sync(() => [...marks.values()]),
      catchUp
    }),
    marks: Marks.of({
      tell: (mark) => Effect.suspend(() => (marks.has(keyOf(mark)) ? Effect.void : write([mark], keep(mark))))
    })
  }
})
