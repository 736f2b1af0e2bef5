import { assert, describe, it } from "@effect/vitest"
import { Seed } from "@stoa/core"
import { Effect } from "effect"
import { student } from "../../../packages/core/src/dataset/Layout.ts"
import { exam } from "../../../packages/scenarios/src/exam/index.ts"
import { marks, questions as prompts } from "../../../packages/scenarios/src/exam/prompts.ts"
import * as questions from "../pedagogy/questions.ts"
import { type Asked, play } from "../pedagogy/stage.ts"

/** The candidate says one thing, the examiner another. */
const saying = (candidate: string, examiner?: string) => ({
  answer: ({ actor }: Asked) => (actor === "candidate" ? candidate : examiner)
})

const inMathematics = { ...questions.open, question: "Prove that 2 is prime.", domain: "mathematics" }

describe("an examination", () => {
  it.effect("gives no conversation, and shows the candidate the question alone, as it stands, and no answer", () =>
    Effect.gen(function*() {
      for (const question of questions.all) {
        const odd = { ...question, question: `<b>${question.question}</b>\n\n  if a <b and c> d:` }
        const { asked, conversations } = yield* play(exam, odd)
        assert.deepStrictEqual(conversations, [])
        const [first, ...others] = asked
        assert.strictEqual(first?.actor, "candidate")
        assert.include(first?.text ?? "", odd.question)
        assert.deepStrictEqual(first?.input, { question: odd.question })
        assert.isTrue(others.every(({ actor }) => actor === "examiner"))
        assert.isAtMost(others.length, 1)
      }
    }))

  it("asks with the words that conversations of a class may begin with, code at temperature 0 and all else at 0.2", () => {
    for (const prompt of Object.values(prompts)) {
      assert.deepStrictEqual(prompt.turns({ question: "Why?" })[0], { role: "system", content: student })
    }
    assert.deepStrictEqual(
      Object.entries(prompts).map(([kind, { temperature }]) => [kind, temperature]),
      [["options", 0.2], ["mathematics", 0.2], ["code", 0], ["prose", 0.2]]
    )
  })

  it.effect("counts an option by its letter in brackets; whatever else is said is unparseable and wrong", () =>
    Effect.gen(function*() {
      const right = yield* play(exam, questions.choice, saying("It rises in the Black Forest. [B]"))
      assert.deepInclude(right.notes, { right: 1, parsed: 1, scored: 1, judged: 0 })
      assert.deepStrictEqual(right.remarks, { kind: "options", answer: "B" })
      const wrong = yield* play(exam, questions.choice, saying("[J]"))
      assert.deepInclude(wrong.notes, { right: 0, parsed: 1, scored: 1 })
      const unreadable = yield* play(exam, questions.choice, saying("The answer is B, the Danube."))
      assert.deepInclude(unreadable.notes, { right: 0, parsed: 0, scored: 1, judged: 0 })
      assert.notProperty(unreadable.remarks, "answer")
      assert.strictEqual(unreadable.asked.length, 1)
    }))

  it.effect("compares mathematics by value, and asks the examiner only where that cannot tell", () =>
    Effect.gen(function*() {
      const right = yield* play(exam, questions.sum, saying("18 / 6 is 3. The answer is 3.0 rolls."))
      assert.deepInclude(right.notes, { right: 1, parsed: 1, scored: 1, judged: 0 })
      assert.strictEqual(right.remarks["answer"], "3.0")
      const wrong = yield* play(exam, questions.sum, saying("The answer is 4."))
      assert.deepInclude(wrong.notes, { right: 0, parsed: 1, scored: 1, judged: 0 })
      const none = yield* play(exam, questions.sum, saying("I do not know.", "No result. <0>"))
      assert.deepInclude(none.notes, { right: 0, parsed: 0, scored: 1, judged: 1 })
      const unknown = yield* play(exam, inMathematics, saying("It has no divisor but 1 and 2.", "A proof. <1>"))
      assert.deepInclude(unknown.notes, { right: 1, parsed: 1, scored: 1, judged: 1 })
      assert.strictEqual(unknown.asked[1]?.prompt, "mark-mathematics")
    }))

  it.effect("has prose marked by the examiner, who sees question, reference and answer", () =>
    Effect.gen(function*() {
      const { asked, notes, remarks } = yield* play(exam, questions.open, saying("So that the yeast works.", "<1>"))
      assert.deepInclude(notes, { right: 1, parsed: 1, scored: 1, judged: 1 })
      assert.deepStrictEqual(remarks, { kind: "prose", mark: "1" })
      assert.deepStrictEqual(asked[1]?.input, {
        question: questions.open.question,
        reference: questions.open.answer,
        answer: "So that the yeast works."
      })
    }))

  it.effect("scores nothing where the mark cannot be read, and says so", () =>
    Effect.gen(function*() {
      for (const mark of ["I would say it is right.", "<2>", ""]) {
        const { notes, remarks } = yield* play(exam, questions.open, saying("Something.", mark))
        assert.deepInclude(notes, { parsed: 1, scored: 0, judged: 1 })
        assert.notProperty(notes, "right")
        assert.strictEqual(remarks["mark"], "unreadable")
      }
    }))

  it.effect("keeps a program without scoring it", () =>
    Effect.gen(function*() {
      const { asked, notes, remarks } = yield* play(
        exam,
        questions.code,
        saying("```python\ndef f(x):\n    return x\n```")
      )
      assert.strictEqual(asked.length, 1)
      assert.deepInclude(notes, { parsed: 1, scored: 0, judged: 0 })
      assert.strictEqual(remarks["answer"], "def f(x):\n    return x")
      const talk = yield* play(exam, questions.code, saying("I would use a loop."))
      assert.deepInclude(talk.notes, { parsed: 0, scored: 0 })
    }))

  it.effect("takes no answer for a wrong one, and a program that never came for none", () =>
    Effect.gen(function*() {
      for (const question of [questions.choice, questions.sum, questions.open]) {
        const { asked, notes } = yield* play(exam, question, saying(""))
        assert.deepStrictEqual(notes, { right: 0, parsed: 0, scored: 1, judged: 0 })
        assert.strictEqual(asked.length, 1)
      }
      assert.deepStrictEqual((yield* play(exam, questions.code, saying(""))).notes, { parsed: 0, scored: 0, judged: 0 })
    }))

  it("leaves the end of an answer in a prompt that has little room, for there stands what it comes to", () => {
    const lines = Array.from({ length: 2000 }, (_, nth) => `Step ${nth}.`)
    const tokens = { count: (text: string) => text.length, cut: (text: string, most: number) => text.slice(0, most) }
    const { input } = marks.mathematics.fit(
      { question: "How many?", reference: "3", answer: `${lines.join("\n")}\nThe answer is 3.` },
      2500,
      tokens
    )
    assert.notInclude(input.answer, "Step 0.")
    assert.isTrue(input.answer.endsWith("The answer is 3."))
  })

  it("is rehearsed with right, wrong and unreadable answers, from the question alone", () => {
    const said = Array.from({ length: 400 }, (_, seed) => {
      const text = prompts.options.rehearse({ question: questions.choice.question }, Seed.chance(seed))
      return /\[([A-D])\]/.exec(text)?.[1] ?? "none"
    })
    for (const each of ["A", "B", "C", "D", "none"]) assert.isAbove(said.filter((one) => one === each).length, 10, each)
  })
})
