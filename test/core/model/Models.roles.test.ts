import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer, Option, Result } from "effect"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { AttemptStore } from "../../../packages/core/src/log/Attempts.ts"
import * as RunStore from "../../../packages/core/src/log/RunStore.ts"
import * as Stopping from "../../../packages/core/src/log/Stop.ts"
import { Budget } from "../../../packages/core/src/model/Budget.ts"
import { Model } from "../../../packages/core/src/model/Model.ts"
import * as Models from "../../../packages/core/src/model/Models.ts"
import * as Price from "../../../packages/core/src/model/Price.ts"
import * as Recorded from "../../../packages/core/src/model/Recorded.ts"
import type { Options, ParsedRequest } from "../../support/server/options.ts"
import { ScriptedServer } from "../../support/server/ScriptedServer.ts"
import { gathering } from "../log/spans.ts"
import { requestOf } from "./stub.ts"

const { CallStore } = RunStore
const stores = Layer.fresh(Layer.merge(CallStore.memory, AttemptStore.memory))

const access = (given: Partial<Models.Access>): Models.Access => ({
  model: "own",
  embedder: "lexical",
  timeout: 60,
  sendSeed: true,
  ...given
})

/** A server of these models that notes who was asked; the trials are none of it. */
const serving = (models: ReadonlyArray<string>, given: Partial<Options> = {}) =>
  Effect.gen(function*() {
    const asked: Array<string> = []
    const note = ({ model, userText }: ParsedRequest) => {
      if (!userText.includes("ok is true")) asked.push(model)
      return undefined
    }
    const server = yield* ScriptedServer.scoped({ models, script: note, ...given })
    return { ...server, asked }
  })

const ask = (place: string, model?: string) =>
  Effect.flatMap(Model, ({ ask }) => ask(requestOf({ place, ...(model === undefined ? {} : { model }) })))

/** So many calls, every other one to the run's own model. */
const both = (count: number, model: string) =>
  Effect.forEach(
    Array.from({ length: count }, (_, index) => index),
    (index) => ask(`p/${index}`, index % 2 === 0 ? undefined : model),
    { concurrency: "unbounded" }
  )

/** A folder of one's own. */
const folder = Effect.acquireRelease(
  Effect.promise(() => mkdtemp(join(tmpdir(), "stoa-roles-"))),
  (path) => Effect.promise(() => rm(path, { recursive: true, force: true }))
)

/** A file of prices for millions of tokens. */
const priced = (prices: Readonly<Record<string, number>>) =>
  Effect.gen(function*() {
    const file = join(yield* folder, "prices.json")
    const list = Object.entries(prices).map(([model, price]) => ({ model, input: price, output: 2 * price }))
    yield* Effect.promise(() => writeFile(file, JSON.stringify({ prices: list })))
    return file
  })

