/** The world of a run that several processes write: one's own facts at once, those of others as they come. */
import { Context, Effect, PubSub, Stream } from "effect"
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
  let failed: LogError | undefined
  // Two processes may tell the same: each place counts once.
  const told = new Set<string>()
  const fold = (event: Event): boolean => {
    if (told.has(event.place)) return false
    told.add(event.place)
    world = Fold.apply(world, event)
    return true
  }
  const catchUp = Effect.gen(function*() {
    while (true) {
      const facts = yield* store.next
      if (facts.length === 0) return
      for (const event of facts) if (fold(event)) PubSub.publishUnsafe(others, Effect.succeed(event))
    }
  })
  yield* catchUp
  yield* Effect.forkScoped(Effect.catch(Effect.forever(Effect.andThen(news, catchUp)), (error) =>
    Effect.sync(() => {
      failed = error
      PubSub.publishUnsafe(others, Effect.fail(error))
    })))
  const appendAll = (events: ReadonlyArray<Event>) =>
    Effect.suspend(() => {
      // Nobody goes on in a world that stands still.
      if (failed !== undefined) return Effect.fail(failed)
      // What is written is in the world, whoever may have stopped waiting for it.
      return Effect.uninterruptible(Effect.map(store.store(events), () => void events.forEach(fold)))
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
