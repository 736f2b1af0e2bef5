import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { text } from "../../../../packages/core/src/domain/Draft.ts"
import * as Lexical from "../../../../packages/core/src/model/Lexical.ts"
import type { Filter } from "../../../../packages/core/src/quality/Filter.ts"
import {
  semanticDuplicate,
  semanticThreshold
} from "../../../../packages/core/src/quality/filters/semanticDuplicate.ts"
import * as Quality from "../../../../packages/core/src/quality/Quality.ts"
import * as Vector from "../../../../packages/core/src/vector/Vector.ts"
import { exact } from "../../../../packages/core/src/vector/VectorIndex.ts"
import { filterContract } from "../../../contract/filter.ts"
import { draftOf } from "../draft.ts"
import { lesson, sceneOf } from "../scene.ts"

const maker = <Id>() => exact<Id>([])

/** The filter as it is used: with the vector of what is asked. */
const withVectors = (filter: Filter): Filter => ({
  ...filter,
  start: () => {
    const judge = filter.start()
    return (draft, known) => judge(draft, { ...known, vector: Lexical.embed(text(draft, "user")) })
  }
})

filterContract(withVectors(semanticDuplicate({ threshold: 0.95, maker })))

/** The unit vector at an angle, in degrees. */
const at = (degrees: number) => new Float32Array([Math.cos(degrees * Math.PI / 180), Math.sin(degrees * Math.PI / 180)])

describe("semantic-duplicate", () => {
  it("drops what means the same, and says what is asked where", () => {
    const judge = semanticDuplicate({ threshold: 0.9, maker }).start()
    assert.isUndefined(judge(draftOf("How do I bake?", "So.", "r1/w0/3"), { clean: true, vector: at(0) }))
    assert.isUndefined(judge(draftOf("What of oven?", "So.", "r1/w0/4"), { clean: true, vector: at(60) }))
    assert.strictEqual(
      judge(draftOf("How is bread made?", "So.", "r1/w0/5"), { clean: true, vector: at(20) }),
      "means what r1/w0/3 asks (cosine 0.93)"
    )
  })

  it("keeps what has no vector, and everything below the threshold", () => {
    const judge = semanticDuplicate({ threshold: 0.95, maker }).start()
    for (let nth = 0; nth < 2; nth++) assert.isUndefined(judge(draftOf("How do I bake?"), { clean: true }))
    for (const degrees of [0, 20, 40]) {
      assert.isUndefined(judge(draftOf("How do I bake?"), { clean: true, vector: at(degrees) }))
    }
  })

  it("forgets a row that another filter drops", () => {
    const judge = semanticDuplicate({ threshold: 0.9, maker }).start()
    assert.isUndefined(judge(draftOf("How do I bake?"), { clean: false, vector: at(0) }))
    assert.isUndefined(judge(draftOf("How do I bake?"), { clean: true, vector: at(0) }))
  })

  it("does not look at scenes", () => {
    const judge = Quality.judge([semanticDuplicate({ threshold: 0.1, maker })])
    for (let nth = 0; nth < 2; nth++) {
      assert.deepStrictEqual(judge(sceneOf(lesson()), { room: true, vector: at(0) }).verdicts, [])
    }
  })

  it("leaves no two rows at the threshold or nearer, and drops none without such a one before it", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(359), { maxLength: 40 }), fc.constantFrom(0.5, 0.9, 0.99), (given, threshold) => {
        const judge = semanticDuplicate({ threshold, maker }).start()
        const kept: Array<number> = []
        for (const degrees of given) {
          const isNear = kept.some((other) => Vector.cosine(at(other), at(degrees)) >= threshold)
          assert.strictEqual(judge(draftOf("How?"), { clean: true, vector: at(degrees) }) !== undefined, isNear)
          if (!isNear) kept.push(degrees)
        }
      })
    )
  })

  it("has a threshold by embedder, unless a recipe says otherwise", () => {
    assert.deepStrictEqual(
      [semanticThreshold("lexical"), semanticThreshold("minilm"), semanticThreshold("lexical", 0.8)],
      [0.95, 0.9, 0.8]
    )
  })
})
