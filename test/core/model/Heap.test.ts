import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Heap from "../../../packages/core/src/model/Heap.ts"

const entryOf = (rank: string): Heap.Entry => ({ rank, index: -1, nth: 0 })

const popAll = (heap: Heap.Heap<Heap.Entry>) => {
  const popped: Array<Heap.Entry> = []
  for (let next = heap.pop(); next !== undefined; next = heap.pop()) popped.push(next)
  return popped
}

/** Ranks that often are the same. */
const ranks = fc.array(fc.integer({ min: 0, max: 20 }).map(String), { maxLength: 60 })

describe("Heap", () => {
  it("gives everything back, the lowest rank first and the same rank in the order it came", () => {
    fc.assert(fc.property(ranks, (given) => {
      const heap = Heap.make()
      const entries = given.map(entryOf)
      for (const entry of entries) heap.push(entry)
      assert.strictEqual(heap.size(), given.length)
      assert.deepStrictEqual(
        popAll(heap),
        entries.toSorted((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.nth - b.nth))
      )
      assert.strictEqual(heap.size(), 0)
      assert.isUndefined(heap.pop())
    }))
  })

  it("lets anybody step out, wherever it stands, and keeps the order of the others", () => {
    fc.assert(fc.property(ranks, fc.infiniteStream(fc.boolean()), (given, choices) => {
      const heap = Heap.make()
      const entries = given.map(entryOf)
      for (const entry of entries) heap.push(entry)
      const leaving = new Set(entries.filter(() => choices.next().value === true))
      for (const entry of leaving) heap.remove(entry)
      const left = popAll(heap)
      assert.sameMembers(left, entries.filter((entry) => !leaving.has(entry)))
      for (const [index, entry] of left.entries()) {
        const next = left[index + 1]
        if (next !== undefined) {
          assert.isTrue(entry.rank < next.rank || (entry.rank === next.rank && entry.nth < next.nth))
        }
      }
    }))
  })

  it("does not mind somebody who steps out twice, or never was in", () => {
    const heap = Heap.make()
    const [first, second] = [entryOf("1"), entryOf("2")]
    heap.push(first)
    heap.remove(second)
    heap.remove(first)
    heap.remove(first)
    assert.strictEqual(heap.size(), 0)
  })
})
