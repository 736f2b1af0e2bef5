import { assert, describe, it } from "@effect/vitest"
import { Cause, Deferred, Effect, Exit, Fiber, Layer, Option } from "effect"
import { LogError } from "../../../packages/core/src/log/EventLog.ts"
import { CallStore } from "../../../packages/core/src/log/RunStore.ts"
import { Embedder } from "../../../packages/core/src/model/Embedder.ts"
import {
  BadRequest,
  GivenUp,
  Model,
  ModelError,
  ModelReply,
  type ModelRequest,
  Overflow,
  Transient,
  Unauthorised,
  UnknownModel,
  Unreachable
} from "../../../packages/core/src/model/Model.ts"
import * as Recorded from "../../../packages/core/src/model/Recorded.ts"
import { modelOf, replyOf, requestOf, saying } from "./stub.ts"

/** A recorded model over whatever store there is. */
const over = (below: Layer.Layer<Model>, watch: Recorded.RecordedWatch = {}) =>
  Layer.provide(Recorded.layer(watch), below)

const ask = (request: ModelRequest) => Effect.flatMap(Model, (model) => model.ask(request))
const callsAt = (place: string) => Effect.flatMap(CallStore, (calls) => calls.at(place))

const unanswered = modelOf(() => Effect.die(new Error("asked again")))

describe("keyOf", () => {
  const request = requestOf({ form: { kind: "object", name: "deed", jsonSchema: { type: "object" } } })
  const key = Recorded.keyOf("stub", request)

  it.each<[string, Partial<ModelRequest>]>([
    ["the place", { place: "q" }],
    ["the repair of the same place", { place: "p/repair" }],
    ["the seed", { seed: 2 }],
    ["the temperature", { temperature: 0.71 }],
    ["the share of probability that is drawn from", { topP: 0.9 }],
    ["the length", { maxTokens: 101 }],
    ["the version of the prompt", { promptHash: "ba9876543210" }],
    ["a word of a turn", { turns: [{ role: "user", content: "What now!" }] }],
    ["the role of a turn", { turns: [{ role: "system", content: "What now?" }] }],
    ["a turn more", { turns: [...request.turns, { role: "assistant", content: "" }] }],
    ["the form", { form: { kind: "text" } }]
  ])("differs with %s", (_, change) => {
    assert.notStrictEqual(Recorded.keyOf("stub", { ...request, ...change }), key)
  })

  it("differs with the model asked for", () => {
    assert.notStrictEqual(Recorded.keyOf("stub-2", request), key)
  })

  it("does not differ with anything else", () => {
    // The version of the prompt stands for its name and its schema.
    const form = { kind: "object", name: "other", jsonSchema: { type: "object", properties: {} } } as const
    for (
      const change of [{ prompt: "other" }, { form }, { parts: [{ name: "a", tokens: 1 }] }, { rehearse: () => "" }]
    ) {
      assert.strictEqual(Recorded.keyOf("stub", { ...request, ...change }), key)
    }
    // Nor with what a request may come to carry, nor with the order of its fields.
    const reversed = Object.fromEntries(Object.entries({ ...request, run: "r", at: 1 }).toReversed())
    assert.strictEqual(Recorded.keyOf("stub", reversed as unknown as ModelRequest), key)
  })

  it("is fixed for good: a change would ask every answered call of every run again", () => {
    assert.strictEqual(
      Recorded.keyOf("stub", requestOf()),
      "7885776bd3fc81fb8e81a5e10c14ad57ec7d80fa0fb1a87e6400b6701ac1a425"
    )
  })
})

