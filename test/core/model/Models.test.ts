import { assert, describe, it } from "@effect/vitest"
import { Clock, Effect, Fiber, Layer, Logger, Result } from "effect"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { AttemptStore } from "../../../packages/core/src/log/Attempts.ts"
import { CallStore } from "../../../packages/core/src/log/RunStore.ts"
import * as Stopping from "../../../packages/core/src/log/Stop.ts"
import { Budget } from "../../../packages/core/src/model/Budget.ts"
import { embedAll, Embedder } from "../../../packages/core/src/model/Embedder.ts"
import { Model, ModelError, Transient, UnknownModel } from "../../../packages/core/src/model/Model.ts"
import * as Models from "../../../packages/core/src/model/Models.ts"
import { providers } from "../../../packages/core/src/model/Providers.ts"
import { ScriptedServer } from "../../support/server/ScriptedServer.ts"
import { hurried, requestOf } from "./stub.ts"

const resolve = (name: string, baseUrl?: string, environment: Models.Environment = {}) =>
  Models.resolve(name, { sendSeed: true, ...(baseUrl === undefined ? {} : { baseUrl }) }, environment)

const led = (name: string, baseUrl?: string, environment?: Models.Environment) =>
  Result.getOrThrow(resolve(name, baseUrl, environment))

const sentence = (name: string, baseUrl?: string, environment?: Models.Environment) => {
  const result = resolve(name, baseUrl, environment)
  return Result.isFailure(result) ? result.failure.message : assert.fail(`${name} leads somewhere`)
}

const local = "http://localhost:9/v1"

