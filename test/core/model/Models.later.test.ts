import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer, Result } from "effect"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { AttemptStore } from "../../../packages/core/src/log/Attempts.ts"
import * as RunStore from "../../../packages/core/src/log/RunStore.ts"
import * as Stopping from "../../../packages/core/src/log/Stop.ts"
import { Budget } from "../../../packages/core/src/model/Budget.ts"
import { Absent, Model, ModelError } from "../../../packages/core/src/model/Model.ts"
import * as Models from "../../../packages/core/src/model/Models.ts"
import * as Providers from "../../../packages/core/src/model/Providers.ts"
import { ScriptedServer } from "../../support/server/ScriptedServer.ts"
import { replyOf, requestOf } from "./stub.ts"

const { CallStore } = RunStore
const stores = Layer.fresh(Layer.merge(CallStore.memory, AttemptStore.memory))

const access = (given: Partial<Models.Access>): Models.Access => ({
  model: "own",
  embedder: "lexical",
  timeout: 60,
  sendSeed: true,
  ...given
})

/** A server of these models; what was asked of it, trials among it. */
const serving = Effect.fnUntraced(function*(models: ReadonlyArray<string>) {
  const asked: Array<string> = []
  const trials: Array<string> = []
  const server = yield* ScriptedServer.scoped({
    models,
    script: ({ model, userText }) => {
      ;(userText.includes("ok is true") ? trials : asked).push(model)
      return undefined
    }
  })
  return { ...server, asked, trials }
})

const ask = (place: string, model?: string) =>
  Effect.flatMap(Model, ({ ask }) => ask(requestOf({ place, ...(model === undefined ? {} : { model }) })))

const priced = Effect.fnUntraced(function*(prices: Readonly<Record<string, number>>) {
  const folder = yield* Effect.acquireRelease(
    Effect.promise(() => mkdtemp(join(tmpdir(), "stoa-later-"))),
    (path) => Effect.promise(() => rm(path, { recursive: true, force: true }))
  )
  const file = join(folder, "prices.json")
  const list = Object.entries(prices).map(([model, price]) => ({ model, input: price, output: 2 * price }))
  yield* Effect.promise(() => writeFile(file, JSON.stringify({ prices: list })))
  return file
})

