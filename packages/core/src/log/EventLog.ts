/** The append-only log of a run's facts, and the world they fold into. */
import { Context, Effect, Equal, Layer, Schema } from "effect"
import type { Event } from "../domain/Event.ts"
import * as Fold from "./Fold.ts"
import * as World from "./World.ts"

/** A log could not be read or written. */
export class LogError extends Schema.TaggedError<LogError>()("LogError", {
  file: Schema.String,
  detail: Schema.String
}) {
  override get message(): string {
    const hint = /full|readonly/i.test(this.detail) ? " Free space, or name another folder with --runs." : ""
    return `The log ${this.file} cannot be used: ${this.detail}.${hint}`
  }
}

/** Where facts are kept. `store` keeps a fact; the same fact at its place again is fine, another one there is an error. */
export interface EventStore {
  readonly store: (event: Event) => Effect.Effect<void, LogError>
  /** All facts in the order they were stored. */
  readonly load: Effect.Effect<ReadonlyArray<Event>, LogError>
}

/** Records facts: first stored, then applied to the world. */
export class EventLog extends Context.Service<EventLog, {
  readonly append: (event: Event) => Effect.Effect<void, LogError>
  readonly events: Effect.Effect<ReadonlyArray<Event>, LogError>
  /** The world as of now. Reading costs nothing; what was read never changes. */
  readonly world: Effect.Effect<World.World>
}>()("@stoa/core/log/EventLog") {
  /** A log over a store. Its world is that of the facts appended through it, from the empty one on. */
  static readonly over = (store: EventStore): EventLog["Service"] => {
    let world = World.empty
    return EventLog.of({
      append: (event) =>
        Effect.map(store.store(event), () => {
          world = Fold.apply(world, event)
        }),
      events: store.load,
      world: Effect.sync(() => world)
    })
  }

  /** Keeps the facts in memory: for tests and trials. */
  static readonly memory = Layer.sync(EventLog, () => {
    const events = new Map<string, Event>()
    return EventLog.over({
      store: (event) =>
        Effect.suspend(() => {
          const present = events.get(event.place)
          if (present !== undefined && !Equal.equals(present, event)) {
            return Effect.fail(
              new LogError({ file: "in memory", detail: `another fact stands at ${event.place} already` })
            )
          }
          events.set(event.place, present ?? event)
          return Effect.void
        }),
      load: Effect.sync(() => [...events.values()])
    })
  })
}

/** The world as of now. */
export const currentWorld = Effect.flatMap(EventLog, (log) => log.world)

/** Appends a fact. */
export const append = (event: Event) => Effect.flatMap(EventLog, (log) => log.append(event))