describe("Recorded", () => {
  it.effect("asks a call once, in this run and in the same run resumed", () =>
    Effect.gen(function*() {
      const { asked, layer } = saying({ text: "First." })
      const first = yield* ask(requestOf()).pipe(Effect.provide(over(layer)))
      assert.deepStrictEqual(first, replyOf({ text: "First." }))
      yield* Effect.gen(function*() {
        assert.deepStrictEqual(yield* ask(requestOf()), first)
        assert.deepStrictEqual(yield* ask(requestOf({ prompt: "other", rehearse: () => "no" })), first)
      }).pipe(Effect.provide(over(unanswered.layer)))
      assert.lengthOf(asked, 1)
      assert.lengthOf(unanswered.asked, 0)
    }).pipe(Effect.provide(CallStore.memory)))

  it.effect("asks again when place, seed, temperature or model differ", () =>
    Effect.gen(function*() {
      const { asked, layer } = modelOf((_, nth) => Effect.succeed(replyOf({ text: `${nth}` })))
      yield* Effect.gen(function*() {
        const replies = yield* Effect.forEach(
          [requestOf(), requestOf({ place: "q" }), requestOf({ seed: 2 }), requestOf({ temperature: 0 })],
          ask
        )
        assert.deepStrictEqual(replies.map(({ text }) => text), ["1", "2", "3", "4"])
      }).pipe(Effect.provide(over(layer)))
      assert.lengthOf(asked, 4)
      const other = modelOf(() => Effect.succeed(replyOf({ text: "other" })), "stub-2")
      assert.strictEqual((yield* ask(requestOf()).pipe(Effect.provide(over(other.layer)))).text, "other")
    }).pipe(Effect.provide(CallStore.memory)))

  it.effect.prop("gives any reply back as it was", [ModelReply], ([reply]) =>
    Effect.gen(function*() {
      // JSON has no -0.
      const given = { ...reply, inputTokens: reply.inputTokens + 0, outputTokens: reply.outputTokens + 0 }
      const { layer } = modelOf(() => Effect.succeed(given))
      const first = yield* ask(requestOf()).pipe(Effect.provide(over(layer)))
      const again = yield* ask(requestOf()).pipe(Effect.provide(over(unanswered.layer)))
      assert.deepStrictEqual(first, given)
      assert.deepStrictEqual(again, given)
    }).pipe(Effect.provide(Layer.fresh(CallStore.memory))))

  it.effect("keeps what was asked and who answered, at its place", () =>
    Effect.gen(function*() {
      yield* ask(requestOf({ place: "synthesis/r1/w0/1/instruct" })).pipe(Effect.provide(over(saying({}).layer)))
      const [call, ...more] = yield* callsAt("synthesis/r1/w0/1")
      assert.lengthOf(more, 0)
      assert.include(call, { place: "synthesis/r1/w0/1/instruct", prompt: "act", model: "stub-1" })
      assert.deepStrictEqual(JSON.parse(call?.request ?? ""), {
        turns: [{ role: "user", content: "What now?" }],
        temperature: 0.7,
        maxTokens: 100,
        seed: 1,
        promptHash: "0123456789ab"
      })
      assert.deepStrictEqual(JSON.parse(call?.reply ?? ""), replyOf())
    }).pipe(Effect.provide(CallStore.memory)))

  it.effect("keeps where the tokens of a request went", () =>
    Effect.gen(function*() {
      const parts = [{ name: "system", tokens: 200 }, { name: "memory", tokens: 40 }]
      yield* ask(requestOf({ parts })).pipe(Effect.provide(over(saying({}).layer)))
      const [call] = yield* callsAt("p")
      assert.deepStrictEqual(JSON.parse(call?.request ?? "").parts, parts)
    }).pipe(Effect.provide(CallStore.memory)))

  it.effect("keeps no trouble: a call that failed, or was interrupted, is asked again", () =>
    Effect.gen(function*() {
      const reason = new Transient({ detail: "busy" })
      const { asked, layer } = modelOf((_, nth) =>
        nth === 1
          ? Effect.fail(new ModelError({ model: "stub", endpoint: "http://x", reason }))
          : nth === 2
          ? Effect.never
          : Effect.succeed(replyOf())
      )
      yield* Effect.gen(function*() {
        assert.strictEqual((yield* Effect.flip(ask(requestOf()))).reason, reason)
        const fiber = yield* Effect.forkChild(ask(requestOf()))
        yield* Effect.yieldNow
        yield* Fiber.interrupt(fiber)
        assert.lengthOf(yield* callsAt("p"), 0)
        assert.deepStrictEqual(yield* ask(requestOf()), replyOf())
      }).pipe(Effect.provide(over(layer)))
      assert.lengthOf(asked, 3)
      assert.lengthOf(yield* callsAt("p"), 1)
    }).pipe(Effect.provide(CallStore.memory)))

  it.effect.each([
    new BadRequest({ detail: "no such field" }),
    new Overflow({ detail: "maximum context length is 2048 tokens" }),
    new GivenUp({ detail: "busy", attempts: 8 })
  ])(
    "keeps what a place came to for good, and asks no more: %s",
    (reason) =>
      Effect.gen(function*() {
        const error = new ModelError({ model: "stub", endpoint: "http://x/v1", reason })
        const { asked, layer } = modelOf(() => Effect.fail(error))
        const seen: Array<boolean> = []
        const watch: Recorded.RecordedWatch = { onReply: (_, known) => void seen.push(known) }
        const first = yield* Effect.flip(ask(requestOf())).pipe(Effect.provide(over(layer, watch)))
        const again = yield* Effect.flip(ask(requestOf())).pipe(Effect.provide(over(unanswered.layer, watch)))
        assert.strictEqual(first, error)
        assert.deepStrictEqual(again.reason, reason)
        assert.strictEqual(again.message, error.message)
        assert.lengthOf(asked, 1)
        assert.deepStrictEqual(seen, [])
      }).pipe(Effect.provide(CallStore.memory))
  )

  it.effect.each([
    new Transient({ detail: "busy" }),
    new Unreachable({ detail: "ECONNREFUSED" }),
    new Unauthorised({ detail: "status 401" }),
    new UnknownModel({ detail: "no", known: [] })
  ])("keeps nothing of trouble that may pass, or that somebody may mend: %s", (reason) =>
    Effect.gen(function*() {
      const { layer } = modelOf(() => Effect.fail(new ModelError({ model: "stub", endpoint: "http://x", reason })))
      assert.strictEqual((yield* Effect.flip(ask(requestOf())).pipe(Effect.provide(over(layer)))).reason, reason)
      assert.lengthOf(yield* callsAt("p"), 0)
    }).pipe(Effect.provide(CallStore.memory)))

  it.effect("keeps a reply that says nothing, a refusal and a cut text: they are answers", () =>
    Effect.gen(function*() {
      const replies = [{ text: "" }, { text: "No.", finish: "refusal" as const }, { finish: "length" as const }]
      const { asked, layer } = saying(...replies)
      yield* Effect.gen(function*() {
        for (const [index, reply] of replies.entries()) {
          const request = requestOf({ place: `p/${index}` })
          assert.deepStrictEqual(yield* ask(request), replyOf(reply))
          assert.deepStrictEqual(yield* ask(request), replyOf(reply))
        }
      }).pipe(Effect.provide(over(layer)))
      assert.lengthOf(asked, 3)
    }).pipe(Effect.provide(CallStore.memory)))

  it.effect("gives no reply on that could not be kept: the run ends", () =>
    Effect.gen(function*() {
      const full = CallStore.of({
        find: () => Effect.succeedNone,
        keep: () => Effect.fail(new LogError({ file: "run.db", detail: "the disk is full" })),
        at: () => Effect.succeed([])
      })
      const seen: Array<string> = []
      const exit = yield* ask(requestOf()).pipe(
        Effect.provide(over(saying({}).layer, { onReply: ({ text }) => void seen.push(text) })),
        Effect.provideService(CallStore, full),
        Effect.exit
      )
      assert.isTrue(Exit.isFailure(exit) && Cause.hasDies(exit.cause))
      assert.include(Exit.isFailure(exit) ? Cause.pretty(exit.cause) : "", "the disk is full")
      assert.deepStrictEqual(seen, [])
    }))

  it.effect("tells of each reply whether it was known", () =>
    Effect.gen(function*() {
      const seen: Array<readonly [string, boolean]> = []
      const watch: Recorded.RecordedWatch = { onReply: ({ text }, known) => void seen.push([text, known]) }
      yield* Effect.gen(function*() {
        yield* ask(requestOf())
        yield* ask(requestOf())
        yield* ask(requestOf({ place: "q" }))
      }).pipe(Effect.provide(over(saying({ text: "a" }, { text: "b" }).layer, watch)))
      assert.deepStrictEqual(seen, [["a", false], ["a", true], ["b", false]])
    }).pipe(Effect.provide(CallStore.memory)))

  it.effect("keeps the name of the model below, and finds nothing under a key it never made", () =>
    Effect.gen(function*() {
      assert.strictEqual((yield* Model).name, "stub")
      const calls = yield* CallStore
      assert.isTrue(Option.isNone(yield* calls.find(Recorded.keyOf("stub", requestOf()))))
    }).pipe(Effect.provide(Layer.provideMerge(over(unanswered.layer), CallStore.memory))))
})