describe("several models at one server", () => {
  it.live("each gets the requests that name it, and answers in its own name", () =>
    Effect.gen(function*() {
      const { asked, url } = yield* serving(["own", "weak", "strong"])
      yield* Effect.gen(function*() {
        const replies = yield* Effect.forEach(
          [undefined, "weak", "strong", "own", undefined],
          (model, index) => ask(`p/${index}`, model)
        )
        assert.deepStrictEqual(replies.map(({ model }) => model), ["own", "weak", "strong", "own", "own"])
        assert.deepStrictEqual(asked, ["own", "weak", "strong", "own", "own"])
      }).pipe(
        Effect.provide(Layer.provide(Models.layer(access({ models: ["weak", "strong"], baseUrl: url }), {}), stores))
      )
    }))

  it.live("stand in run.db, in the ledger and in spans by their own names, and are paid for out of one budget", () =>
    Effect.gen(function*() {
      const { url } = yield* serving(["own", "strong"])
      const prices = yield* priced({ own: 1, strong: 50 })
      const path = yield* folder
      const { on, spans } = gathering()
      const given = access({ models: ["strong"], baseUrl: url, prices, maxCost: 100 })
      yield* Effect.gen(function*() {
        yield* on(both(7, "strong"))
        const spent = yield* Effect.flatMap(AttemptStore, ({ spent }) => spent)
        // One more each for its trial.
        assert.deepStrictEqual(spent.map(({ calls, model }) => [model, calls]), [["own", 5], ["strong", 4]])
        const cost = spent.reduce((sum, { model, ...usage }) => {
          const price = model === "own" ? 1 : 50
          return sum + Price.cost({ input: price, output: 2 * price }, usage)
        }, 0)
        const all = (yield* Budget).spending()
        assert.strictEqual(all.calls, 9)
        assert.closeTo(all.cost ?? 0, cost / Price.nanos, 1e-7)
      }).pipe(
        Effect.provide(Layer.provideMerge(Models.layer(given, {}), RunStore.layer(join(path, "run.db"))))
      )
      const named = spans.filter(({ name }) => name.startsWith("chat "))
      assert.deepStrictEqual(
        named.map(({ attributes, name }) => [name, attributes.get("gen_ai.response.model")]).toSorted(),
        [
          ...Array.from({ length: 4 }, () => ["chat own", "own"]),
          ...Array.from({ length: 3 }, () => ["chat strong", "strong"])
        ]
      )
    }))

  it.live("never get more calls between them than the run may make, and go on from there when it may make more", () =>
    Effect.gen(function*() {
      const { asked, stats, url } = yield* serving(["own", "strong"])
      const may = (maxCalls: number, eager: boolean) =>
        Models.layer(access({ models: ["strong"], baseUrl: url, maxCalls }), {}, { eager })
      yield* Effect.gen(function*() {
        const { drained, stop } = yield* Stopping.make
        const calls = yield* Effect.forkChild(
          both(12, "strong").pipe(Effect.provide(may(9, true)), Effect.provideService(Stopping.Stop, stop))
        )
        const why = yield* drained
        assert.include(why._tag === "Budget" ? why.sentence : "", "9 of at most 9 calls are made")
        yield* Fiber.interrupt(calls)
        assert.strictEqual(stats().requests, 9)
        assert.lengthOf(asked, 7)
        // Resumed: two trials and the five that are left.
        yield* Effect.provide(both(12, "strong"), may(16, false))
        assert.strictEqual(stats().requests, 16)
        assert.strictEqual(stats().answered, 16)
        assert.strictEqual(asked.filter((model) => model === "own").length, 6)
        assert.strictEqual(asked.filter((model) => model === "strong").length, 6)
      }).pipe(Effect.provide(stores))
    }))

  it.live("share the calls at once that a recipe gives", () =>
    Effect.gen(function*() {
      const { reset, stats, url } = yield* serving(["own", "weak", "strong"], { delay: 20 })
      const given = access({ models: ["weak", "strong"], baseUrl: url, concurrency: 3, fallback: ["weak"] })
      yield* Effect.gen(function*() {
        // The trials are made all at once.
        yield* Model
        reset()
        yield* Effect.all([both(16, "weak"), Effect.forEach([1, 2, 3, 4, 5], (nth) => ask(`q/${nth}`, "strong"))], {
          concurrency: "unbounded"
        })
        assert.isAtMost(stats().inFlightMax, 3)
      }).pipe(Effect.provide(Layer.provide(Models.layer(given, {}), stores)))
    }))
})

