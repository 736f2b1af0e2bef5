import { assert, describe, it } from "@effect/vitest"
import { difficulties, qualities, type Ratings } from "../../../../packages/core/src/domain/Draft.ts"
import * as Filter from "../../../../packages/core/src/quality/Filter.ts"
import { grades } from "../../../../packages/core/src/quality/filters/grades.ts"
import { draftOf } from "../draft.ts"
import { lesson, sceneOf } from "../scene.ts"

const rated = (given: Partial<Ratings> = {}) => ({
  ...draftOf("How do I bake bread?"),
  ratings: { quality: "good", difficulty: "medium", category: "advice", ...given } as const
})
const wanted = { quality: "average", easiest: "easy", hardest: "hard" } as const
const judge = grades(wanted).start()

describe("grades", () => {
  it("keeps what is as good and as demanding as wanted, the limits among it", () => {
    const kept = [
      {},
      { quality: "average" },
      { quality: "excellent" },
      { difficulty: "easy" },
      { difficulty: "hard" }
    ] as const
    for (const given of kept) assert.isUndefined(judge(rated(given), { clean: true }))
  })

  it.each(
    [
      [{ quality: "poor" }, "the judge finds the instruction poor, and average is the worst that may stay"],
      [{ difficulty: "very easy" }, "the judge finds it very easy, and easy is the easiest that may stay"],
      [{ difficulty: "very hard" }, "the judge finds it very hard, and hard is the hardest that may stay"]
    ] as const
  )("drops %s, and says what was wanted", (given, reason) => {
    assert.strictEqual(judge(rated(given), { clean: true }), reason)
  })

  it("keeps rows that nobody rated, and passes over scenes", () => {
    assert.isUndefined(judge(draftOf("How do I bake bread?"), { clean: true }))
    assert.isTrue(grades(wanted).isForRows)
    const scene = { ...sceneOf(lesson()), ratings: rated({ quality: "very poor" }).ratings }
    assert.isTrue(Filter.isStaged(scene))
    assert.isUndefined(judge(scene, { clean: true }))
  })

  it("drops nothing for its quality where the worst may stay, and ever more the more is wanted", () => {
    const dropped = qualities.map((quality) => {
      const judge = grades({ quality, easiest: "very easy", hardest: "very hard" }).start()
      return qualities.filter((given) => judge(rated({ quality: given }), { clean: true }) !== undefined).length
    })
    assert.deepStrictEqual(dropped, [0, 1, 2, 3, 4])
    const only = grades({ quality: "very poor", easiest: "hard", hardest: "hard" }).start()
    const kept = difficulties.filter((difficulty) => only(rated({ difficulty }), { clean: true }) === undefined)
    assert.deepStrictEqual(kept, ["hard"])
  })
})
