/** A log whose facts somebody follows as they are told. */
import { type Event, EventLog, type World } from "@stoa/core"
import { Effect, Layer } from "effect"

/**
 * The log below, each fact of which is passed on once it is kept, with the world it made. What the follower gives back are warnings for
 * the log file.
 */
export const layer = (
  follow: (event: Event.Event, world: World.World) => ReadonlyArray<string>
): Layer.Layer<EventLog.EventLog, never, EventLog.EventLog> =>
  Layer.effect(
    EventLog.EventLog,
    Effect.map(EventLog.EventLog, (log) => {
      const passOn = (events: ReadonlyArray<Event.Event>) =>
        Effect.flatMap(log.world, (world) => {
          const warnings = events.flatMap((event) => follow(event, world))
          return Effect.forEach(warnings, (warning) => Effect.logWarning(warning), { discard: true })
        })
      return EventLog.EventLog.of({
        ...log,
        append: (event) => Effect.andThen(log.append(event), passOn([event])),
        appendAll: (events) => Effect.andThen(log.appendAll(events), passOn(events))
      })
    })
  )
