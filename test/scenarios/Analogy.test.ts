import { assert, describe, it } from "@effect/vitest"
import { analogy } from "../../packages/scenarios/src/index.ts"
import { likeIt, planted, program, sum } from "./lessons.ts"
import { play } from "./stage.ts"

const lesson = { ...sum, similar: [{ question: likeIt, similarity: 0.8 }] }

describe("analogical practice", () => {
  it("lets the teacher explain, the pupil solve, and the pupil solve a similar question", () => {
    const { calls } = play(analogy, lesson)
    assert.deepStrictEqual(calls.map(({ prompt, role }) => `${role} ${prompt}`), [
      "teacher analogy-explain",
      "pupil analogy-solve",
      "pupil analogy-solve"
    ])
    assert.deepStrictEqual(calls.map(({ temperature }) => temperature), [0.2, 0.2, 0.2])
  })

  it("shows the pupil the reference of the question at hand, and the teacher none", () => {
    // In rehearsal the pupil says the planted words aloud, and they are heard in what follows; here it says other ones.
    const { calls } = play(analogy, lesson, {
      script: ({ prompt }, nth) =>
        prompt !== "analogy-solve" ? undefined : nth === 0 ? "So the answer is 285." : "As before, the answer is 327."
    })
    assert.deepStrictEqual(calls.map(({ seen }) => seen.includes(planted)), [false, true, false])
    assert.deepStrictEqual(calls.map(({ seen }) => seen.includes("wombat")), [false, false, true])
  })

  it("lets the pupil hear the explanation, and the whole of the first question before the second", () => {
    const { calls } = play(analogy, lesson)
    assert.include(calls[1]?.seen, calls[0]?.reply)
    assert.include(calls[2]?.seen, calls[1]?.reply)
    assert.include(calls[2]?.seen, "14 rows of beans")
  })

  it("comes to four turns, of which the last is about the similar question", () => {
    const { calls, turns } = play(analogy, lesson)
    assert.deepStrictEqual(turns.map(({ about, checks, role, speaker }) => [role, speaker, checks, about]), [
      ["user", "teacher", ["withholds-answer"], undefined],
      ["assistant", "pupil", ["one-paragraph", "reaches-answer"], undefined],
      ["user", "teacher", undefined, undefined],
      ["assistant", "pupil", ["one-paragraph", "reaches-answer"], 0]
    ])
    assert.strictEqual(turns[0]?.content, `${sum.question}\n\n${calls[0]?.reply}`)
    assert.isTrue(
      turns[2]?.content.endsWith(`\n\n${likeIt.question}`),
      "the similar question stands there word by word"
    )
    assert.include(turns[1]?.content, "285")
    assert.include(turns[3]?.content, "327")
  })

  it("draws how the teacher invites by the seed", () => {
    const said = Array.from({ length: 40 }, (_, at) => play(analogy, lesson, { seed: at + 1 }).turns[2]?.content)
    assert.isAbove(new Set(said).size, 3)
  })

  it("asks for the explanation again where it gives the result away, without naming it", () => {
    const { calls, remarks, turns } = play(analogy, lesson, {
      script: ({ prompt }, nth) =>
        prompt === "analogy-explain" && nth === 0 ? "There are 285 beans left, you see." : undefined
    })
    assert.strictEqual(calls.length, 4)
    assert.isDefined(remarks["explanationAgain"])
    assert.notInclude(remarks["explanationAgain"], "285")
    assert.notInclude(turns[0]?.content, "285")
  })

  it("is played elsewhere where there is no similar question", () => {
    assert.strictEqual(play(analogy, { ...sum, similar: [] }).elsewhere, "there is no question like it")
  })

  it("solves programming questions with programs", () => {
    const { turns } = play(analogy, { ...program, similar: [{ question: program, similarity: 0.8 }] })
    for (const at of [1, 3]) assert.include(turns[at]?.content, `\`\`\`python\n${program.answer}\n\`\`\``)
    assert.deepStrictEqual(turns[3]?.checks, ["reaches-answer"])
  })
})
