import { assert, describe, it } from "@effect/vitest"
import { debate } from "../../packages/scenarios/src/index.ts"
import { choice, planted, program, prose, sum } from "./lessons.ts"
import { play } from "./stage.ts"

const names = (calls: ReadonlyArray<{ readonly role: string }>) => calls.map(({ role }) => role).join(" ")

describe("the debate", () => {
  it("goes from A to B to C, with two rounds twice over A and B, at the temperatures of the paper", () => {
    assert.strictEqual(names(play(debate, { ...sum, rounds: "one" }).calls), "a b c")
    const { calls } = play(debate, { ...sum, rounds: "two" })
    assert.strictEqual(names(calls), "a b a b c")
    assert.deepStrictEqual(calls.map(({ temperature }) => temperature), [0.6, 0.6, 0.6, 0.6, 0.2])
  })

  it("draws the rounds by the seed, and both come about", () => {
    const drawn = Array.from({ length: 30 }, (_, at) => play(debate, sum, { seed: at + 1 }).notes["rounds"])
    assert.sameMembers([...new Set(drawn)], [1, 2])
    assert.deepStrictEqual(
      drawn,
      Array.from({ length: 30 }, (_, at) => play(debate, sum, { seed: at + 1 }).notes["rounds"])
    )
  })

  it("shows the reference to C and to nobody else", () => {
    for (const lesson of [sum, program, prose]) {
      const { calls } = play(debate, { ...lesson, rounds: "two" })
      assert.deepStrictEqual(calls.map(({ seen }) => seen.includes(planted)), [false, false, false, false, true])
    }
  })

  it("lets everybody hear all that was said before, and gives A and B the same prompt but for the name", () => {
    const { calls } = play(debate, { ...sum, rounds: "two" })
    const [a, b, again, , c] = calls
    assert.notInclude(a?.seen, "<debate>")
    assert.include(b?.seen, `A: ${a?.reply}`)
    assert.include(again?.seen, `B: ${b?.reply}`)
    for (const call of calls.slice(0, 4)) assert.include(c?.seen, call.reply)
    const system = (text: string | undefined) => text?.split("\n\n[user]")[0]
    assert.strictEqual(system(a?.seen), system(b?.seen)?.replaceAll("You are B", "You are A"))
  })

  it("lays A and C on the model's side, B on the human one, each in one paragraph", () => {
    const { turns } = play(debate, { ...sum, rounds: "two" })
    assert.deepStrictEqual(turns.map(({ role, speaker }) => [role, speaker]), [
      ["user", "teacher"],
      ["assistant", "A"],
      ["user", "B"],
      ["assistant", "A"],
      ["user", "B"],
      ["assistant", "C"]
    ])
    for (const { checks, content } of turns.slice(1)) {
      assert.include(checks ?? [], "one-paragraph")
      assert.notInclude(content, "\n")
    }
    assert.include(turns.at(-1)?.checks ?? [], "reaches-answer")
    assert.include(turns.at(-1)?.content, "285")
  })

  it("lets nothing of A be learnt that is wrong by value, and everything else", () => {
    const told = (reply: string, lesson: object = sum) =>
      play(debate, { ...lesson, rounds: "two" }, {
        script: ({ role }, nth) => (role === "a" && nth === 0 ? reply : role === "a" ? "The answer is 285." : undefined)
      }).turns.map(({ train }) => train)
    const untouched: ReadonlyArray<boolean | undefined> = Array.from({ length: 6 }, () => undefined)
    assert.deepStrictEqual(told("It is 14 + 23. The answer is 37."), untouched.with(1, false))
    assert.deepStrictEqual(told("322 - 37 = 285. The answer is 285."), untouched)
    assert.deepStrictEqual(told("I do not know."), untouched)
    assert.deepStrictEqual(told("The answer is 37.", prose), untouched)
  })

  it("sends a reply with line breaks back, and takes a block of code", () => {
    assert.throws(
      () => play(debate, sum, { script: ({ role }) => (role === "a" ? "First this.\n\nThen that." : undefined) }),
      /Expected one paragraph/
    )
    const { turns } = play(debate, { ...program, rounds: "one" })
    assert.match(turns[1]?.content ?? "", /```python\n/)
    assert.notInclude(turns[1]?.checks ?? [], "one-paragraph")
    assert.deepStrictEqual(turns.at(-1)?.checks, ["reaches-answer"])
    assert.include(turns.at(-1)?.content, program.answer)
  })

  it("asks C once more where the debate does not end in the answer", () => {
    const { calls, remarks, turns } = play(debate, { ...sum, rounds: "one" }, {
      script: ({ role }, nth) => (role === "c" && nth === 0 ? "I think both of you are right, it is 300." : undefined)
    })
    assert.strictEqual(names(calls), "a b c c")
    assert.include(remarks["closingAgain"], "285")
    assert.include(turns.at(-1)?.content, "285")
  })

  it("lets B take up a step of A's in rehearsal and come to another result", () => {
    const { turns } = play(debate, { ...sum, rounds: "one" })
    const step = /(\d+ [-+x÷] \d+ = \d+)/.exec(turns[2]?.content ?? "")?.[1] ?? "none"
    assert.include(turns[1]?.content, step)
    assert.notStrictEqual(turns[1]?.content.match(/\d+/g)?.at(-1), turns[2]?.content.match(/\d+/g)?.at(-1))
    assert.match(play(debate, choice).turns.at(-1)?.content ?? "", /\[B\]\.$/)
  })
})
