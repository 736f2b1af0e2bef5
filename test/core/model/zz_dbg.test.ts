import { it } from "@effect/vitest"
import { Effect, Clock } from "effect"
import { TestClock } from "effect/testing"
import { appendFileSync } from "node:fs"
import * as Limits from "../../../packages/core/src/model/Limits.ts"
import { Model, ModelError, Unreachable } from "../../../packages/core/src/model/Model.ts"
import { modelOf, replyOf, requestOf } from "./stub.ts"
import { Layer } from "effect"
it.effect("dbg", () => Effect.gen(function*() {
  const { asked, layer } = modelOf((_, nth) => Effect.gen(function*() {
    appendFileSync("/tmp/dbg.log", `${nth} at ${yield* Clock.currentTimeMillis}\n`)
    if (nth === 1 || nth === 14) return replyOf()
    return yield* new ModelError({ model: "", endpoint: "", reason: new Unreachable({ detail: "ECONNREFUSED" }) })
  }))
  yield* Effect.gen(function*() {
    const ask = (place: string) => Effect.flatMap(Model, (m) => m.ask(requestOf({ place })))
    yield* ask("first")
    const fiber = yield* Effect.forkChild(ask("second"))
    for (let s = 0; s < 60; s++) yield* TestClock.adjust("1 seconds")
    appendFileSync("/tmp/dbg.log", `end ${asked.length} ${fiber.pollUnsafe() === undefined}\n`)
  }).pipe(Effect.provide(Layer.provide(Limits.layer({ concurrency: 4, timeout: 60 }), layer)))
}))
