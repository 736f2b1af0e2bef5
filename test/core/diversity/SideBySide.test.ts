import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import type { FullRow } from "../../../packages/core/src/diversity/Row.ts"
import * as Sample from "../../../packages/core/src/diversity/Sample.ts"
import * as SideBySide from "../../../packages/core/src/diversity/SideBySide.ts"
import { Embedder } from "../../../packages/core/src/model/Embedder.ts"

const verbs = ["Draft", "Plan", "Explain", "Write", "Describe"]
const things = ["letter", "garden", "tide", "ledger", "oven", "lease", "orchard"]

const varied = (count: number, more: Partial<FullRow> = {}): Array<FullRow> =>
  Array.from({ length: count }, (_, nth) => ({
    instruction: `${verbs[nth % 5]} the ${things[nth % 7]} of number ${nth}, please.`,
    response: `It is done, and ${nth} is how often.`,
    ...more
  }))
const dull = (count: number): Array<FullRow> =>
  Array.from({ length: count }, () => ({ instruction: "Draft a letter.", response: "Dear all." }))

const sets = (given: Readonly<Record<string, ReadonlyArray<FullRow>>>, seed = 7) =>
  Object.entries(given).map(([name, rows]) => ({ name, sample: Sample.of(rows, seed) }))

const measure = (given: Readonly<Record<string, ReadonlyArray<FullRow>>>, vectors = true) =>
  SideBySide.measure(sets(given), { place: "dataset/embed", seed: 7, vectors }).pipe(
    Effect.provide(Embedder.lexical)
  )

describe("sets side by side", () => {
  it.effect("tell a varied set from a dull one by every number", () =>
    Effect.gen(function*() {
      const [one, other] = yield* measure({ varied: varied(60), dull: dull(60) })
      const [rich, poor] = [one?.whole, other?.whole]
      assert.isAbove(rich?.spread?.vendi.score ?? 0, 10)
      assert.strictEqual(poor?.spread?.vendi.score, 1)
      assert.strictEqual(poor?.spread?.similarity, 1)
      assert.isBelow(rich?.spread?.similarity ?? 1, 0.9)
      assert.isAbove(rich?.spread?.coverage?.share ?? 0, poor?.spread?.coverage?.share ?? 1)
      assert.isAbove(rich?.spread?.coverage?.evenness ?? 0, 0.5)
      assert.strictEqual(poor?.spread?.coverage?.evenness, 0)
      assert.isAbove(rich?.instruction.distinct[1] ?? 0, poor?.instruction.distinct[1] ?? 1)
      assert.deepStrictEqual([rich?.verbs.verbs, poor?.verbs.verbs], [5, 1])
    }))

  it.effect("name the most frequent verbs, each with its objects", () =>
    Effect.gen(function*() {
      const rows = [...varied(4), { instruction: "Draft a poem.", response: "" }, ...dull(2)]
      const [{ whole } = assert.fail()] = yield* measure({ rows })
      assert.deepStrictEqual(whole.verbs.roots[0], {
        verb: "draft",
        rows: 4,
        objects: [{ object: "letter", rows: 3 }, { object: "poem", rows: 1 }]
      })
    }))

  it.effect("are measured again for every kind and source, where there are several", () =>
    Effect.gen(function*() {
      const rows = [
        ...varied(10, { kind: "sft", source: "people.jsonl" }),
        ...varied(6, { kind: "reasoning", source: "people.jsonl", thinking: "Let me see." })
      ]
      const [{ kinds, sources, whole } = assert.fail()] = yield* measure({ rows })
      assert.deepStrictEqual(Object.entries(kinds).map(([kind, { rows }]) => [kind, rows]), [["reasoning", 6], [
        "sft",
        10
      ]])
      assert.deepStrictEqual(sources, {})
      assert.isDefined(kinds["reasoning"]?.lengths.thinking)
      assert.isUndefined(kinds["sft"]?.lengths.thinking)
      assert.strictEqual(whole.lengths.thinking?.reduce((sum, count) => sum + count, 0), 6)
    }))

  it.effect("count what judges said", () =>
    Effect.gen(function*() {
      const ratings = { quality: "good", difficulty: "easy", category: "advice" }
      const [{ whole } = assert.fail()] = yield* measure({ rows: [...varied(3, { ratings }), ...varied(2)] })
      assert.deepStrictEqual(whole.ratings, {
        rows: 3,
        quality: { good: 3 },
        difficulty: { easy: 3 },
        category: { advice: 3 }
      })
    }))

  it.effect("are the same numbers again, with at most six digits", () =>
    Effect.gen(function*() {
      const first = yield* measure({ a: varied(30), b: dull(3) })
      assert.deepStrictEqual(yield* measure({ a: varied(30), b: dull(3) }), first)
      for (const [number] of JSON.stringify(first).matchAll(/\d+\.\d+/g)) {
        assert.strictEqual(Number(number), Number(Number(number).toPrecision(6)))
      }
    }))

  it.effect("say of nothing what can be said of nothing", () =>
    Effect.gen(function*() {
      const [{ whole } = assert.fail()] = yield* measure({ none: [] })
      assert.deepInclude(whole, { rows: 0, looked: 0 })
      assert.isUndefined(whole.spread)
      const [alone] = yield* measure({ one: varied(1) })
      assert.deepInclude(alone?.whole.spread?.vendi, { score: 1, looked: 1 })
      assert.isUndefined(alone?.whole.spread?.similarity)
    }))

  it.effect("ask for the vectors of what was drawn, at a place for each set, and of no more", () => {
    const asked: Array<readonly [string, number]> = []
    const embedder = Embedder.of({
      name: "counting",
      batch: 5000,
      embed: (texts, place) =>
        Effect.sync(() => {
          asked.push([place, texts.length])
          return texts.map((_, nth) => Float32Array.of(nth % 3, 1, 0, 0))
        })
    })
    return Effect.gen(function*() {
      const many = Array.from({ length: 2100 }, (_, nth) => ({ instruction: `${nth}`, response: "" }))
      const given = sets({ many, few: varied(3) })
      const [first] = yield* SideBySide.measure(given, { place: "dataset/embed", seed: 7 })
      assert.deepStrictEqual(asked, [["dataset/embed/0", 2000], ["dataset/embed/other1/0", 3]])
      assert.deepInclude(first?.whole, { rows: 2100, looked: 2000 })
      yield* SideBySide.measure(given, { place: "dataset/embed", seed: 7, vectors: false })
      assert.strictEqual(asked.length, 2)
    }).pipe(Effect.provideService(Embedder, embedder))
  }, 60_000)
})