describe("two processes that ask the same before either is answered", () => {
  /** Answers each when both have asked, the one asked first before the other. */
  const both = Effect.gen(function*() {
    const asked = yield* Deferred.make<void>()
    const answered = yield* Deferred.make<void>()
    let waiting = 0
    const first = Effect.andThen(Effect.sync(() => ++waiting), Deferred.await(asked))
    const second = Effect.andThen(Deferred.succeed(asked, undefined), Deferred.await(answered))
    /** Runs both over one store. */
    const run = <A, B>(one: Effect.Effect<A>, two: Effect.Effect<B>) =>
      Effect.gen(function*() {
        const early = yield* Effect.forkChild(Effect.ensuring(one, Deferred.succeed(answered, undefined)))
        yield* Effect.repeat(Effect.yieldNow, { until: () => waiting > 0 })
        return [yield* two, yield* Fiber.join(early)] as const
      })
    return { first, second, run }
  })
  const refused = new ModelError({ model: "stub", endpoint: "e", reason: new BadRequest({ detail: "no" }) })
  const reply = (text: string) => Effect.succeed(replyOf({ text }))
  type Answer = Effect.Effect<ModelReply, ModelError>

  it.effect.each<[string, Answer, Answer, string]>([
    ["the reply of the first", reply("a"), reply("b"), "a"],
    ["the reply of the first, also where the second came to nothing", reply("a"), Effect.fail(refused), "a"],
    ["the failure of the first, also where the second was answered", Effect.fail(refused), reply("b"), "BadRequest"]
  ])("go on with %s", ([, one, two, expected]) =>
    Effect.gen(function*() {
      const { first, run, second } = yield* both
      const store = yield* CallStore
      const going = (wait: Effect.Effect<unknown>, answer: Answer) =>
        ask(requestOf()).pipe(
          Effect.match({ onSuccess: ({ text }) => text, onFailure: ({ reason }) => reason._tag }),
          Effect.provide(over(modelOf(() => Effect.andThen(wait, answer)).layer)),
          Effect.provideService(CallStore, store)
        )
      assert.deepStrictEqual(yield* run(going(first, one), going(second, two)), [expected, expected])
      const again = ask(requestOf()).pipe(
        Effect.match({ onSuccess: ({ text }) => text, onFailure: ({ reason }) => reason._tag }),
        Effect.provide(over(unanswered.layer))
      )
      assert.strictEqual(yield* again, expected)
    }).pipe(Effect.provide(CallStore.memory)))

  it.effect("count each what it paid for itself", () =>
    Effect.gen(function*() {
      const { first, run, second } = yield* both
      const store = yield* CallStore
      const seen: Array<readonly [string, boolean]> = []
      const going = (wait: Effect.Effect<unknown>, text: string) =>
        ask(requestOf()).pipe(
          Effect.orDie,
          Effect.provide(over(
            modelOf(() => Effect.andThen(wait, reply(text))).layer,
            { onReply: ({ text }, known) => void seen.push([text, known]) }
          )),
          Effect.provideService(CallStore, store)
        )
      yield* run(going(first, "a"), going(second, "b"))
      assert.deepStrictEqual(seen, [["a", false], ["b", false]])
    }).pipe(Effect.provide(CallStore.memory)))

  it.effect("go on with the vectors of the first", () =>
    Effect.gen(function*() {
      const { first, run, second } = yield* both
      const store = yield* CallStore
      const going = (wait: Effect.Effect<unknown>, number: number) =>
        Effect.flatMap(Embedder, ({ embed }) => embed(["a"], "p")).pipe(
          Effect.orDie,
          Effect.provide(Layer.provide(
            Recorded.embedder,
            Layer.succeed(
              Embedder,
              Embedder.of({ name: "e", batch: 1, embed: () => Effect.as(wait, [new Float32Array([number])]) })
            )
          )),
          Effect.provideService(CallStore, store)
        )
      const expected = [new Float32Array([1])]
      assert.deepStrictEqual(yield* run(going(first, 1), going(second, 2)), [expected, expected])
    }).pipe(Effect.provide(CallStore.memory)))
})
