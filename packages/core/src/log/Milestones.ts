/** What was done in a run that cannot be had twice for nothing: a file sent to a trainer, a job begun, a model trained. */
import { Context, Effect, Layer, Option } from "effect"
import type { LogError } from "./EventLog.ts"

/** Keeps milestones by their place; a body is JSON. What is there already is written over. */
export class Milestones extends Context.Service<Milestones, {
  readonly get: (place: string) => Effect.Effect<Option.Option<unknown>, LogError>
  readonly set: (place: string, body: unknown) => Effect.Effect<void, LogError>
}>()("@stoa/core/log/Milestones") {
  /** Keeps them in memory: for tests and trials. */
  static readonly memory = Layer.sync(Milestones, () => {
    const kept = new Map<string, string>()
    return Milestones.of({
      get: (place) =>
        Effect.sync(() => Option.map(Option.fromUndefinedOr(kept.get(place)), (body) => JSON.parse(body) as unknown)),
      set: (place, body) => Effect.sync(() => void kept.set(place, JSON.stringify(body)))
    })
  })
}