describe("the record of several models", () => {
  it.live("is found again by whoever is told the run, and nobody is asked twice", () =>
    Effect.gen(function*() {
      const { asked, close, url } = yield* serving(["own", "weak"])
      const given = access({ models: ["weak"], baseUrl: url })
      yield* Effect.gen(function*() {
        const first = yield* Effect.provide(both(6, "weak"), Models.layer(given, {}))
        assert.lengthOf(asked, 6)
        yield* Effect.promise(close)
        assert.deepStrictEqual(yield* Effect.provide(both(6, "weak"), Models.layer(given, {}, { eager: false })), first)
        const unrecorded = (place: string) => Effect.die(new Error(`${place} is not on record`))
        assert.deepStrictEqual(yield* Effect.provide(both(6, "weak"), Models.offline(given, unrecorded)), first)
        assert.lengthOf(asked, 6)
      }).pipe(Effect.provide(stores))
    }))

  it.live("knows the run's own model as it always did, and others by their bare names", () =>
    Effect.gen(function*() {
      const { url } = yield* serving(["stoa-test", "strong"])
      const given = access({ model: "stoa-test", models: ["stoa-test", "strong"], baseUrl: url })
      yield* Effect.gen(function*() {
        yield* Effect.provide(Effect.all([ask("p"), ask("p", "strong")]), Models.layer(given, {}))
        const calls = yield* CallStore
        const modelAt = (key: string) =>
          Effect.map(
            Effect.map(calls.find(key), Option.getOrThrow),
            (reply) => (JSON.parse(reply) as { readonly model: string }).model
          )
        assert.strictEqual(
          yield* modelAt("5ff7d1209173277c731c72ad085bc724b95a8fb8d5cd36ccd0b3d48f41a867e0"),
          "stoa-test"
        )
        assert.strictEqual(yield* modelAt(Recorded.keyOf("strong", requestOf())), "strong")
      }).pipe(Effect.provide(stores))
    }))

  it.live("holds one call for a role that the run's own model plays, whether it is named or not", () =>
    Effect.gen(function*() {
      const { asked, url } = yield* serving(["own"])
      const given = access({ models: ["own"], baseUrl: url })
      yield* Effect.gen(function*() {
        assert.deepStrictEqual(yield* ask("p", "own"), yield* ask("p"))
        assert.deepStrictEqual(asked, ["own"])
      }).pipe(Effect.provide(Layer.provide(Models.layer(given, {}), stores)))
    }))

  it.effect("says nothing of the provider: where a model is served does not matter", () =>
    Effect.gen(function*() {
      const given = { model: "rehearsal", embedder: "lexical" }
      const calls = yield* CallStore
      const key = Recorded.keyOf("llama", requestOf())
      const reply = { text: "Yes.", model: "llama", finish: "stop", inputTokens: 1, outputTokens: 1 }
      yield* calls.keep({
        key,
        place: "p",
        prompt: "act",
        model: "llama",
        request: "{}",
        reply: JSON.stringify({ ...reply, estimated: false, rehearsal: false })
      })
      yield* Effect.gen(function*() {
        for (const name of ["llama", "ollama/llama", "vllm/llama"]) {
          assert.strictEqual((yield* ask("p", name)).text, "Yes.")
        }
        const other = yield* Effect.exit(ask("p", "unknown/llama"))
        assert.strictEqual(other._tag, "Failure")
      }).pipe(Effect.provide(Models.offline(given, () => Effect.die("not on record"))))
    }).pipe(Effect.provide(stores)))
})

