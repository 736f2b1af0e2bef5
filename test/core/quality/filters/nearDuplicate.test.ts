import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { isKept } from "../../../../packages/core/src/domain/Example.ts"
import { duplicate, normalise } from "../../../../packages/core/src/quality/filters/duplicate.ts"
import { nearDuplicate, shown } from "../../../../packages/core/src/quality/filters/nearDuplicate.ts"
import * as Quality from "../../../../packages/core/src/quality/Quality.ts"
import * as Shingles from "../../../../packages/core/src/quality/twins/Shingles.ts"
import { filterContract } from "../../../contract/filter.ts"
import { draftOf } from "../draft.ts"
import { lesson, sceneOf } from "../scene.ts"

filterContract(nearDuplicate(0.7))

const garden = "How do I keep slugs away from the young lettuce in my garden without using any poison at all?"
const again = "How do I keep slugs away from the young lettuce in my garden without using any chemicals at all?"

const words = fc.array(fc.constantFrom(..."how do i bake bread at home today with rye and salt".split(" ")), {
  minLength: 3,
  maxLength: 14
}).map((some) => some.join(" "))

describe("near-duplicate", () => {
  it("drops what asks nearly the same, and says of which row and how near", () => {
    const judge = nearDuplicate(0.6).start()
    assert.isUndefined(judge(draftOf(garden, "Use copper.", "r1/w0/3"), { clean: true }))
    assert.strictEqual(
      judge(draftOf(again, "Try beer.", "r1/w0/4"), { clean: true }),
      "the instruction is nearly that of r1/w0/3 (Jaccard 0.70)"
    )
  })

  it("keeps what shares less than the threshold", () => {
    const judge = nearDuplicate(0.71).start()
    assert.isUndefined(judge(draftOf(garden), { clean: true }))
    assert.isUndefined(judge(draftOf(again), { clean: true }))
  })

  it("forgets a row that another filter drops, or for which there is no room", () => {
    const judge = nearDuplicate(0.6).start()
    assert.isUndefined(judge(draftOf(garden), { clean: false }))
    assert.isUndefined(judge(draftOf(again), { clean: true }))
    assert.isDefined(judge(draftOf(garden), { clean: true }))
  })

  it("looks at what is asked first, of a conversation of any kind", () => {
    const judge = nearDuplicate(0.6).start()
    const { turns, ...rest } = draftOf(garden)
    const longer = [...turns, { role: "user" as const, content: "And in winter?" }, turns[1]!]
    assert.isUndefined(judge({ ...rest, kind: "multi-turn", turns: longer }, { clean: true }))
    assert.isDefined(judge({ ...rest, kind: "code", turns: draftOf(again).turns }, { clean: true }))
  })

  it("does not look at scenes", () => {
    const judge = Quality.judge([nearDuplicate(0.1)])
    for (let nth = 0; nth < 2; nth++) assert.deepStrictEqual(judge(sceneOf(lesson()), true).verdicts, [])
  })

  it("drops every copy, and nothing without a kept row that shares as much as the threshold", () => {
    fc.assert(fc.property(fc.array(words, { maxLength: 20 }), fc.constantFrom(0.4, 0.7, 1), (given, threshold) => {
      const judge = Quality.judge([nearDuplicate(threshold)])
      const kept: Array<Shingles.Shingles> = []
      for (const text of given) {
        const shingles = Shingles.of(normalise(text))
        const greatest = Math.max(0, ...kept.map((other) => Shingles.jaccard(shingles, other)))
        const isGood = isKept(judge(draftOf(text), true))
        // Bands may miss one in a hundred at the very threshold, never a copy.
        assert.isTrue(isGood || greatest >= threshold)
        assert.isFalse(isGood && greatest === 1)
        if (isGood) kept.push(shingles)
      }
    }))
  })

  it("never keeps what the exact filter takes for a repetition", () => {
    fc.assert(fc.property(fc.array(words, { maxLength: 20 }), (given) => {
      const judge = Quality.judge([duplicate, nearDuplicate(1)])
      for (const text of [...given, ...given.map((text) => `  ${text.toUpperCase()}?`)]) {
        const [exact, near] = judge(draftOf(text), true).verdicts
        assert.isTrue(exact?.keep === true || near?.keep === false)
      }
    }))
  })

  it("shows a share without making it greater", () => {
    assert.deepStrictEqual([1, 0.999999, 0.29, 0.7, 0.8333].map(shown), ["1.00", "0.99", "0.29", "0.70", "0.83"])
  })
})
