import { assert, describe, it } from "@effect/vitest"
import { Effect, type Layer } from "effect"
import { embedAll, Embedder } from "../../packages/core/src/model/Embedder.ts"
import { dot } from "../../packages/core/src/vector/Vector.ts"

const subjects = ["bread", "rent", "a boat", "algebra", "the clinic", "a school", "wages", "the harvest", "a lathe"]

/** Texts that are all different, more than any batch holds. */
export const texts = (count: number): Array<string> =>
  Array.from({ length: count }, (_, index) => `Person ${index} has worked ${index * 7} days on ${subjects[index % 9]}.`)

/** What every embedder promises, through `embedAll` as the engine uses it. */
export const embedderContract = <E>(name: string, layer: Layer.Layer<Embedder, E>): void => {
  describe(`the embedder ${name}`, () => {
    it.live("has a name, and a batch that holds something", () =>
      Effect.gen(function*() {
        const embedder = yield* Embedder
        assert.isNotEmpty(embedder.name)
        assert.isTrue(Number.isInteger(embedder.batch) && embedder.batch > 0)
      }).pipe(Effect.provide(layer)))

    it.live("gives nothing for nothing", () =>
      Effect.gen(function*() {
        assert.deepStrictEqual(yield* embedAll([], "p"), [])
      }).pipe(Effect.provide(layer)))

    it.live("gives 300 texts a unit vector each, all of one dimension, in the order of the texts", () =>
      Effect.gen(function*() {
        const given = texts(300)
        const all = yield* embedAll(given, "all")
        assert.strictEqual(all.length, 300)
        const dimensions = all[0]?.length ?? 0
        assert.isAbove(dimensions, 1)
        for (const vector of all) {
          assert.strictEqual(vector.length, dimensions)
          assert.closeTo(dot(vector, vector), 1, 1e-5)
        }
        // The first and last of batches of 128 and of 256, and some between.
        for (const index of [0, 1, 127, 128, 129, 200, 255, 256, 257, 298, 299]) {
          const [alone] = yield* embedAll([given[index] as string], `alone/${index}`)
          assert.deepStrictEqual(alone, all[index])
        }
      }).pipe(Effect.provide(layer)))

    it.live("gives the same text the same vector: twice in one batch, in another batch, at another place", () =>
      Effect.gen(function*() {
        const again = "The nurse measures the blood pressure of her patients."
        const first = yield* embedAll([again, "A carpenter planes a door.", again], "first")
        assert.deepStrictEqual(first[0], first[2])
        assert.notDeepEqual(first[0], first[1])
        const many = yield* embedAll([...texts(290), again], "second")
        assert.deepStrictEqual(many.at(-1), first[0])
      }).pipe(Effect.provide(layer)))

    it.live("finds alike what is alike", () =>
      Effect.gen(function*() {
        const near = [
          ["The nurse checks a patient's blood pressure.", "A nurse measured the blood pressure of her patients."],
          ["The farmer repairs his old tractor.", "A farmer had to repair the tractor before the harvest."],
          ["She writes Python programs for a bank.", "A programmer at a bank who writes Python."]
        ] as const
        const vectors = yield* embedAll(near.flat(), "p")
        const like = (a: number, b: number) => dot(vectors[a] as Float32Array, vectors[b] as Float32Array)
        for (const index of near.keys()) {
          const other = (index + 1) % near.length
          assert.isAbove(like(2 * index, 2 * index + 1), like(2 * index, 2 * other))
          assert.isAbove(like(2 * index, 2 * index + 1), like(2 * index, 2 * other + 1))
        }
      }).pipe(Effect.provide(layer)))

    it.live("serves many at once", () =>
      Effect.gen(function*() {
        const given = texts(40)
        const together = yield* Effect.forEach(given, (text, index) => embedAll([text], `p/${index}`), {
          concurrency: "unbounded"
        })
        assert.deepStrictEqual(together.flat(), yield* embedAll(given, "q"))
      }).pipe(Effect.provide(layer)))
  })
}
