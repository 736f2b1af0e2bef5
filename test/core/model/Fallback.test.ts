import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { Stop } from "../../../packages/core/src/log/Stop.ts"
import * as Fallback from "../../../packages/core/src/model/Fallback.ts"
import * as Governor from "../../../packages/core/src/model/Governor.ts"
import {
  BadRequest,
  GivenUp,
  Model,
  ModelError,
  type ModelReply,
  Overflow,
  Transient,
  Unauthorised,
  UnknownModel,
  Unreachable
} from "../../../packages/core/src/model/Model.ts"
import { modelOf, replyOf, requestOf } from "./stub.ts"

const failing = (name: string, reason: ModelError["reason"]) =>
  Effect.fail(new ModelError({ model: name, endpoint: `http://${name}/v1`, reason }))

type Answer = () => Effect.Effect<ModelReply, ModelError>

/** Models that answer so, each asked where the ones before are over; `asked` holds their names in order. */
const inTurn = (answers: Readonly<Record<string, Answer>>) => {
  const asked: Array<string> = []
  const models = Object.entries(answers).map(([name, answer]) =>
    Model.of({ name, ask: () => Effect.suspend(() => (asked.push(name), answer())) })
  )
  return { asked, model: Fallback.make(models as unknown as readonly [Model["Service"], ...Array<Model["Service"]>]) }
}

const from = (name: string): Answer => () => Effect.succeed(replyOf({ model: `${name}-1` }))

describe("Fallback", () => {
  it.effect("asks the first one as long as it answers, and goes by its name", () =>
    Effect.gen(function*() {
      const { asked, model } = inTurn({ first: from("first"), second: from("second") })
      assert.strictEqual(model.name, "first")
      for (let nth = 0; nth < 3; nth++) assert.strictEqual((yield* model.ask(requestOf())).model, "first-1")
      assert.deepStrictEqual(asked, ["first", "first", "first"])
    }))

  it.effect.each([
    new GivenUp({ detail: "busy", attempts: 8 }),
    new Unreachable({ detail: "ECONNREFUSED" }),
    new Unauthorised({ detail: "status 401" }),
    new UnknownModel({ detail: "no", known: [] })
  ])("asks the next one where one gives a place up or is down: %s", (reason) =>
    Effect.gen(function*() {
      const { asked, model } = inTurn({
        first: () => failing("first", reason),
        second: () => failing("second", reason),
        third: from("third")
      })
      assert.strictEqual((yield* model.ask(requestOf())).model, "third-1")
      assert.deepStrictEqual(asked, ["first", "second", "third"])
    }))

  it.effect.each([new BadRequest({ detail: "no" }), new Overflow({ detail: "too long" })])(
    "takes a refusal of the request for the answer it is: %s",
    (reason) =>
      Effect.gen(function*() {
        const over = () => failing("first", new GivenUp({ detail: "busy", attempts: 8 }))
        const one = inTurn({ first: () => failing("first", reason), second: from("second") })
        assert.strictEqual((yield* Effect.flip(one.model.ask(requestOf()))).reason, reason)
        const two = inTurn({ first: over, second: () => failing("second", reason), third: from("third") })
        assert.strictEqual((yield* Effect.flip(two.model.ask(requestOf()))).reason, reason)
        assert.deepStrictEqual(two.asked, ["first", "second"])
      })
  )

  it.effect("fails as the last one does", () =>
    Effect.gen(function*() {
      const { model } = inTurn({
        first: () => failing("first", new Unreachable({ detail: "ECONNREFUSED" })),
        second: () => failing("second", new GivenUp({ detail: "busy", attempts: 8 }))
      })
      const error = yield* Effect.flip(model.ask(requestOf()))
      assert.strictEqual(error.endpoint, "http://second/v1")
    }))

  it.effect("of one is that one", () =>
    Effect.gen(function*() {
      const { model } = inTurn({ only: () => failing("only", new GivenUp({ detail: "busy", attempts: 8 })) })
      assert.strictEqual((yield* Effect.flip(model.ask(requestOf()))).reason._tag, "GivenUp")
    }))

  it.effect("of governed models: each place that one gives up the next one answers, and nothing stops but for the last one", () =>
    Effect.gen(function*() {
      const errors: Array<ModelError> = []
      const stop: Stop = {
        attempt: (effect) => effect,
        request: () => Effect.void,
        fatal: (error) => Effect.andThen(Effect.sync(() => errors.push(error)), Effect.never)
      }
      let isThere = true
      const first = modelOf(
        ({ place }) =>
          place === "p/odd"
            ? failing("first", new Transient({ detail: "status 500" }))
            : Effect.succeed(replyOf({ model: "first-1" })),
        "first"
      )
      const gone = modelOf(() => failing("second", new Unauthorised({ detail: "status 401" })), "second")
      const third = modelOf(
        () =>
          isThere
            ? Effect.succeed(replyOf({ model: "third-1" }))
            : failing("third", new Unauthorised({ detail: "status 401" })),
        "third"
      )
      const governed = (below: Layer.Layer<Model>, isLast: boolean) => Layer.provide(Governor.layer({ isLast }), below)
      yield* Effect.gen(function*() {
        const { ask, name } = yield* Model
        assert.strictEqual(name, "first")
        assert.strictEqual((yield* ask(requestOf({ place: "p/even" }))).model, "first-1")
        const odd = yield* Effect.forkChild(ask(requestOf({ place: "p/odd" })))
        yield* TestClock.adjust("2 minutes")
        assert.strictEqual((yield* Fiber.join(odd)).model, "third-1")
        assert.lengthOf(errors, 0)
        isThere = false
        const lost = yield* Effect.forkChild(ask(requestOf({ place: "p/odd" })))
        yield* TestClock.adjust("2 minutes")
        assert.isUndefined(lost.pollUnsafe())
        assert.deepStrictEqual(errors.map(({ endpoint }) => endpoint), ["http://third/v1"])
        yield* Fiber.interrupt(lost)
      }).pipe(
        Effect.provide(
          Layer.effect(
            Model,
            Fallback.tried([
              { name: "first", trial: Effect.succeed((isLast) => governed(first.layer, isLast)) },
              { name: "second", trial: Effect.succeed((isLast) => governed(gone.layer, isLast)) },
              { name: "third", trial: Effect.succeed((isLast) => governed(third.layer, isLast)) }
            ])
          )
        ),
        Effect.provideService(Stop, stop)
      )
      assert.lengthOf(first.asked.filter(({ place }) => place === "p/odd"), 16)
    }))
})