describe("a model that came to be during the run", () => {
  it.live("is tried once, however many ask it at once, and is then asked", () =>
    Effect.gen(function*() {
      const { asked, trials, url } = yield* serving(["own", "ft:own:org::1"])
      yield* Effect.gen(function*() {
        const replies = yield* Effect.forEach([1, 2, 3, 4, 5], (nth) => ask(`p/${nth}`, "ft:own:org::1"), {
          concurrency: "unbounded"
        })
        assert.deepStrictEqual(new Set(replies.map(({ model }) => model)), new Set(["ft:own:org::1"]))
        assert.deepStrictEqual(trials, ["own", "ft:own:org::1"])
        assert.lengthOf(asked, 5)
      }).pipe(Effect.provide(Layer.provide(Models.layer(access({ baseUrl: url }), {}), stores)))
    }))

  it.live("with a bare name is served where the run's own model is; one with an address there", () =>
    Effect.gen(function*() {
      const home = yield* serving(["own", "trained"])
      const away = yield* serving(["trained"])
      yield* Effect.gen(function*() {
        yield* ask("p/1", "trained")
        yield* ask("p/2", `trained@${away.url}`)
        assert.deepStrictEqual([home.asked, away.asked], [["trained"], ["trained"]])
      }).pipe(Effect.provide(Layer.provide(Models.layer(access({ model: `own@${home.url}` }), {}), stores)))
    }))

  it.live("is not asked again for what is on record, whenever it was made", () =>
    Effect.gen(function*() {
      const { asked, trials, url } = yield* serving(["own", "trained"])
      const sitting = Effect.all([ask("p/1", "trained"), ask("p/2", "trained")]).pipe(
        Effect.provide(Models.layer(access({ baseUrl: url }), {}, { eager: false }))
      )
      yield* Effect.gen(function*() {
        const first = yield* sitting
        assert.deepStrictEqual(yield* sitting, first)
        assert.deepStrictEqual([trials, asked], [["trained"], ["trained", "trained"]])
      }).pipe(Effect.provide(stores))
    }))

  it.live("whose name leads nowhere is an error with a sentence", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(ask("p", "trained"))
      assert.instanceOf(error.reason, Absent)
      assert.include(error.message, "The model \"trained\" names no server")
    }).pipe(Effect.provide(Layer.provide(Models.layer(access({ model: "rehearsal" }), {}), stores))))

  it.live("that its server does not know stops the run, and is told by its name", () =>
    Effect.gen(function*() {
      const { url } = yield* serving(["own"])
      yield* Effect.gen(function*() {
        const { drained, stop } = yield* Stopping.make
        const fiber = yield* Effect.forkChild(Effect.provideService(ask("p", "nope"), Stopping.Stop, stop))
        const why = yield* drained
        assert.include(why._tag === "Trouble" ? why.error.message : "", "does not know the model \"nope\"")
        yield* Fiber.interrupt(fiber)
      }).pipe(Effect.provide(Layer.provide(Models.layer(access({ baseUrl: url }), {}), stores)))
    }))

  /** What a limit in dollars says to a call of a later model; nothing where it is sent. */
  const refusal = (model: string, given: Partial<Models.Access>) =>
    Effect.gen(function*() {
      const { drained, stop } = yield* Stopping.make
      const call = ask("p", model).pipe(Effect.as(undefined), Effect.provideService(Stopping.Stop, stop))
      const told = Effect.map(drained, (why) => (why._tag === "Budget" ? why.sentence : why._tag))
      return yield* Effect.race(call, told)
    }).pipe(Effect.provide(Layer.provide(Models.layer(access({ maxCost: 1, ...given }), {}), stores)))

  it.live("costs what is listed for all that is trained from its base", () =>
    Effect.gen(function*() {
      const { url } = yield* serving(["own", "ft:own:org::1"])
      const prices = yield* priced({ own: 1, "ft:own": 50 })
      yield* Effect.gen(function*() {
        yield* ask("p", "ft:own:org::1")
        const spent = yield* Effect.flatMap(AttemptStore, ({ spent }) => spent)
        const cost = spent.reduce((sum, { inputTokens, model, outputTokens }) => {
          const price = model === "own" ? 1 : 50
          return sum + (inputTokens * price + outputTokens * price * 2) / 1e6
        }, 0)
        assert.closeTo((yield* Budget).spending().cost ?? 0, cost, 1e-7)
      }).pipe(
        Effect.provide(
          Models.layer(access({ baseUrl: url, prices, maxCost: 100 }), {}).pipe(Layer.provideMerge(stores))
        )
      )
    }))

  it.live("on one's own server costs what the run's own model does there", () =>
    Effect.gen(function*() {
      const { url } = yield* serving(["own", "trained"])
      const prices = yield* priced({ own: 1 })
      assert.isUndefined(yield* refusal("trained", { baseUrl: url, prices }))
    }))

  it.live("elsewhere is not asked under a limit in dollars while nobody knows its price", () =>
    Effect.gen(function*() {
      const { url } = yield* serving(["own"])
      const { asked, trials, url: other } = yield* serving(["trained"])
      const prices = yield* priced({ own: 1 })
      const told = yield* refusal(`trained@${other}`, { baseUrl: url, prices })
      assert.match(told ?? "", /price of the model "trained" is not known.*--prices.*resume/)
      assert.deepStrictEqual([...trials, ...asked], [])
      assert.isUndefined(
        yield* refusal(`trained@${other}`, { baseUrl: url, prices: yield* priced({ own: 1, trained: 1 }) })
      )
    }))
})

