import { assert, describe, it } from "@effect/vitest"
import { errorCorrection } from "../../packages/scenarios/src/index.ts"
import { choice, planted, program, prose, sum } from "./lessons.ts"
import { type Call, play } from "./stage.ts"

const order = ({ calls }: { readonly calls: ReadonlyArray<Call> }) =>
  calls.map(({ prompt, role }) => `${role} ${prompt}`)
const usual = ["pupil correction-attempt", "teacher correction-diagnose", "corrector correction-correct"]

describe("error correction", () => {
  it("goes from the pupil to the teacher to the pupil who corrects itself, at the temperatures of the paper", () => {
    const { calls } = play(errorCorrection, sum)
    assert.deepStrictEqual(order({ calls }), usual)
    assert.deepStrictEqual(calls.map(({ temperature }) => temperature), [0.8, 0.2, 0.2])
  })

  it("shows the reference to teacher and corrector and to nobody else", () => {
    for (const lesson of [sum, program, prose]) {
      const { calls } = play(errorCorrection, { ...lesson, opening: true, policy: "keep" })
      const sees = calls.filter(({ seen }) => seen.includes(planted)).map(({ prompt }) => prompt)
      assert.deepStrictEqual(sees, ["correction-diagnose", "correction-correct"])
    }
  })

  it("gives the first attempt the question only: nothing changes in it when the reference does", () => {
    const [one] = play(errorCorrection, sum).calls
    const [other] =
      play(errorCorrection, { ...sum, answer: "Nothing but 17.", outcome: { kind: "number", text: "17" } }).calls
    assert.strictEqual(one?.seen, other?.seen)
    assert.strictEqual(one?.reply, other?.reply)
    assert.include(one?.seen, "14 rows of beans")
    assert.notInclude(one?.seen, "285")
  })

  it("lets the teacher hear the attempt, and the corrector the attempt and the feedback", () => {
    const [first, feedback, correction] = play(errorCorrection, sum).calls
    assert.include(feedback?.seen, first?.reply.split("\n")[0])
    assert.include(correction?.seen, first?.reply.split("\n")[0])
    assert.include(correction?.seen, feedback?.reply)
  })

  it("comes to four turns that say who speaks and what they must be like", () => {
    const { turns } = play(errorCorrection, sum)
    assert.deepStrictEqual(
      turns.map(({ checks, role, speaker, train }) => [role, speaker, checks, train]),
      [
        ["user", "teacher", undefined, undefined],
        ["assistant", "pupil", ["misses-answer"], false],
        ["user", "teacher", ["withholds-answer"], undefined],
        ["assistant", "pupil", ["reaches-answer"], undefined]
      ]
    )
    assert.strictEqual(turns[0]?.content, sum.question)
    assert.deepStrictEqual(turns.map(({ message }) => message === undefined), [true, false, false, false])
  })

  it("opens with an explanation where that is asked for, in the turn of the question", () => {
    const { calls, turns } = play(errorCorrection, { ...sum, opening: true })
    assert.deepStrictEqual(order({ calls }), ["teacher correction-open", ...usual])
    assert.strictEqual(turns[0]?.content, `${sum.question}\n\n${calls[0]?.reply}`)
    assert.deepStrictEqual(turns[0]?.checks, ["withholds-answer"])
    assert.include(calls[2]?.seen, calls[0]?.reply)
    assert.notInclude(calls[1]?.seen, calls[0]?.reply, "the pupil sees the question only")
  })

  const right = ({ prompt }: { readonly prompt: string }) =>
    prompt === "correction-attempt" ? "14 x 23 = 322, and 322 - 37 = 285. The answer is 285." : undefined

  it("keeps a right attempt where the policy says so, and asks for the way to it", () => {
    const { calls, notes, remarks, turns } = play(errorCorrection, { ...sum, policy: "keep" }, { script: right })
    assert.deepStrictEqual(order({ calls }), usual)
    assert.include(calls[1]?.seen, "its result is right")
    assert.notProperty(turns[1], "checks")
    assert.notProperty(turns[1], "train")
    assert.deepInclude(remarks, { firstAttempt: "right", policy: "keep" })
    assert.strictEqual(notes["tries"], 1)
  })

  it("asks again for a right attempt until a wrong one comes, and plays elsewhere where none does", () => {
    const once = play(errorCorrection, sum, { script: (call, nth) => (nth === 0 ? right(call) : undefined) })
    assert.strictEqual(once.notes["tries"], 2)
    assert.strictEqual(once.turns.length, 4)
    const never = play(errorCorrection, { ...sum, tries: 4 }, { script: right })
    assert.strictEqual(never.calls.length, 4)
    assert.strictEqual(never.elsewhere, "the first attempt is right, 4 of 4 times")
    const rerouted = play(errorCorrection, { ...sum, policy: "reroute" }, { script: right })
    assert.strictEqual(rerouted.calls.length, 1)
    assert.isDefined(rerouted.elsewhere)
  })

  it("asks the teacher once more with the reason where the answer is given away", () => {
    const { calls, remarks, turns } = play(errorCorrection, sum, {
      script: ({ prompt }, nth) =>
        prompt === "correction-diagnose" && nth === 0 ? "No. The beans that are left are 285 beans." : undefined
    })
    assert.deepStrictEqual(order({ calls }), [usual[0], usual[1], usual[1], usual[2]])
    assert.include(calls[2]?.seen, "The beans that are left are 285 beans.")
    assert.isDefined(remarks["feedbackAgain"])
    assert.include(calls[2]?.seen, remarks["feedbackAgain"])
    assert.notInclude(turns[2]?.content, "285")
  })

  it("asks for the correction once more where it does not reach the result", () => {
    const { calls, remarks, turns } = play(errorCorrection, sum, {
      script: ({ prompt }, nth) => prompt === "correction-correct" && nth === 0 ? "So the answer is 300." : undefined
    })
    assert.deepStrictEqual(order({ calls }), [...usual, usual[2]])
    assert.include(remarks["correctionAgain"], "285")
    assert.include(turns[3]?.content, "285")
  })

  it("speaks as the person who is cast, the corrector as the pupil it was", () => {
    const person = (role: string) => `I am the ${role} of the town.`
    const { calls } = play(errorCorrection, sum, { person })
    assert.include(calls[0]?.seen, person("pupil"))
    assert.include(calls[1]?.seen, person("teacher"))
    assert.include(calls[2]?.seen, person("pupil"))
    assert.notInclude(play(errorCorrection, sum).calls[0]?.seen, "<person>")
  })

  it("corrects a program with a program between fences, and an option with its letter in brackets", () => {
    const coded = play(errorCorrection, program)
    assert.match(coded.turns[1]?.content ?? "", /```python\ndef find_largest\(/)
    assert.include(coded.turns[3]?.content, `\`\`\`python\n${program.answer}\n\`\`\``)
    assert.notInclude(coded.turns[2]?.content, "max(nums)")
    const chosen = play(errorCorrection, { ...choice, policy: "keep" })
    assert.match(chosen.turns[1]?.content ?? "", /\[[A-D]\]/)
    assert.include(chosen.turns[3]?.content, "[B]")
    assert.strictEqual(play(errorCorrection, prose).turns.at(-1)?.content.includes(prose.answer), true)
  })
})
