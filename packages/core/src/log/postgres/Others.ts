/** The world of a run that several processes write: one's own facts at once, those of others as they come. */
import { Context, Effect, Exit, PubSub, Stream } from "effect"
import type { Event } from "../../domain/Event.ts"
import { EventLog, type LogError } from "../EventLog.ts"
import * as Fold from "../Fold.ts"
import * as World from "../World.ts"
import type { FactStore } from "./Facts.ts"

/** What other processes tell. */
export class Others extends Context.Service<Others, {
  /** Their facts from now on, in the order of the log; the world has each before it is given. Nothing where the run was not opened as shared. */
  readonly follow: Stream.Stream<Event, LogError>
}>()("@stoa/core/log/postgres/Others") {
  /** Of a run that one process alone writes. */
  static readonly none = Others.of({ follow: Stream.empty })
}

/** Opens a log with all facts that are there, and follows it as long as the scope lasts; waits for `news` in between. */
export const shared = Effect.fnUntraced(function*(store: FactStore, news: Effect.Effect<void>) {
  const others = yield* PubSub.unbounded<Effect.Effect<Event, LogError>>()
  let world = World.empty
  let read = 0
  let failed: LogError | undefined
  // A fact may be told by two processes, and one's own is read here before its telling is done: each place counts once.
  const told = new Set<string>()
  const mine = new Map<string, Event | undefined>()
  const fold = (event: Event): boolean => {
    mine.delete(event.place)
    if (told.has(event.place)) return false
    told.add(event.place)
    world = Fold.apply(world, event)
    return true
  }
  const hear = (event: Event): void => {
    if (mine.has(event.place)) mine.set(event.place, event)
    else if (fold(event)) PubSub.publishUnsafe(others, Effect.succeed(event))
  }
  // What was not written after all was told by another, if it was heard of.
  const release = ({ place }: Event): void => {
    const heard = mine.get(place)
    mine.delete(place)
    if (heard !== undefined) hear(heard)
  }
  const catchUp = Effect.gen(function*() {
    while (true) {
      const facts = yield* store.after(read)
      if (facts.length === 0) return
      for (const { event, id } of facts) {
        hear(event)
        read = id
      }
    }
  })
  yield* catchUp
  const following = Effect.forever(Effect.andThen(news, catchUp))
  yield* Effect.forkScoped(Effect.catch(following, (error) =>
    Effect.sync(() => {
      failed = error
      PubSub.publishUnsafe(others, Effect.fail(error))
    })))
  const appendAll = (events: ReadonlyArray<Event>) =>
    Effect.suspend(() => {
      // Nobody goes on in a world that stands still.
      if (failed !== undefined) return Effect.fail(failed)
      for (const event of events) if (!told.has(event.place)) mine.set(event.place, mine.get(event.place))
      return Effect.onExit(
        store.store(events),
        (exit) => Effect.sync(() => void events.forEach(Exit.isSuccess(exit) ? fold : release))
      )
    })
  const log = EventLog.of({
    ...EventLog.over(store),
    append: (event) => appendAll([event]),
    appendAll,
    world: Effect.sync(() => world)
  })
  const follow = Stream.mapEffect(Stream.fromPubSub(others), (event) => event)
  return { log, others: Others.of({ follow }) }
})
