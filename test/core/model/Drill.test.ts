import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import * as fc from "fast-check"
import * as Drill from "../../../packages/core/src/model/Drill.ts"
import { Embedder } from "../../../packages/core/src/model/Embedder.ts"
import {
  Model,
  ModelError,
  type ModelReply,
  type ModelRequest,
  Transient
} from "../../../packages/core/src/model/Model.ts"
import { modelOf, replyOf, requestOf } from "./stub.ts"

const form = { kind: "object", name: "deed", jsonSchema: {} } as const
const text = JSON.stringify({ act: "say", text: "Bread 🍞🍞🍞🍞🍞🍞🍞" })

const call = (given: Partial<Drill.Call> = {}): Drill.Call => ({ place: "p", seed: 1, model: "m", form, ...given })

/** A place at which the first attempt meets this fault, or none, and whose reply has this one, or none. */
const placeOf = (passing?: Drill.Passing, spoiling?: Drill.Spoiling): string => {
  for (let n = 0;; n++) {
    const at = call({ place: `p/${n}` })
    if (Drill.passingAt(0.9, at, 0) === passing && Drill.spoilingAt(0.9, at) === spoiling) return at.place
  }
}

/** Asks a drilled model that would always answer; `asked` holds what came through to it. */
const drilled = (share = 0.9) => {
  const { asked, layer } = modelOf(() => Effect.succeed(replyOf({ text, model: "m-1" })), "m")
  const ask = (request: Partial<ModelRequest>) => Effect.flatMap(Model, (model) => model.ask(requestOf(request)))
  return { asked, ask, layer: Drill.layer(share).pipe(Layer.provide(layer)) }
}

const times = <A>(count: number, make: (n: number) => A): Array<A> => Array.from({ length: count }, (_, n) => make(n))

describe("a drill", () => {
  it("meets about the share of attempts that was asked for, and every kind about as often", () => {
    const drawn = times(6000, (n) => {
      const at = call({ place: `p/${n}` })
      return Drill.passingAt(0.3, at, 0) ?? Drill.spoilingAt(0.3, at)
    })
    assert.closeTo(drawn.filter((fault) => fault !== undefined).length / drawn.length, 0.3, 0.03)
    for (const kind of [...Drill.passing, ...Drill.spoiling]) {
      assert.closeTo(drawn.filter((fault) => fault === kind).length / drawn.length, 0.3 / 12, 0.01)
    }
    const none = times(100, (n) => Drill.passingAt(0, call(), n) ?? Drill.spoilingAt(0, call({ place: `p/${n}` })))
    assert.deepStrictEqual(new Set(none), new Set([undefined]))
  })

  it("meets what a call can meet: a text breaks no schema, a vector is not spoilt", () => {
    const ofText = new Set(times(2000, (n) => Drill.spoilingAt(0.9, call({ place: `p/${n}`, form: { kind: "text" } }))))
    assert.deepStrictEqual(ofText, new Set([undefined, "empty", "cut", "refusal"]))
    const ofVectors = times(2000, (n) => Drill.spoilingAt(0.9, { place: `p/${n}`, seed: 1, model: "m" }))
    assert.deepStrictEqual(new Set(ofVectors), new Set([undefined]))
  })

  it("is the same each time, by seed, place and model", () => {
    fc.assert(
      fc.property(
        fc.nat(0x7fffffff),
        fc.string(),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (seed, place, share) => {
          const drawn = () => {
            const at = call({ seed, place })
            return [Drill.spoilingAt(share, at), ...times(16, (nth) => Drill.passingAt(share, at, nth))]
          }
          assert.deepStrictEqual(drawn(), drawn())
        }
      )
    )
    const row = (given: Partial<Drill.Call>) => times(24, (nth) => Drill.passingAt(0.5, call(given), nth))
    for (const other of [{ seed: 2 }, { place: "q" }, { model: "n" }]) assert.notDeepEqual(row(other), row({}))
  })

  it("never keeps a place from an answer for eight attempts", () => {
    fc.assert(
      fc.property(fc.nat(0x7fffffff), fc.nat(100), (seed, first) => {
        const eight = times(8, (index) => Drill.passingAt(0.9, call({ seed }), first + index))
        assert.include(eight, undefined)
      })
    )
  })
})

describe("passing faults", () => {
  it.effect("send nothing, are told as the drill's own and have the status that a server would give", () =>
    Effect.gen(function*() {
      const statuses = { 429: 429, 500: 500, 503: 503, reset: undefined, half: undefined, garbage: undefined }
      for (const [fault, status] of Object.entries(statuses)) {
        const { ask, asked, layer } = drilled()
        const error = yield* Effect.flip(
          ask({ place: placeOf(fault as Drill.Passing), form }).pipe(Effect.provide(layer))
        )
        const { reason } = error
        if (reason._tag !== "Transient") throw error
        assert.isTrue(error.isRetryable)
        assert.match(error.message, /drill: /)
        assert.strictEqual(reason.status, status)
        assert.strictEqual(reason.limited === true, fault === "429")
        assert.strictEqual(reason.retryAfter !== undefined, fault === "429" || fault === "503")
        assert.strictEqual(asked.length, 0)
      }
    }))

  it.effect("one of them hangs for a while, unless somebody ends it before", () =>
    Effect.gen(function*() {
      const { ask, layer } = drilled()
      const fiber = yield* Effect.forkChild(ask({ place: placeOf("hang"), form }).pipe(Effect.provide(layer)))
      yield* TestClock.adjust("4 seconds")
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust("1 second")
      assert.include(String(yield* Effect.flip(Fiber.join(fiber))), "drill: no answer")
    }))

  it.effect("pass: whoever tries on gets the reply, within eight attempts", () =>
    Effect.gen(function*() {
      const { ask, layer } = drilled()
      yield* Effect.gen(function*() {
        for (let n = 0; n < 50; n++) {
          const once = ask({ place: `q/${n}`, form: { kind: "text" } }).pipe(
            Effect.timeoutOrElse({ duration: 1000, orElse: () => Effect.fail("hung" as const) })
          )
          const fiber = yield* Effect.forkChild(Effect.retry(once, { times: 7 }))
          while (fiber.pollUnsafe() === undefined) yield* TestClock.adjust(1000)
          yield* Fiber.join(fiber)
        }
      }).pipe(Effect.provide(layer))
    }))
})

