/** The append-only log of a run's facts, and the world they fold into. */
import { Context, Effect, Equal, Layer, Schema } from "effect"
import type { Event } from "../domain/Event.ts"
import * as Fold from "./Fold.ts"
import * as Quiet from "./Quiet.ts"
import * as World from "./World.ts"

/** A log could not be read or written. */
export class LogError extends Schema.TaggedError<LogError>()("LogError", {
  file: Schema.String,
  detail: Schema.String
}) {
  override get message(): string {
    const hint = /full|readonly|disk I\/O/i.test(this.detail)
      ? " The disk is full or cannot be written: free space, or name another folder with --runs."
      : ""
    return `The log ${this.file} cannot be used: ${this.detail}.${hint}`
  }
}

/** Where facts are kept. The same fact at its place again is fine, another one there is an error. */
export interface EventStore {
  /** Keeps facts, all of them or none. */
  readonly store: (events: ReadonlyArray<Event>) => Effect.Effect<void, LogError>
  /** All facts in the order they were stored. */
  readonly load: Effect.Effect<ReadonlyArray<Event>, LogError>
  /** The facts of one sort, in the same order. */
  readonly loadTagged: (tag: Event["_tag"]) => Effect.Effect<ReadonlyArray<Event>, LogError>
  /** The places of all facts, and of all attempts at calls where those are kept beside them; in any order. */
  readonly places: Effect.Effect<ReadonlyArray<string>, LogError>
}

/** Records facts: first stored, then applied to the world. */
export class EventLog extends Context.Service<EventLog, {
  readonly append: (event: Event) => Effect.Effect<void, LogError>
  /** Appends facts, all of them or none. */
  readonly appendAll: (events: ReadonlyArray<Event>) => Effect.Effect<void, LogError>
  readonly events: Effect.Effect<ReadonlyArray<Event>, LogError>
  /** The facts of one sort that are kept, whether told in this session or before. */
  readonly eventsOf: <Tag extends Event["_tag"]>(
    tag: Tag
  ) => Effect.Effect<ReadonlyArray<Extract<Event, { readonly _tag: Tag }>>, LogError>
  /** The places of a run at which something was told or asked, in this session or before. */
  readonly places: Effect.Effect<ReadonlyArray<string>, LogError>
  /** The world as of now. Reading costs nothing; what was read never changes. */
  readonly world: Effect.Effect<World.World>
}>()("@stoa/core/log/EventLog") {
  /** A log over a store. Its world is that of the facts appended through it, from the empty one on. */
  static readonly over = (store: EventStore): EventLog["Service"] => {
    let world = World.empty
    const appendAll = (events: ReadonlyArray<Event>) =>
      Effect.map(store.store(events), () => {
        world = Fold.fold(events, world)
      })
    return EventLog.of({
      append: (event) => appendAll([event]),
      appendAll,
      events: store.load,
      eventsOf: <Tag extends Event["_tag"]>(tag: Tag) =>
        store.loadTagged(tag) as Effect.Effect<ReadonlyArray<Extract<Event, { readonly _tag: Tag }>>, LogError>,
      places: store.places,
      world: Effect.sync(() => world)
    })
  }

  /** Keeps the facts in memory: for tests and trials. */
  static readonly memory = Layer.sync(EventLog, () => {
    const events = new Map<string, Event>()
    const all = () => [...events.values()]
    return EventLog.over({
      store: (added) =>
        Effect.suspend(() => {
          const taken = added.find(({ place }, index) => !Equal.equals(events.get(place) ?? added[index], added[index]))
          if (taken !== undefined) {
            return Effect.fail(
              new LogError({ file: "in memory", detail: `another fact stands at ${taken.place} already` })
            )
          }
          for (const event of added) events.set(event.place, events.get(event.place) ?? event)
          return Effect.void
        }),
      load: Effect.sync(all),
      loadTagged: (tag) => Effect.sync(() => all().filter((event) => event._tag === tag)),
      places: Effect.sync(() => [...events.keys()])
    })
  })
}

/** The world as of now. */
export const currentWorld = Effect.flatMap(EventLog, (log) => log.world)

/** Appends a fact. A place that came to nothing is also told in the log file. */
export const append = (event: Event) =>
  Effect.flatMap(EventLog, (log) => {
    if (event._tag !== "Failed") return log.append(event)
    const { kind, place, prompt, reason } = event
    const told = Effect.logWarning("a place failed", { place, prompt, kind, reason })
    return Effect.andThen(Quiet.unlessWanted(told), log.append(event))
  })

/** Appends facts, all of them or none. */
export const appendAll = (events: ReadonlyArray<Event>) => Effect.flatMap(EventLog, (log) => log.appendAll(events))

/** The last step that counts of a simulation that came to its end, in this sitting or before, with as many episodes as wanted. */
export const lastCounted = Effect.flatMap(
  EventLog,
  (log) => Effect.map(log.eventsOf("SimulationEnded"), ([end]) => (end?.why === "episodes" ? end.step : undefined))
)
