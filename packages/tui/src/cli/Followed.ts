/** A log whose facts somebody follows as they are told. */
import { type Event, EventLog, type World } from "@stoa/core"
import { Effect, Layer } from "effect"

/** The log below, each fact of which is passed on once it is kept, with the world it made. */
export const layer = (
  follow: (event: Event.Event, world: World.World) => void
): Layer.Layer<EventLog.EventLog, never, EventLog.EventLog> =>
  Layer.effect(
    EventLog.EventLog,
    Effect.map(EventLog.EventLog, (log) => {
      const passOn = (events: ReadonlyArray<Event.Event>) =>
        Effect.map(log.world, (world) => {
          for (const event of events) follow(event, world)
        })
      return EventLog.EventLog.of({
        ...log,
        append: (event) => Effect.andThen(log.append(event), passOn([event])),
        appendAll: (events) => Effect.andThen(log.appendAll(events), passOn(events))
      })
    })
  )
