/** The answered calls of a run. */
import { Context, Effect, Layer, Option } from "effect"
import type { LogError } from "./EventLog.ts"

/** An answered call as it is kept. `request` and `reply` are JSON. */
export interface StoredCall {
  readonly key: string
  readonly place: string
  readonly prompt: string
  readonly model: string
  readonly request: string
  readonly reply: string
}

/** The answered calls of a run: a reply is here before it is used. */
export class CallStore extends Context.Service<CallStore, {
  readonly find: (key: string) => Effect.Effect<Option.Option<string>, LogError>
  /** Keeps a call; gives the reply that stands, which is that of whoever answered first. */
  readonly keep: (call: StoredCall) => Effect.Effect<string, LogError>
  /** All calls whose place is this one or lies below it. */
  readonly at: (place: string) => Effect.Effect<ReadonlyArray<StoredCall>, LogError>
}>()("@stoa/core/log/CallStore") {
  /** Keeps the calls in memory: for tests and trials. */
  static readonly memory = Layer.sync(CallStore, () => {
    const calls = new Map<string, StoredCall>()
    return CallStore.of({
      find: (key) => Effect.sync(() => Option.map(Option.fromUndefinedOr(calls.get(key)), (call) => call.reply)),
      keep: (call) =>
        Effect.sync(() => {
          const first = calls.get(call.key) ?? call
          calls.set(call.key, first)
          return first.reply
        }),
      at: (place) =>
        Effect.sync(() =>
          [...calls.values()].filter((call) => call.place === place || call.place.startsWith(`${place}/`))
        )
    })
  })
}