describe("models of several kinds", () => {
  it.live("a rehearsed role beside a real model, and a real one beside the rehearsal", () =>
    Effect.gen(function*() {
      const { asked, url } = yield* serving(["own", "strong"])
      const one = Models.layer(access({ models: ["rehearsal"], baseUrl: url }), {})
      const other = Models.layer(access({ model: "rehearsal", models: ["strong"], baseUrl: url }), {})
      yield* Effect.gen(function*() {
        assert.isFalse((yield* ask("p")).rehearsal)
        assert.isTrue((yield* ask("p", "rehearsal")).rehearsal)
      }).pipe(Effect.provide(Layer.provide(one, stores)))
      yield* Effect.gen(function*() {
        assert.isTrue((yield* ask("p")).rehearsal)
        assert.isFalse((yield* ask("p", "strong")).rehearsal)
      }).pipe(Effect.provide(Layer.provide(other, stores)))
      assert.deepStrictEqual(asked, ["own", "strong"])
    }))

  it.live("bare names share the base URL; a provider's goes to the provider, with its own key", () =>
    Effect.gen(function*() {
      const proxy = { model: "openai/gpt-5", baseUrl: "http://localhost:9/v1" }
      yield* Models.check(access({ ...proxy, models: ["weak", "ollama/llama"] }), {})
      const missing = yield* Effect.flip(Models.check(access({ ...proxy, models: ["weak", "groq/llama"] }), {}))
      assert.include(missing.message, "The model \"groq/llama\" needs a key: set GROQ_API_KEY")
      const nowhere = yield* Effect.flip(Models.check(access({ model: "rehearsal", models: ["weak"] }), {}))
      assert.include(nowhere.message, "The model \"weak\" names no server")
    }))

  it.live("a limit in dollars needs the price of each of them", () =>
    Effect.gen(function*() {
      const prices = yield* priced({ own: 1 })
      const given = access({ models: ["rehearsal", "strong"], baseUrl: "http://localhost:9/v1", prices, maxCost: 1 })
      const error = yield* Effect.flip(Models.check(given, {}))
      assert.include(error.message, "The price of the model \"strong\" is not known")
      yield* Models.check({ ...given, models: ["rehearsal"] }, {})
    }))
})

describe("a model of a role that is not there", () => {
  const error = (given: Partial<Models.Access>) =>
    Effect.map(
      Effect.result(Effect.asVoid(Model).pipe(Effect.provide(Layer.provide(Models.layer(access(given), {}), stores)))),
      (result) => (Result.isFailure(result) ? result.failure.message : "none")
    )

  it.live("is found before the first call, by name; the first of several in the order of the recipe", () =>
    Effect.gen(function*() {
      const { asked, url } = yield* serving(["own"])
      const told = yield* error({ models: ["nope", "neither"], baseUrl: url })
      assert.include(told, `${url} does not know the model "nope"`)
      assert.deepStrictEqual(asked, [])
    }))

  it.live("has nobody to stand in for it: that is the run's own model's alone", () =>
    Effect.gen(function*() {
      const { url } = yield* serving(["own", "second"])
      assert.strictEqual(yield* error({ model: "nope", fallback: ["second"], baseUrl: url }), "none")
      assert.include(
        yield* error({ model: "nope", models: ["neither"], fallback: ["second"], baseUrl: url }),
        "does not know the model \"neither\""
      )
    }))

  it.live("stops a resumed run when it is asked, and not before", () =>
    Effect.gen(function*() {
      const { url } = yield* serving(["own"])
      const { asked, stop } = yield* Stopping.make
      const models = Models.layer(access({ models: ["nope"], baseUrl: url }), {}, { eager: false })
      yield* Effect.gen(function*() {
        assert.strictEqual((yield* ask("p")).model, "own")
        const call = yield* Effect.forkChild(ask("q", "nope"))
        const why = yield* asked
        assert.include(why._tag === "Trouble" ? why.error.message : "", "does not know the model \"nope\"")
        yield* Fiber.interrupt(call)
      }).pipe(Effect.provide(Layer.provide(models, stores)), Effect.provideService(Stopping.Stop, stop))
    }))

  it.live("is told with the names that its own server offers, whatever the run's own model is", () =>
    Effect.gen(function*() {
      const { url } = yield* serving(["one", "two"])
      const given = access({ model: "rehearsal", models: ["nope"], baseUrl: url })
      const unknown = yield* Effect.flip(
        Effect.asVoid(Model).pipe(Effect.provide(Layer.provide(Models.layer(given, {}), stores)))
      )
      assert.strictEqual(unknown._tag, "ModelError")
      if (unknown._tag !== "ModelError") return
      const told = yield* Models.withKnownModels(unknown, given, {})
      assert.include(told.message, "does not know the model \"nope\". It offers: one, two")
    }))
})