describe("spoilt replies", () => {
  const spoilt = (fault: Drill.Spoiling) =>
    Effect.gen(function*() {
      const { ask, asked, layer } = drilled()
      const reply = yield* ask({ place: placeOf(undefined, fault), form }).pipe(Effect.provide(layer))
      assert.strictEqual(asked.length, 1)
      return reply
    })

  it.effect("say that they are, beside the name of the model", () =>
    Effect.gen(function*() {
      for (const fault of Drill.spoiling) assert.strictEqual((yield* spoilt(fault)).model, `m-1 (drill: ${fault})`)
      const { ask, layer } = drilled()
      const whole = yield* ask({ place: placeOf(), form }).pipe(Effect.provide(layer))
      assert.deepStrictEqual(whole, replyOf({ text, model: "m-1" }))
    }))

  it.effect("are empty, cut, refused, broken or fenced, and cost what they cost", () =>
    Effect.gen(function*() {
      const said = (reply: ModelReply) => ({ text: reply.text, finish: reply.finish })
      assert.deepStrictEqual(said(yield* spoilt("empty")), { text: "", finish: "stop" })
      const cut = yield* spoilt("cut")
      assert.strictEqual(cut.finish, "length")
      assert.isTrue(text.startsWith(cut.text) && cut.text.isWellFormed())
      assert.strictEqual((yield* spoilt("refusal")).finish, "refusal")
      assert.deepStrictEqual(said(yield* spoilt("schema")), {
        text: JSON.stringify({ text: "Bread 🍞🍞🍞🍞🍞🍞🍞" }),
        finish: "stop"
      })
      const fence = yield* spoilt("fence")
      assert.include(fence.text, `\`\`\`json\n${text}\n\`\`\``)
      assert.deepInclude(fence, { finish: "stop", inputTokens: 10, outputTokens: 5 })
    }))
})

describe("a drill of a server that is in trouble itself", () => {
  it.effect("spoils the same replies in the same way, however many attempts they took", () =>
    Effect.gen(function*() {
      const replies = (isTroubled: boolean) => {
        const { layer } = modelOf((_, nth) =>
          isTroubled && nth % 3 !== 0
            ? Effect.fail(new ModelError({ model: "m", endpoint: "e", reason: new Transient({ detail: "busy" }) }))
            : Effect.succeed(replyOf({ text, model: "m-1" })), "m")
        const ask = (place: string) =>
          Effect.flatMap(Model, (model) => model.ask(requestOf({ place, form }))).pipe(
            Effect.timeoutOrElse({ duration: 1, orElse: () => Effect.fail("hung" as const) }),
            Effect.retry({ times: 40 })
          )
        return Effect.forEach(times(40, (n) => `p/${n}`), ask).pipe(
          Effect.provide(Drill.layer(0.5).pipe(Layer.provide(layer)))
        )
      }
      const run = Effect.fnUntraced(function*(isTroubled: boolean) {
        const fiber = yield* Effect.forkChild(replies(isTroubled))
        while (fiber.pollUnsafe() === undefined) yield* TestClock.adjust(1)
        return yield* Fiber.join(fiber)
      })
      const calm = yield* run(false)
      assert.deepStrictEqual(yield* run(true), calm)
      assert.isTrue(calm.some(({ model }) => model.includes("drill")) && calm.some(({ model }) => model === "m-1"))
    }))
})

describe("vectors", () => {
  it.effect("come as they are, or not at all", () =>
    Effect.gen(function*() {
      const layer = Drill.embedder(0.5).pipe(Layer.provide(Embedder.lexical))
      const embed = (place: string) => Effect.flatMap(Embedder, (embedder) => embedder.embed(["bread"], place))
      const [plain] = yield* embed("p").pipe(Effect.provide(Embedder.lexical))
      let failed = 0
      yield* Effect.gen(function*() {
        for (let n = 0; n < 60; n++) {
          const fiber = yield* Effect.forkChild(Effect.result(Effect.timeoutOption(embed(`p/${n}`), 1000)))
          yield* TestClock.adjust(1000)
          const result = yield* Fiber.join(fiber)
          if (result._tag === "Failure" || result.success._tag === "None") failed++
          else assert.deepStrictEqual(result.success.value[0], plain)
        }
      }).pipe(Effect.provide(layer))
      assert.isAbove(failed, 10)
      assert.isBelow(failed, 50)
    }))
})
