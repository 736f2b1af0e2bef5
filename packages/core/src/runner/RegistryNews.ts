/** That a run of a cluster may have changed: told by whoever changed it, and looked after beside that. */
import { type Duration, Effect, PubSub, Queue, RcRef, Stream } from "effect"
import type { Connections } from "../log/postgres/Connections.ts"
import { channel } from "./RegistryTables.ts"

/** After this one looks although nothing was told: a connection may be gone for a while, with what was told over it. */
const poll: Duration.Input = "1 second"

/** Listens while anybody wants to know, over one connection for all of them. */
export const make = Effect.fnUntraced(function*(connections: Connections) {
  const listening = yield* RcRef.make({
    acquire: Effect.gen(function*() {
      const told = yield* PubSub.unbounded<string>()
      const listen = Effect.scoped(Effect.flatMap(
        connections.listen(channel),
        (queue) => Effect.forever(Effect.flatMap(Queue.take(queue), ({ payload }) => PubSub.publish(told, payload)))
      ))
      const again = Effect.sleep("300 millis")
      yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.ignore(listen), again)))
      return told
    })
  })
  /** Something each time that the run may have changed, at once at first. */
  return (run: string): Stream.Stream<void> =>
    Stream.unwrap(Effect.map(RcRef.get(listening), (told) => {
      const named = Stream.filter(Stream.fromPubSub(told), (name) => name === run)
      return Stream.merge(Stream.tick(poll), Stream.map(named, () => undefined))
    }))
})
