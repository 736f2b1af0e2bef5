import { assert, describe, it } from "@effect/vitest"
import { Embedder, EventLog, Pipeline, Rehearsal } from "@stoa/core"
import { Effect, Layer } from "effect"
import { recipeOf } from "../../support/flow.ts"
import { people } from "../../support/people.ts"

/** A log that cannot keep one sort of fact. */
const failing = (tag: string) =>
  Layer.effect(
    EventLog.EventLog,
    Effect.map(EventLog.EventLog, (log) =>
      EventLog.EventLog.of({
        ...log,
        append: (event) =>
          event._tag === tag
            ? Effect.fail(new EventLog.LogError({ file: "run.db", detail: "the disk is full" }))
            : log.append(event)
      }))
  ).pipe(Layer.provide(EventLog.EventLog.memory))

describe("a simulation whose log fails", () => {
  for (const tag of ["Acted", "Routed", "EpisodeClosed", "StepEnded"]) {
    it.live(`at ${tag} ends with that error, and nobody waits for what will not come`, () =>
      Effect.gen(function*() {
        const recipe = recipeOf({ simulation: { episodes: 60 }, requirements: [{ count: 4 }] })
        const error = yield* Effect.flip(Pipeline.live(recipe, { profiles: people(20) }))
        assert.strictEqual(error._tag, "LogError")
      }).pipe(
        Effect.provide(Layer.mergeAll(Rehearsal.layer(), Embedder.Embedder.lexical, failing(tag))),
        Effect.timeout("20 seconds")
      ))
  }
})