describe("a name that is taken word for word", () => {
  const strange = [
    "openai/gpt-5",
    "x@http://evil.example/v1",
    "x@@http://evil.example/v1",
    "abacus:1",
    "rehearsal",
    "a@"
  ]

  it("is the whole of what stands before the last @@, and leads to the address behind it", () => {
    for (const bare of strange) {
      const name = Providers.pinned(bare, "http://home/v1")
      assert.deepStrictEqual(Providers.parted(name), { bare, provider: undefined, address: "http://home/v1" })
    }
    assert.deepInclude(Providers.parted("x@http://one/v1@http://two/v1"), { address: "http://two/v1" })
  })

  it("goes to the run's own server with its key; elsewhere with the key of whose address it is, or none", () => {
    const keys = { GROQ_API_KEY: "groq-1", TOGETHER_API_KEY: "together-1", OPENAI_API_KEY: "openai-1" }
    const reached = (bare: string, address: string, model = "together/base@https://proxy.example/v1") =>
      Result.getOrThrow(Models.resolveLater(Providers.pinned(bare, address), access({ model }), keys))
    for (const bare of strange) {
      assert.deepInclude(reached(bare, "https://proxy.example/v1/"), { model: bare, apiKey: "together-1" })
    }
    assert.deepInclude(reached("m", "https://api.groq.com/openai/v1"), { apiKey: "groq-1" })
    assert.deepInclude(reached("m", "https://evil.example/v1"), { apiKey: undefined })
    assert.deepInclude(reached("m", "https://api.openai.com.evil.example/v1"), { apiKey: undefined })
  })

  it.live("is asked at its server, though it is called like a model of this process", () =>
    Effect.gen(function*() {
      const { asked, url } = yield* serving(["own", "abacus:1", "openai/own"])
      const own: Models.Own = (name) =>
        name.startsWith("abacus")
          ? Layer.succeed(Model, Model.of({ name, ask: () => Effect.die("asked here") }))
          : undefined
      yield* Effect.gen(function*() {
        yield* ask("p/1", Providers.pinned("abacus:1", url))
        yield* ask("p/2", Providers.pinned("openai/own", url))
        assert.deepStrictEqual(asked, ["abacus:1", "openai/own"])
      }).pipe(Effect.provide(Layer.provide(Models.layer(access({ baseUrl: url }), {}, { own }), stores)))
    }))
})

describe("what trained models will cost", () => {
  const checked = (given: Partial<Models.Access>) =>
    Effect.flip(Models.checkTrained(access({ model: "openai/gpt-4o-2024-08-06", maxCost: 1, ...given }), {
      OPENAI_API_KEY: "k"
    }))

  it.live("is demanded before a limit in dollars is begun with, in words that say what to write", () =>
    Effect.gen(function*() {
      const base = "openai/gpt-4-turbo-2024-04-09"
      const prices = yield* priced({ "gpt-4-turbo-2024-04-09": 1 })
      const { message } = yield* checked({ model: base, prices })
      assert.include(message, "{\"model\": \"ft:gpt-4-turbo-2024-04-09\"")
      assert.include(message, "--prices")
      const both = yield* priced({ "gpt-4-turbo-2024-04-09": 1, "ft:gpt-4-turbo": 2 })
      const keys = { OPENAI_API_KEY: "k" }
      yield* Models.checkTrained(access({ model: base, prices: both, maxCost: 1 }), keys)
      yield* Models.checkTrained(access({ model: base, prices }), keys)
    }))

  it.live("is what the base costs on one's own server, whichever way its address is written", () =>
    Effect.gen(function*() {
      const { url } = yield* serving(["own", "trained"])
      const prices = yield* priced({ own: 1 })
      yield* Models.checkTrained(access({ maxCost: 1, prices, baseUrl: url }), {})
      yield* Effect.gen(function*() {
        yield* ask("p", `trained@${url}/`)
        assert.isAbove((yield* Budget).spending().cost ?? 0, 0)
      }).pipe(
        Effect.provide(Models.layer(access({ baseUrl: url, prices, maxCost: 1 }), {}).pipe(Layer.provideMerge(stores)))
      )
    }))
})

