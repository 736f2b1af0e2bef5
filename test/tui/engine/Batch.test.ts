import { assert, describe, it } from "vitest"
import * as Batch from "../../../packages/tui/src/engine/Batch.ts"

const soon = () => new Promise((resolve) => setImmediate(resolve))

describe("work in batches", () => {
  it("goes piece by piece: what gathers while one is worked on goes together as the next, and each gets its answer", async () => {
    const pieces: Array<ReadonlyArray<number>> = []
    const ends: Array<() => void> = []
    const batch = Batch.make<number, number>(async (all) => {
      pieces.push(all)
      await new Promise<void>((resolve) => ends.push(resolve))
      return all.map((one) => one * 10)
    })
    const first = [batch.add(1), batch.add(2)]
    await soon()
    const second = [batch.add(3), batch.add(4)]
    await soon()
    assert.deepStrictEqual(pieces, [[1, 2]])
    assert.isTrue(batch.isBusy())
    ends[0]?.()
    assert.deepStrictEqual(await Promise.all(first), [10, 20])
    await soon()
    ends[1]?.()
    assert.deepStrictEqual(await Promise.all(second), [30, 40])
    assert.deepStrictEqual(pieces, [[1, 2], [3, 4]])
    assert.isFalse(batch.isBusy())
  })

  it("fails only with the piece that failed", async () => {
    const batch = Batch.make<string, string>((all) =>
      all.includes("bad") ? Promise.reject(new Error("no")) : Promise.resolve(all)
    )
    const failed = await batch.add("bad").catch((error: Error) => error.message)
    assert.deepStrictEqual([failed, await batch.add("good")], ["no", "good"])
  })

  it("gives back what nobody has begun with", async () => {
    const batch = Batch.make<string, string>(() => new Promise(() => undefined))
    void batch.add("begun")
    await soon()
    void batch.add("waits")
    assert.deepStrictEqual(batch.takeBack(), ["waits"])
  })
})