describe("resolve", () => {
  it.each(Object.entries(providers))("%s: its address, the name behind the slash, its own key", (name, provider) => {
    const environment = { [provider.keyName ?? "UNUSED"]: "secret", OPENAI_BASE_URL: local }
    assert.deepStrictEqual(led(`${name}/some/model:7b`, undefined, environment), {
      baseUrl: provider.baseUrl,
      model: "some/model:7b",
      apiKey: provider.keyName === undefined ? undefined : "secret",
      sendSeed: true
    })
    assert.match(provider.baseUrl, provider.keyName === undefined ? /^http:\/\/localhost:\d+\/v1$/ : /^https:\/\//)
  })

  it.each(Object.entries(providers).filter(([, { keyName }]) => keyName !== undefined))(
    "%s: without its key it says which one is missing, and what needs none",
    (name, { keyName }) => {
      const expected = `The model "${name}/m" needs a key: set ${keyName} in the environment, or use --model rehearsal.`
      for (const environment of [{}, { [keyName as string]: "" }, { OTHER_API_KEY: "secret" }]) {
        assert.strictEqual(sentence(`${name}/m`, undefined, environment), expected)
      }
    }
  )

  it("never gives one provider another's key", () => {
    assert.match(sentence("groq/m", undefined, { OPENAI_API_KEY: "secret" }), /GROQ_API_KEY/)
    assert.isUndefined(led("ollama/m", undefined, { OPENAI_API_KEY: "secret" }).apiKey)
  })

  it("a base URL given goes before the provider's, and then no key is demanded", () => {
    assert.deepStrictEqual(led("openai/m", local), { baseUrl: local, model: "m", apiKey: undefined, sendSeed: true })
    assert.strictEqual(led("openai/m", local, { OPENAI_API_KEY: "secret" }).apiKey, "secret")
  })

  it("a bare name goes to the base URL given, else to that of the environment, with OPENAI_API_KEY", () => {
    const environment = { OPENAI_BASE_URL: "http://environment:1/v1", OPENAI_API_KEY: "secret" }
    const asked = { model: "m", apiKey: "secret", sendSeed: true }
    assert.deepStrictEqual(led("m", local, environment), { baseUrl: local, ...asked })
    assert.deepStrictEqual(led("m", undefined, environment), { baseUrl: "http://environment:1/v1", ...asked })
    assert.isUndefined(led("m", local, { OPENAI_API_KEY: "" }).apiKey)
  })

  it("an address behind the name goes before all others, also for a provider, and is no part of the name", () => {
    const own = "http://localhost:8001/v1"
    for (const name of ["small", "Qwen/Qwen2.5-0.5B-Instruct"]) {
      assert.deepInclude(led(`${name}@${own}`, local), { baseUrl: own, model: name })
    }
    assert.deepInclude(led(`vllm/small@${own}`, local), { baseUrl: own, model: "small" })
    assert.strictEqual(led("me@home", local).model, "me@home")
    assert.include(sentence("small@http://user:secret@host/v1", local, {}), "holds a key, a password or a query")
  })

  it("a slash that names no provider belongs to the name", () => {
    for (const name of ["meta-llama/Llama-3.1-8B", "/odd", "unknown/m"]) {
      assert.strictEqual(led(name, local).model, name)
    }
  })

  it("a bare name without an address says what may be written instead, every provider among it", () => {
    for (const environment of [{}, { OPENAI_BASE_URL: "" }]) {
      const told = sentence("llama", undefined, environment)
      assert.include(told, "The model \"llama\" names no server")
      assert.include(told, Object.keys(providers).join(", "))
      for (const way of ["--base-url", "OPENAI_BASE_URL", "--model rehearsal"]) assert.include(told, way)
    }
  })

  it.each(["localhost:8000", "not a url", "ftp://host/v1", "file:///etc/passwd", "//host/v1"])(
    "%s is no address",
    (address) => {
      const expected = `"${address}" is no address of a server: expected something like http://localhost:8000/v1.`
      for (const name of ["m", "openai/m", "ollama/m"]) assert.strictEqual(sentence(name, address), expected)
      assert.strictEqual(sentence("m", undefined, { OPENAI_BASE_URL: address }), expected)
    }
  )

  it.each(["http://user:sk-secret@host/v1", "http://sk-secret@host/v1", "https://host/v1?key=sk-secret"])(
    "%s holds a secret, which is not repeated",
    (address) => {
      for (const told of [sentence("m", address), sentence("openai/m", address)]) {
        assert.include(told, "put the key into the environment")
        assert.notInclude(told, "sk-secret")
      }
    }
  )

  it("hands on whether a seed may be sent", () => {
    assert.isFalse(Result.getOrThrow(Models.resolve("vllm/m", { sendSeed: false }, {})).sendSeed)
  })
})

const stores = Layer.merge(CallStore.memory, AttemptStore.memory)

const access = (given: Partial<Models.Access>): Models.Access => ({
  model: "rehearsal",
  embedder: "lexical",
  concurrency: 4,
  timeout: 60,
  sendSeed: true,
  ...given
})

const ask = (place: string) => Effect.flatMap(Model, (model) => model.ask(requestOf({ place })))

describe("layer", () => {
  it.live("the rehearsal and the lexical embedder need nothing", () =>
    Effect.gen(function*() {
      assert.isTrue((yield* ask("p")).rehearsal)
      assert.strictEqual((yield* Embedder).name, "lexical")
    }).pipe(Effect.provide(Layer.provide(Models.layer(access({}), {}), stores))))

  it.live("a name that leads nowhere is an error with its sentence, the model's or the embedder's", () =>
    Effect.gen(function*() {
      for (const given of [{ model: "nowhere" }, { embedder: "nowhere" }]) {
        const error = yield* Effect.flip(
          Effect.asVoid(Model).pipe(Effect.provide(Layer.provide(Models.layer(access(given), {}), stores)))
        )
        assert.strictEqual(error._tag, "ModelNameError")
        assert.include(error.message, "The model \"nowhere\" names no server")
      }
    }))

  it.live("a model over HTTP is limited and recorded, and is watched as it goes", () =>
    Effect.gen(function*() {
      const server = yield* ScriptedServer.scoped({
        apiKey: "secret",
        script: ({ attempt }) => (attempt === 0 ? { status: 503 } : undefined)
      })
      const seen: Array<string> = []
      const models = Models.layer(
        access({ model: "stoa-test", baseUrl: server.url, concurrency: 2 }),
        { OPENAI_API_KEY: "secret" },
        {
          watch: {
            onRetry: () => void seen.push("retry"),
            onReply: (_, known) => void seen.push(known ? "known" : "new")
          }
        }
      )
      yield* Effect.gen(function*() {
        const first = yield* ask("p")
        assert.strictEqual(first.model, "stoa-test")
        assert.deepStrictEqual(yield* ask("p"), first)
        assert.deepStrictEqual(seen, ["retry", "new", "known"])
        yield* Effect.forEach(Array.from({ length: 12 }, (_, index) => `q/${index}`), ask, { concurrency: "unbounded" })
        assert.isAtMost(server.stats().inFlightMax, 2)
        // The trial is one more.
        assert.strictEqual(server.stats().answered, 14)
      }).pipe(Effect.provide(Layer.provide(models, stores)))
    }))
})

describe("layer, with an embedder over HTTP", () => {
  it.live("limits and records it too", () =>
    Effect.gen(function*() {
      const server = yield* ScriptedServer.scoped({
        script: (
          { attempt, body }
        ) => (attempt === 0 && !String(body["input"]).includes("trial") ? { status: 503 } : undefined)
      })
      const models = Models.layer(access({ embedder: "stoa-embed", baseUrl: server.url }), {})
      yield* Effect.gen(function*() {
        const first = yield* embedAll(["a", "b"], "society")
        assert.deepStrictEqual(yield* embedAll(["a", "b"], "society"), first)
        // The trial, the refused one and the answered one; what is known is not asked.
        assert.strictEqual(server.stats().embeddings, 3)
      }).pipe(Effect.provide(Layer.provide(models, stores)))
    }))
})

describe("check", () => {
  const check = (given: Partial<Models.Access>, environment: Models.Environment = {}) =>
    Models.check(access(given), environment)

  it.live("asks no server: names alone are looked at", () =>
    Effect.gen(function*() {
      const { stats, url } = yield* ScriptedServer.scoped()
      yield* check({})
      yield* check({ model: "whatever", embedder: "stoa-embed", baseUrl: url })
      assert.strictEqual(stats().requests, 0)
    }))

  it.live("fails when a name leads nowhere, and for an address that holds a secret, even in rehearsal", () =>
    Effect.gen(function*() {
      assert.include((yield* Effect.flip(check({ model: "m" }))).message, "names no server")
      assert.include((yield* Effect.flip(check({ embedder: "m" }))).message, "names no server")
      for (const model of ["rehearsal", "vllm/m", "m"]) {
        const { message } = yield* Effect.flip(check({ model, baseUrl: "http://user:sk-secret@host/v1" }))
        assert.include(message, "holds a key")
        assert.notInclude(message, "sk-secret")
      }
      assert.include((yield* Effect.flip(check({ model: "vllm/m", baseUrl: "nowhere" }))).message, "no address")
    }))
})

describe("the trial before the first call", () => {
  const first = (given: Partial<Models.Access>, environment: Models.Environment = {}) =>
    ask("p").pipe(Effect.provide(Layer.provide(Models.layer(access(given), environment), stores)))

  it.effect("finds a wrong key, an unknown model, an unknown embedder, a server that is gone", () =>
    Effect.gen(function*() {
      const { close, url } = yield* ScriptedServer.scoped({ apiKey: "secret" })
      const right = { OPENAI_API_KEY: "secret" }
      const told = (given: Partial<Models.Access>, environment: Models.Environment) =>
        Effect.map(Effect.flip(first({ baseUrl: url, ...given }, environment)), (error) => error.message)
      assert.include(yield* told({ model: "stoa-test" }, { OPENAI_API_KEY: "wrong" }), "refuses the key")
      assert.include(yield* told({ model: "nope" }, right), "does not know the model \"nope\"")
      assert.include(yield* told({ model: "stoa-test", embedder: "nope" }, right), "does not know the model \"nope\"")
      yield* Effect.promise(close)
      assert.include(yield* hurried(told({ model: "stoa-test" }, right)), "No model server answers at")
    }))
})

describe("an endpoint that its trial does not find", () => {
  /** Who is left out of a chain, and who answers, under which name. */
  const chain = (given: Partial<Models.Access>) =>
    Effect.gen(function*() {
      const told: Array<unknown> = []
      const logger = Logger.make(({ message }) => void told.push(message))
      const answered = Effect.gen(function*() {
        const { name } = yield* Model
        return { name, reply: yield* ask("p") }
      }).pipe(
        Effect.provide(Layer.provide(Models.layer(access(given), {}), stores)),
        Effect.provide(Logger.layer([logger]))
      )
      return { told, ...(yield* answered) }
    })

  it.live("is left out while another one is there, with a warning; calls keep the name of the first one", () =>
    Effect.gen(function*() {
      const { url } = yield* ScriptedServer.scoped()
      const deadFallback = yield* chain({ model: "stoa-test", fallback: ["nope"], baseUrl: url })
      assert.deepInclude(deadFallback, { name: "stoa-test" })
      assert.strictEqual(deadFallback.reply.model, "stoa-test")
      const [[text, { model }]] = deadFallback.told as [[string, { readonly model: string }]]
      assert.deepStrictEqual([text, model], ["an endpoint is left out", "nope"])
      const deadFirst = yield* chain({ model: "nope", fallback: ["stoa-test"], baseUrl: url })
      assert.strictEqual(deadFirst.name, "nope")
      assert.strictEqual(deadFirst.reply.model, "stoa-test")
      assert.lengthOf(deadFirst.told, 1)
    }))

  it.live("is an error where there is no other: that of the first one", () =>
    Effect.gen(function*() {
      const { url } = yield* ScriptedServer.scoped()
      const error = yield* Effect.flip(chain({ model: "nope", fallback: ["neither"], baseUrl: url }))
      assert.include(error.message, "does not know the model \"nope\"")
    }))
})

describe("a trial that waits for the first call", () => {
  const lazily = (given: Partial<Models.Access>) => Models.layer(access(given), {}, { eager: false })

  it.live("is made once for all who ask at once", () =>
    Effect.gen(function*() {
      const server = yield* ScriptedServer.scoped()
      yield* Effect.gen(function*() {
        yield* Model
        assert.strictEqual(server.stats().requests, 0)
        yield* Effect.forEach(["a", "b", "c", "d"], ask, { concurrency: "unbounded" })
        assert.strictEqual(server.stats().requests, 5)
        yield* embedAll(["a"], "e/1")
        yield* embedAll(["b"], "e/2")
        assert.strictEqual(server.stats().embeddings, 3)
      }).pipe(
        Effect.provide(
          Layer.provide(lazily({ model: "stoa-test", embedder: "stoa-embed", baseUrl: server.url }), stores)
        )
      )
    }))

  it.live("is made anew where the call that made it was interrupted", () =>
    Effect.gen(function*() {
      const server = yield* ScriptedServer.scoped({
        script: ({ attempt, userText }) => (attempt === 0 && userText.includes("JSON") ? { hang: true } : undefined)
      })
      yield* Effect.gen(function*() {
        const first = yield* Effect.forkChild(ask("a"))
        while (server.stats().inFlight === 0) yield* Effect.sleep(1)
        const second = yield* Effect.forkChild(ask("b"))
        yield* Effect.yieldNow
        yield* Fiber.interrupt(first)
        assert.strictEqual((yield* Fiber.join(second)).model, "stoa-test")
      }).pipe(Effect.provide(Layer.provide(lazily({ model: "stoa-test", baseUrl: server.url }), stores)))
    }))

  it.effect("is not made for what is on record: with its budget used up and its server gone a run is told again", () =>
    Effect.gen(function*() {
      const { close, url } = yield* ScriptedServer.scoped()
      const given = { model: "stoa-test", baseUrl: url, maxCalls: 2 }
      const first = yield* ask("p").pipe(Effect.provide(Models.layer(access(given), {})))
      yield* Effect.promise(close)
      const again = yield* ask("p").pipe(Effect.provide(lazily(given)))
      assert.deepStrictEqual(again, first)
    }).pipe(Effect.provide(Layer.fresh(stores))))

  it.effect("stops the run where it fails, and no call fails of it", () =>
    Effect.gen(function*() {
      const { url } = yield* ScriptedServer.scoped({ apiKey: "secret" })
      const { asked, stop } = yield* Stopping.make
      yield* Effect.gen(function*() {
        const calls = yield* Effect.forkChild(Effect.forEach(["a", "b"], ask, { concurrency: "unbounded" }))
        const why = yield* asked
        assert.include(why._tag === "Trouble" ? why.error.message : "", "refuses the key")
        assert.isUndefined(calls.pollUnsafe())
        yield* Fiber.interrupt(calls)
      }).pipe(
        Effect.provide(Layer.provide(lazily({ model: "stoa-test", baseUrl: url }), stores)),
        Effect.provideService(Stopping.Stop, stop)
      )
    }))

  it.effect("waits as long as the server asks before it is made again", () =>
    Effect.gen(function*() {
      const { stats, url } = yield* ScriptedServer.scoped({
        script: ({ attempt }) => (attempt === 0 ? { status: 429 } : undefined),
        retryAfter: 7000
      })
      const before = yield* Clock.currentTimeMillis
      yield* hurried(
        Effect.asVoid(Model).pipe(
          Effect.provide(Layer.provide(Models.layer(access({ model: "stoa-test", baseUrl: url }), {}), stores))
        )
      )
      assert.isAtLeast((yield* Clock.currentTimeMillis) - before, 7000)
      assert.strictEqual(stats().requests, 2)
    }))
})

describe("what a run spent on a model that its recipe names no more", () => {
  it.live("costs what one's own prices say", () =>
    Effect.gen(function*() {
      const folder = yield* Effect.acquireRelease(
        Effect.promise(() => mkdtemp(join(tmpdir(), "stoa-prices-"))),
        (path) => Effect.promise(() => rm(path, { recursive: true }))
      )
      const file = join(folder, "prices.json")
      yield* Effect.promise(() =>
        writeFile(file, JSON.stringify({ prices: [{ model: "former", input: 1, output: 1 }] }))
      )
      const store = yield* AttemptStore
      yield* store.open({ place: "p", model: "former", inputTokens: 1_000_000, outputTokens: 0 })
      const spending = yield* Effect.map(Budget, (budget) => budget.spending()).pipe(
        Effect.provide(Models.layer(access({ maxCost: 5, prices: file }), {}))
      )
      assert.strictEqual(spending.cost, 1)
    }).pipe(Effect.provide(Layer.fresh(stores))))
})

describe("withKnownModels", () => {
  const unknown = (url: string) =>
    new ModelError({ model: "nope", endpoint: url, reason: new UnknownModel({ detail: "no", known: [] }) })

  it.live("adds what the server offers to the sentence", () =>
    Effect.gen(function*() {
      const { url } = yield* ScriptedServer.scoped({ models: ["one", "two"] })
      const error = yield* Models.withKnownModels(unknown(url), access({ model: "nope", baseUrl: url }), {})
      assert.strictEqual(
        error.message,
        `${url} does not know the model "nope". It offers: one, two, stoa-embed. Name one of them with --model or --embedder.`
      )
    }))

  it.live("leaves every other error, and that of a server that is gone, as it is", () =>
    Effect.gen(function*() {
      const { close, url } = yield* ScriptedServer.scoped()
      const busy = new ModelError({ model: "m", endpoint: url, reason: new Transient({ detail: "busy" }) })
      assert.strictEqual(yield* Models.withKnownModels(busy, access({ model: "m", baseUrl: url }), {}), busy)
      yield* Effect.promise(close)
      const error = unknown(url)
      assert.strictEqual(yield* Models.withKnownModels(error, access({ model: "m", baseUrl: url }), {}), error)
    }))
})