describe("a model of this process", () => {
  /** Answers with its own name; how often it was asked. */
  const counting = () => {
    const asked: Array<string> = []
    const own: Models.Own = (name) =>
      name.startsWith("abacus")
        ? Layer.succeed(
          Model,
          Model.of({
            name,
            ask: (request) =>
              name === "abacus:broken"
                ? Effect.fail(
                  new ModelError({
                    model: name,
                    endpoint: "here",
                    reason: new Absent({ detail: "It has no weights." })
                  })
                )
                : Effect.sync(() => {
                  asked.push(`${name} ${request.place}`)
                  return replyOf({ model: name, text: name })
                })
          })
        )
        : undefined
    return { asked, own }
  }

  it.live("is the run's own model, another one of it, or one that comes later; no address is looked for", () =>
    Effect.gen(function*() {
      const { own } = counting()
      const given = access({ model: "abacus", models: ["abacus:1"], maxCost: 1 })
      yield* Models.check(given, {}, { own })
      const wrong = yield* Effect.flip(Models.check(given, {}))
      assert.include(wrong.message, "names no server")
      yield* Effect.gen(function*() {
        const texts = yield* Effect.forEach(
          [undefined, "abacus", "abacus:1", "abacus:2"],
          (name, nth) => Effect.map(ask(`p/${nth}`, name), ({ text }) => text)
        )
        assert.deepStrictEqual(texts, ["abacus", "abacus", "abacus:1", "abacus:2"])
      }).pipe(Effect.provide(Layer.provide(Models.layer(given, {}, { own }), stores)))
    }))

  it.live("is recorded and counted, and nobody is paid", () =>
    Effect.gen(function*() {
      const { asked, own } = counting()
      const told: Array<string> = []
      const watch: Models.Watch = {
        onStart: (place) => told.push(`start ${place}`),
        onEnd: (answered, place) => told.push(`${answered} ${place}`),
        onReply: (_, known) => told.push(known ? "known" : "new")
      }
      const models = Models.layer(access({ model: "abacus", maxCost: 1, maxCalls: 1 }), {}, { own, watch })
      yield* Effect.gen(function*() {
        yield* ask("p/1")
        yield* ask("p/2", "abacus:1")
        yield* ask("p/2", "abacus:1")
        assert.deepStrictEqual(asked, ["abacus p/1", "abacus:1 p/2"])
        assert.deepStrictEqual(told, ["start p/1", "true p/1", "new", "start p/2", "true p/2", "new", "known"])
        assert.deepStrictEqual((yield* Effect.flatMap(CallStore, ({ at }) => at("p"))).map(({ model }) => model), [
          "abacus",
          "abacus:1"
        ])
        assert.strictEqual((yield* Budget).spending().cost, 0)
      }).pipe(Effect.provide(models.pipe(Layer.provideMerge(stores))))
    }))

  it.live("that does not work says why, and no call of it begins once the run is being stopped", () =>
    Effect.gen(function*() {
      const { asked, own } = counting()
      yield* Effect.gen(function*() {
        assert.strictEqual((yield* Effect.flip(ask("p", "abacus:broken"))).message, "It has no weights.")
        const { drained, stop } = yield* Stopping.make
        yield* stop.request({ _tag: "Asked" })
        const fiber = yield* Effect.forkChild(Effect.provideService(ask("q"), Stopping.Stop, stop))
        yield* drained
        assert.deepStrictEqual(asked, [])
        yield* Fiber.interrupt(fiber)
      }).pipe(Effect.provide(Layer.provide(Models.layer(access({ model: "abacus" }), {}, { own }), stores)))
    }))
})
