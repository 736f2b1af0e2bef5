import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { isSceneRow, type SceneRow } from "../../../packages/core/src/dataset/Pair.ts"
import * as Sets from "../../../packages/core/src/dataset/Sets.ts"
import { text } from "../../../packages/core/src/domain/Draft.ts"
import { questionOf, taught } from "./taught.ts"

const played = (scenarios: ReadonlyArray<string>): Array<SceneRow> =>
  scenarios.map((scenario, row) => taught(row, { scenario })).filter(isSceneRow)

const all = (rows: ReadonlyArray<SceneRow>, seed = 1) =>
  Object.fromEntries(
    Sets.of(rows, { kinds: ["noise", "ablation", "original"], seed }).map((set) => [set.file, [...set.rows()]])
  )

const isPair = ({ id }: { readonly id: string }) => id.endsWith("/original")

const Scenarios = Schema.Array(Schema.Literals(["error-correction", "debate", "analogy"]))

describe("the sets beside a class", () => {
  it("are those that are asked for", () => {
    const files = (kinds: ReadonlyArray<Sets.Kind>) =>
      Sets.of(played(["debate", "analogy"]), { kinds, seed: 1 }).map(({ file }) => file)
    assert.deepStrictEqual(files([]), [])
    assert.deepStrictEqual(files(["original"]), ["original.json"])
    assert.deepStrictEqual(files(["ablation"]), [
      "ablation/without-analogy.json",
      "ablation/only-analogy.json",
      "ablation/without-debate.json",
      "ablation/only-debate.json"
    ])
    assert.deepStrictEqual(files(["noise"]), ["noise/random.json", "noise/spelling.json"])
  })

  it.prop("are each as large as the class, in its order, with a name and an id of its own", [Scenarios], ([given]) => {
    const rows = played(given)
    const sets = all(rows)
    for (const set of Object.values(sets)) {
      assert.deepStrictEqual(
        set.map(({ id }) => id.replace(/\/original$/, "")),
        rows.map(({ id }) => id)
      )
    }
    const names = Sets.of(rows, { kinds: ["noise", "ablation", "original"], seed: 1 }).map(({ name }) => name)
    assert.lengthOf(new Set(names), names.length)
  })

  it("the originals are the questions with their reference answers and nothing of the scene", () => {
    const rows = [taught(3), taught(5, { scenario: "debate" })].filter(isSceneRow)
    assert.deepStrictEqual<unknown>(
      all(rows)["original.json"]?.map(({ id, makings, turns }) => ({ id, makings, turns })),
      [["c3/error-correction/1/original", 3] as const, ["c5/debate/1/original", 5] as const].map(([id, nth]) => ({
        id,
        makings: [],
        turns: [
          { role: "user", content: questionOf(nth).question },
          { role: "assistant", content: questionOf(nth).answer }
        ]
      }))
    )
  })

  it.prop(
    "an ablation leaves out one scenario or keeps one, and fills up with pairs of those rows",
    [Scenarios],
    ([given]) => {
      const rows = played(given)
      const sets = all(rows)
      for (const scenario of new Set(given)) {
        const without = sets[`ablation/without-${scenario}.json`] ?? []
        const only = sets[`ablation/only-${scenario}.json`] ?? []
        for (const [index, row] of rows.entries()) {
          const mine = row.scene.scenario === scenario
          assert.strictEqual(isPair(without[index] ?? row), mine)
          assert.strictEqual(isPair(only[index] ?? row), !mine)
          assert.strictEqual(mine ? only[index] : without[index], row)
          const pair = mine ? without[index] : only[index]
          assert.deepStrictEqual(pair, sets["original.json"]?.[index])
        }
      }
    }
  )

  it("noise is in the questions, never in the answers, and is the same for the same seed", () => {
    const rows = played(Array.from({ length: 20 }, () => "debate"))
    for (const file of ["noise/random.json", "noise/spelling.json"]) {
      const noisy = all(rows)[file] ?? []
      for (const [index, row] of noisy.entries()) {
        assert.notStrictEqual(text(row, "user"), questionOf(index).question)
        assert.strictEqual(text(row, "assistant"), questionOf(index).answer)
      }
      assert.deepStrictEqual(all(rows)[file], noisy)
      assert.notDeepEqual(all(rows, 2)[file], noisy)
      // A row's errors are its own: they do not depend on which rows stand before it.
      assert.deepStrictEqual(all(rows.slice(7))[file], noisy.slice(7))
    }
    assert.notDeepEqual(all(rows)["noise/random.json"], all(rows)["noise/spelling.json"])
  })

  it("a pair is rehearsed only where its question came out of a rehearsed life", () => {
    const made = (source: string) => {
      const row = { ...taught(0, { question: questionOf(0, { source }) }), rehearsal: true }
      return all([row].filter(isSceneRow))["original.json"]?.[0]?.rehearsal
    }
    assert.deepStrictEqual([made("sums.jsonl"), made("episodes")], [false, true])
  })
})
