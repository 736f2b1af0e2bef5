import { assert, describe, it } from "@effect/vitest"
import * as Mix from "../../../../packages/core/src/scenario/questions/Mix.ts"

const total = (name: Mix.Name): number => Mix.mixes[name].reduce((sum: number, count) => sum + count, 0)

describe("a mix of three files", () => {
  it("comes to 19,000 questions where nothing else is said, and to 29,000 as the text of the paper has it", () => {
    assert.deepStrictEqual([total(Mix.standard), total("10-10-9")], [19_000, 29_000])
    assert.include(Mix.note, "19,000")
    assert.include(Mix.note, "29,000")
    assert.sameMembers([...Mix.names], Object.keys(Mix.mixes))
  })

  it("gives the files their counts in order, but for those that name their own", () => {
    const files = [{ file: "a" }, { file: "b", count: 7 }, { file: "c" }]
    assert.deepStrictEqual(Mix.apply(files)?.map(({ count, file }) => [file, count]), [["a", 5000], ["b", 7], [
      "c",
      9000
    ]])
    assert.deepStrictEqual(Mix.apply(files, "10-10-9")?.map(({ count }) => count), [10_000, 7, 9000])
  })

  it("is for three files and no other number", () => {
    assert.isUndefined(Mix.apply([{}, {}]))
    assert.isUndefined(Mix.apply([{}, {}, {}, {}]))
  })
})
