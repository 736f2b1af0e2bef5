/** What other processes tell of a run in PostgreSQL as it happens: that there are new facts, that somebody asks something. */
import { Deferred, Effect, Queue } from "effect"
import { digest } from "../../domain/Seed.ts"
import type { Connections } from "./Connections.ts"

/** The channel of a run: its name is shorter than that of the schema may be. */
export const channelOf = (schema: string): string => `stoa_${digest(schema).slice(0, 32)}`

/** Milliseconds after which one looks although nothing was told: a connection may be gone for a while, with what was told over it. */
const patience = { facts: 1000, commands: 30_000 } as const

/** What is said when there are new facts of a writer. */
export const wordOf = (epoch: number): string => `facts ${epoch}`

/** Who listens. */
export interface Listener {
  readonly schema: string
  /** Its own epoch as a writer. */
  readonly epoch: number
}

/** Listens as long as the scope lasts, from before it is given. */
export const make = Effect.fnUntraced(function*(connections: Connections, { epoch, schema }: Listener) {
  const facts = yield* Queue.sliding<void>(1)
  const listening = yield* Deferred.make<void>()
  let isNews = true
  let lookedAt = Date.now()
  const listen = Effect.scoped(Effect.gen(function*() {
    const told = yield* connections.listen(channelOf(schema))
    // Whatever was told while nobody listened.
    isNews = true
    yield* Queue.offer(facts, undefined)
    yield* Deferred.succeed(listening, undefined)
    while (true) {
      const { payload } = yield* Queue.take(told)
      if (payload === "commands") isNews = true
      else if (payload !== wordOf(epoch)) yield* Queue.offer(facts, undefined)
    }
  }))
  const again = Effect.andThen(Deferred.succeed(listening, undefined), Effect.sleep("300 millis"))
  yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.ignore(listen), again)))
  yield* Deferred.await(listening)
  return {
    /** Waits until there may be new facts. */
    facts: Effect.asVoid(Effect.timeoutOption(Queue.take(facts), patience.facts)),
    /** True once when somebody may have asked something. */
    commands: Effect.sync(() => {
      const now = Date.now()
      const isTold = isNews || now - lookedAt > patience.commands
      isNews = false
      if (isTold) lookedAt = now
      return isTold
    })
  }
})
