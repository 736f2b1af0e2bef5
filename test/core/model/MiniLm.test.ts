import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer } from "effect"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { AttemptStore } from "../../../packages/core/src/log/Attempts.ts"
import { CallStore } from "../../../packages/core/src/log/RunStore.ts"
import * as Stopping from "../../../packages/core/src/log/Stop.ts"
import { Budget } from "../../../packages/core/src/model/Budget.ts"
import { embedAll, Embedder } from "../../../packages/core/src/model/Embedder.ts"
import * as MiniLm from "../../../packages/core/src/model/MiniLm.ts"
import * as Models from "../../../packages/core/src/model/Models.ts"
import * as transformers from "./transformers.ts"

const fileIn = (folder: string) => join(folder, "node_modules/@huggingface/transformers/index.js")

const embedded = (folder: string, texts: ReadonlyArray<string> = ["a town", "a village"]) =>
  embedAll(texts, "p").pipe(Effect.provide(MiniLm.layer({ folders: [folder] })))

const sentence = (folder: string, texts?: ReadonlyArray<string>) =>
  Effect.map(Effect.flip(embedded(folder, texts)), (error) => error.message)

const instead = "take --embedder lexical, or a server's embeddings (PROVIDER/MODEL, or a name with --base-url)"

describe("where MiniLM is looked for", () => {
  it.live("the first of the folders that knows it counts, and folders above them do too", () =>
    Effect.gen(function*() {
      const [none, one, two] = yield* Effect.all([
        transformers.empty,
        transformers.installed("whole"),
        transformers.installed("older")
      ])
      assert.isUndefined(MiniLm.find([none]))
      assert.strictEqual(MiniLm.find([none, one, two]), fileIn(one))
      assert.strictEqual(MiniLm.find([join(two, "some/where")]), fileIn(two))
    }))
})

describe("MiniLM", () => {
  it.live("is one embedder whichever kind of module it is, with 384 numbers for each text", () =>
    Effect.gen(function*() {
      const [one, two] = yield* Effect.all([transformers.installed("whole"), transformers.installed("older")])
      const vectors = yield* embedded(one)
      assert.deepStrictEqual(vectors.map(({ length }) => length), [384, 384])
      assert.deepStrictEqual(yield* embedded(two), vectors)
    }))

  it.live("lets go of its weights when nobody needs them any more", () =>
    Effect.gen(function*() {
      const folder = yield* transformers.installed("whole")
      const loaded = () =>
        Effect.promise(async () => {
          const { state } = await import(pathToFileURL(fileIn(folder)).href) as { state: () => { loaded: number } }
          return state().loaded
        })
      yield* Effect.gen(function*() {
        yield* Embedder
        assert.strictEqual(yield* loaded(), 1)
      }).pipe(Effect.provide(MiniLm.layer({ folders: [folder] })))
      assert.strictEqual(yield* loaded(), 0)
    }))

  it.live("is not installed: says how it is, and what may be taken instead", () =>
    Effect.gen(function*() {
      assert.strictEqual(
        yield* sentence(yield* transformers.empty),
        `The embedder minilm is not installed: run npm install @huggingface/transformers in the current folder, or ${instead}.`
      )
    }))

  it.live("cannot be loaded: says from where and why", () =>
    Effect.gen(function*() {
      const folder = yield* transformers.broken("throw new Error(\"no onnxruntime for this machine\")")
      assert.strictEqual(
        yield* sentence(folder),
        `The embedder minilm cannot be loaded from ${
          fileIn(folder)
        } (no onnxruntime for this machine): run npm install @huggingface/transformers again, or ${instead}.`
      )
      const other = yield* transformers.broken("export const pipeline = 3")
      assert.include(yield* sentence(other), "(it has no pipeline)")
    }))

  it.live("has no weights: says where they go, and that a network brings them", () =>
    Effect.gen(function*() {
      assert.strictEqual(
        yield* sentence(yield* transformers.installed("offline")),
        "The weights of the embedder minilm (Xenova/all-MiniLM-L6-v2) are not here and cannot be fetched (fetch failed: " +
          "getaddrinfo ENOTFOUND huggingface.co): begin once with a network, or put them into " +
          `/models/Xenova/all-MiniLM-L6-v2, or ${instead}.`
      )
    }))

  it.live("fetches no weights where it shall not", () =>
    Effect.gen(function*() {
      const folder = yield* transformers.installed("remote")
      const asked = (fetches: boolean) =>
        Effect.asVoid(Embedder).pipe(Effect.provide(MiniLm.layer({ folders: [folder], fetches })))
      yield* asked(true)
      assert.include((yield* Effect.flip(asked(false))).message, "are not here: begin once with a network")
    }))

  it.live("fails on a text, or gives what is no vector of its own: never a vector of another kind", () =>
    Effect.gen(function*() {
      assert.include(yield* sentence(yield* transformers.installed("choosy"), ["a", "x"]), "failed (out of memory)")
      for (const variant of ["short", "senseless"] as const) {
        assert.include(yield* sentence(yield* transformers.installed(variant)), "it gave no vector of 384 numbers")
      }
    }))
})

