import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { CallStore } from "../../packages/core/src/log/RunStore.ts"
import { embedAll, Embedder } from "../../packages/core/src/model/Embedder.ts"
import * as Governor from "../../packages/core/src/model/Governor.ts"
import * as MiniLm from "../../packages/core/src/model/MiniLm.ts"
import * as OpenAi from "../../packages/core/src/model/OpenAi.ts"
import * as Recorded from "../../packages/core/src/model/Recorded.ts"
import { installed } from "../core/model/transformers.ts"
import { ScriptedServer } from "../support/server/ScriptedServer.ts"
import { embedderContract, texts } from "./embedder.ts"

/** The embedder of whatever scripted server there is. */
const http = Layer.unwrap(
  Effect.map(ScriptedServer, ({ url }) => OpenAi.embedder({ baseUrl: url, model: "stoa-embed", apiKey: undefined }))
)
const server = ScriptedServer.layer()
const troubled = ScriptedServer.layer({
  faults: { rate: 0.3, kinds: ["429", "500", "503", "reset", "half", "garbage"] }
})
const limited = Governor.embedder({ concurrency: 8, firstWait: 1 })
const recorded = <E>(embedder: Layer.Layer<Embedder, E>) =>
  Recorded.embedder.pipe(Layer.provide(embedder), Layer.provide(CallStore.memory))
/** MiniLM over a stand-in for the library that it needs. */
const minilm = Layer.unwrap(Effect.map(installed("whole"), (folder) => MiniLm.layer({ folders: [folder] })))

embedderContract("lexical", Embedder.lexical)
embedderContract("over HTTP", Layer.provide(http, server))
embedderContract("over HTTP, within limits, in trouble", Layer.provide(limited, Layer.provide(http, troubled)))
embedderContract("minilm", minilm)
embedderContract("lexical, recorded", recorded(Embedder.lexical))
embedderContract("minilm, recorded", recorded(minilm))
embedderContract("over HTTP, recorded", recorded(Layer.provide(http, server)))

describe("embedAll", () => {
  const stub = (vectors: (texts: ReadonlyArray<string>) => Array<Float32Array>) =>
    Layer.succeed(
      Embedder,
      Embedder.of({ name: "stub", batch: 2, embed: (texts) => Effect.sync(() => vectors(texts)) })
    )

  it.live("scales what an embedder gives to length 1, and leaves a vector of noughts alone", () =>
    Effect.gen(function*() {
      const [long, short, none] = yield* embedAll(["3", "0.01", "0"], "p")
      assert.deepStrictEqual([...long as Float32Array], [0, 1])
      assert.deepStrictEqual([...short as Float32Array], [0, 1])
      assert.deepStrictEqual([...none as Float32Array], [0, 0])
    }).pipe(Effect.provide(stub((texts) => texts.map((text) => Float32Array.of(0, Number(text)))))))

  it.live("gives each batch a place of its own", () =>
    Effect.gen(function*() {
      const seen: Array<string> = []
      const embedder = Embedder.of({
        name: "stub",
        batch: 2,
        embed: (texts, place) =>
          Effect.sync(() => {
            seen.push(`${place}: ${texts.join(" ")}`)
            return texts.map(() => Float32Array.of(1))
          })
      })
      yield* Effect.provideService(embedAll(["a", "b", "c", "d", "e"], "society"), Embedder, embedder)
      assert.deepStrictEqual(seen.toSorted(), ["society/0: a b", "society/1: c d", "society/2: e"])
    }))
})

describe("the recorded embedder", () => {
  it.live("keeps the numbers of a vector that is a part of a longer one, to the last bit", () =>
    Effect.gen(function*() {
      const whole = Float32Array.of(9, 0.1, -0, 3.4e38, 1e-40, 9)
      const embedder = Embedder.of({
        name: "stub",
        batch: 2,
        embed: (texts) => Effect.sync(() => texts.map(() => whole.subarray(1, 5)))
      })
      const embed = Effect.flatMap(Embedder, (recorded) => recorded.embed(["a", "b"], "p")).pipe(
        Effect.provide(Layer.provide(Recorded.embedder, Layer.succeed(Embedder, embedder)))
      )
      const first = yield* embed
      const again = yield* embed
      assert.deepStrictEqual(first, [whole.subarray(1, 5), whole.subarray(1, 5)])
      assert.deepStrictEqual(again, [whole.slice(1, 5), whole.slice(1, 5)])
    }).pipe(Effect.provide(CallStore.memory)))
})

describe("the embedder over HTTP", () => {
  it.live("asks in batches, and puts vectors that come in another order back in that of the texts", () =>
    Effect.gen(function*() {
      const item = (index: number) => ({ object: "embedding", index, embedding: index === 0 ? [1, 0] : [0, 1] })
      const upsideDown = JSON.stringify({ object: "list", data: [item(1), item(0)], model: "stoa-embed" })
      const [first, second] = yield* embedAll(["a", "b"], "p").pipe(
        Effect.provide(Layer.provide(http, ScriptedServer.layer({ script: () => ({ raw: upsideDown }) })))
      )
      assert.deepStrictEqual([...first as Float32Array, ...second as Float32Array], [1, 0, 0, 1])
    }))

  it.live("is asked once for each batch; a recorded one never again, not even by another run of the same store", () =>
    Effect.gen(function*() {
      const { stats } = yield* ScriptedServer
      const given = texts(300)
      const plain = yield* Effect.provide(embedAll(given, "p"), http)
      assert.strictEqual(stats().embeddings, 3)
      // Two layers over one store: a run, and the same run resumed.
      const first = yield* Effect.provide(embedAll(given, "p"), Layer.provide(Recorded.embedder, http))
      assert.strictEqual(stats().embeddings, 6)
      const second = yield* Effect.provide(embedAll(given, "p"), Layer.provide(Recorded.embedder, http))
      assert.strictEqual(stats().embeddings, 6)
      assert.deepStrictEqual(first, plain)
      assert.deepStrictEqual(second, plain)
      // Another text, or the same at another place, is another call.
      const recorded = Layer.provide(Recorded.embedder, http)
      yield* Effect.provide(embedAll(["another text"], "p"), recorded)
      yield* Effect.provide(embedAll(["another text"], "q"), recorded)
      assert.strictEqual(stats().embeddings, 8)
      yield* Effect.provide(embedAll(["another text"], "p"), recorded)
      assert.strictEqual(stats().embeddings, 8)
    }).pipe(Effect.provide(Layer.merge(server, CallStore.memory))))
})