const access: Models.Access = { model: "rehearsal", embedder: "minilm", timeout: 60, sendSeed: true, maxCost: 1 }

const models = (folder: string, eager = true) => Models.layer(access, {}, { eager, minilm: { folders: [folder] } })

describe("MiniLM in a run", () => {
  const stores = Layer.fresh(Layer.merge(CallStore.memory, AttemptStore.memory))

  it.live("is recorded and costs nothing: a resumed run, and one that is told again, need neither library nor weights", () =>
    Effect.gen(function*() {
      const texts = Array.from({ length: MiniLm.batch + 6 }, (_, index) => `text ${index}`)
      const asked = embedAll(texts, "questions")
      const [here, gone] = yield* Effect.all([transformers.installed("whole"), transformers.empty])
      const first = yield* Effect.gen(function*() {
        const vectors = yield* asked
        assert.deepInclude((yield* Budget).spending(), { calls: 0, cost: 0 })
        return vectors
      }).pipe(Effect.provide(models(here)))
      assert.deepStrictEqual(yield* asked.pipe(Effect.provide(models(gone, false))), first)
      const unrecorded = (place: string) => Effect.die(new Error(`${place} is not on record`))
      assert.deepStrictEqual(yield* asked.pipe(Effect.provide(Models.offline(access, unrecorded))), first)
    }).pipe(Effect.provide(stores)))

  it.live("stops a new run before anything else, and a resumed one at the first text that is not on record", () =>
    Effect.gen(function*() {
      const gone = yield* transformers.empty
      const error = yield* Effect.flip(Effect.asVoid(Embedder).pipe(Effect.provide(models(gone))))
      assert.strictEqual(error.message, MiniLm.missing)
      const { asked, stop } = yield* Stopping.make
      yield* Effect.gen(function*() {
        const call = yield* Effect.forkChild(embedAll(["new"], "questions"))
        const why = yield* asked
        assert.strictEqual(why._tag === "Trouble" ? why.error.message : "", MiniLm.missing)
        assert.isUndefined(call.pollUnsafe())
        yield* Fiber.interrupt(call)
      }).pipe(Effect.provide(models(gone, false)), Effect.provideService(Stopping.Stop, stop))
    }).pipe(Effect.provide(stores)))

  it.live("is looked for before a run is made", () =>
    Effect.gen(function*() {
      const [here, gone] = yield* Effect.all([transformers.installed("offline"), transformers.empty])
      // Its weights are the layer's business.
      yield* Models.check(access, {}, { minilm: { folders: [here] } })
      const error = yield* Effect.flip(Models.check(access, {}, { minilm: { folders: [gone] } }))
      assert.strictEqual(error._tag, "ModelNameError")
      assert.strictEqual(error.message, MiniLm.missing)
    }))
})
