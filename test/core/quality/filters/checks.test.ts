import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { existsSync } from "node:fs"
import { join } from "node:path"
import type { Question } from "../../../../packages/core/src/domain/Question.ts"
import { firstAttempt } from "../../../../packages/core/src/quality/filters/firstAttempt.ts"
import { hint } from "../../../../packages/core/src/quality/filters/hint.ts"
import { oneParagraph } from "../../../../packages/core/src/quality/filters/oneParagraph.ts"
import { reaches } from "../../../../packages/core/src/quality/filters/reaches.ts"
import * as Questions from "../../../../packages/core/src/scenario/Questions.ts"
import { clips, lesson, pens, pupil, sceneOf, teacher } from "../scene.ts"

const similar = [{ question: pens, similarity: 0.9 }]
const { outcome: ofClips, ...withoutOutcome } = clips
const openEnded = { ...withoutOutcome, answer: "Because the moon pulls at the sea." }

describe("first-attempt", () => {
  const judge = firstAttempt.start()

  it("drops a first attempt that is right, and says which turn and what it came to", () => {
    const draft = sceneOf(lesson({ attempt: "48 / 2 = 24, and 48 + 24 = 72. The answer is 72." }))
    assert.strictEqual(
      judge(draft, { clean: true }),
      "turn 2 (pupil) comes to the right answer, \"72\", which it was to miss"
    )
  })

  it.each(["So the answer is 24.", "I do not know.", "72 / 2 = 36, so the answer is 36."])("keeps %j", (attempt) => {
    assert.strictEqual(judge(sceneOf(lesson({ attempt })), { clean: true }), undefined)
  })

  it("lets a corrected answer be right", () => {
    assert.strictEqual(
      judge(sceneOf([teacher("?"), pupil("72", { checks: ["reaches-answer"] })]), { clean: true }),
      undefined
    )
  })

  it("keeps what cannot be compared", () => {
    const draft = sceneOf([teacher("?"), pupil("The moon.", { checks: ["misses-answer"] })], { question: openEnded })
    assert.strictEqual(judge(draft, { clean: true }), undefined)
  })
})

describe("hint", () => {
  const judge = hint.start()

  it("drops a hint that says the answer, and says how", () => {
    const reason = judge(sceneOf(lesson({ hint: "Add both months: 48 + 24 = 72." })), { clean: true }) ?? ""
    assert.match(reason, /^turn 3 \(teacher\) gives the answer away: /)
    assert.include(reason, "72")
  })

  it("keeps a hint that names the numbers of the question and the faulty step", () => {
    assert.strictEqual(
      judge(sceneOf(lesson({ hint: "You stopped at May. What became of the 48 clips of April?" })), { clean: true }),
      undefined
    )
  })

  it("looks at no other turn", () => {
    assert.strictEqual(judge(sceneOf([teacher("Say 72."), pupil("72")]), { clean: true }), undefined)
  })
})

describe("reaches", () => {
  const judge = reaches.start()

  it("drops a correction that ends elsewhere, and names the answer it was to reach", () => {
    const draft = sceneOf(lesson({ correction: "I see: 48 + 48 = 96. The answer is 96." }))
    assert.strictEqual(judge(draft, { clean: true }), "turn 4 (pupil) does not come to the reference answer, \"72\"")
    assert.strictEqual(ofClips?.text, "72")
  })

  it("keeps one that comes to the same value in another spelling", () => {
    assert.strictEqual(
      judge(sceneOf(lesson({ correction: "The answer is **72.0** clips." })), { clean: true }),
      undefined
    )
  })

  it("keeps what cannot be told", () => {
    const draft = sceneOf([teacher("Why?"), pupil("The wind does it.", { checks: ["reaches-answer"] })], {
      question: openEnded
    })
    assert.strictEqual(judge(draft, { clean: true }), undefined)
  })

  describe("of a program", () => {
    const square: Question = {
      ...openEnded,
      domain: "code",
      question: "Write a function that squares a number.",
      answer: "def square(n):\n    return n * n",
      tests: ["import math\nassert math.isclose(square(3), 9)"]
    }
    const said = (text: string, question = square) =>
      judge(sceneOf([teacher(question.question), pupil(text, { checks: ["reaches-answer"] })], { question }), {
        clean: true
      })
    const none = "turn 2 (pupil) holds no program, though the reference answer is one"
    const unnamed = "turn 2 (pupil) holds a program that does not define \"square\", which the tests call"

    it.each(["asdf qwer zxcv. Lorem ipsum.", "I squared it; the answer is square.", "", "```python\n```"])(
      "drops %j, which holds none",
      (text) => {
        assert.strictEqual(said(text), none)
        assert.strictEqual(said(text, { ...square, domain: "general", tests: [] }), none)
      }
    )

    it("asks for none where the reference only looks like one, or has a value of its own", () => {
      const { tests, ...general } = { ...square, domain: "general", answer: "10X = 5\nX = 0.5" }
      assert.lengthOf(tests ?? [], 1)
      assert.isUndefined(said("X is a half.", general))
      assert.isUndefined(said("It is 9.", { ...square, answer: "9", outcome: { kind: "number", text: "9" } }))
    })

    it.each([
      "```python\ndef cube(n):\n    return n ** 3\n```",
      "```\nprint(square(3) == 9)\n```",
      "def squared(n):\n    return square(n)",
      "Define `square`:\n```python\nassert square == 3\n```"
    ])("drops %j, which lacks the name that the tests call", (text) => assert.strictEqual(said(text), unnamed))

    it.each([
      "I forgot to multiply.\n```python\ndef square(x):\n    return x ** 2\n```\nSo it is.",
      "I forgot to multiply. It has to be this, as you said, and then it works:\n\ndef square(x):\n    return x ** 2\n\nThank you.\nGood.",
      "I forgot to multiply, so: def square(n): return n * n",
      "```python\nsquare = lambda x: x * x\n```",
      "```js\nconst square = (x) => x * x\n```",
      "```js\nfunction square(x) { return x * x }\n```"
    ])("keeps %j", (text) => assert.strictEqual(said(text), undefined))

    it("asks for the function that a check is given, and for none that the question gives", () => {
      const given = {
        ...square,
        question: "def square(n): ...\nInvert it.",
        answer: `${square.answer}\ndef root(n):\n    return n ** 0.5`
      }
      const root = "```python\ndef root(n):\n    return n ** 0.5\n```"
      assert.strictEqual(said(root, { ...given, tests: ["assert root(square(3)) == 3"] }), undefined)
      const test = "def check(candidate):\n    assert candidate(4) == 2\n\ncheck(root)"
      assert.strictEqual(said(root, { ...given, tests: [test] }), undefined)
      assert.include(said("```python\ndef square(n):\n    return n\n```", { ...given, tests: [test] }), "\"root\"")
    })

    for (const [name, count] of [["mbpp_sanitized_399.jsonl", 399], ["humaneval.jsonl", 164]] as const) {
      const file = join(import.meta.dirname, "../../../../../shared/data/code", name)
      it.live.skipIf(!existsSync(file))(
        `keeps every reference of ${name}, and none that is gibberish or another function`,
        () =>
          Effect.gen(function*() {
            const { files } = yield* Questions.read([{ file, preset: "auto", mapping: {} }])
            const questions = files.flatMap(({ questions }) => questions)
            assert.lengthOf(questions, count)
            for (const question of questions) {
              assert.isUndefined(said(question.answer, question))
              assert.isUndefined(
                said(`I see it now.\n\n\`\`\`python\n${question.answer}\n\`\`\`\n\nThat is it.`, question)
              )
              assert.strictEqual(said("asdf qwer zxcv. Lorem ipsum.", question), none)
              assert.include(said("```python\ndef unheard_of(x):\n    return x\n```", question), "does not define")
            }
          })
      )
    }
  })

  it("holds a turn about a similar question against the answer of that one", () => {
    const told = (last: string) =>
      sceneOf([
        teacher(clips.question),
        pupil("48 + 24 = 72. The answer is 72.", { checks: ["reaches-answer"] }),
        teacher(pens.question),
        pupil(last, { checks: ["reaches-answer"], about: 0 })
      ], { similar })
    assert.strictEqual(judge(told("30 + 10 = 40. The answer is 40."), { clean: true }), undefined)
    assert.strictEqual(
      judge(told("48 + 24 = 72. The answer is 72."), { clean: true }),
      "turn 4 (pupil) does not come to the reference answer, \"40\""
    )
  })

  it("keeps a turn about a similar question that the scene lacks", () => {
    const draft = sceneOf([teacher("?"), pupil("96", { checks: ["reaches-answer"], about: 3 })], { similar })
    assert.strictEqual(judge(draft, { clean: true }), undefined)
  })
})

describe("one-paragraph", () => {
  const judge = oneParagraph.start()
  const said = (content: string, question = clips) =>
    judge(sceneOf([teacher("?"), pupil(content, { checks: ["one-paragraph"] })], { question }), { clean: true })
  const code = "This adds them:\n\n```python\ndef add(a, b):\n    return a + b\n```\n\nIt takes two numbers."
  const task = { ...clips, domain: "code", tests: ["assert add(1, 2) == 3"] }

  it.each([
    ["First.\nThen.", "turn 2 (pupil) has 1 line break, and was to be one paragraph"],
    ["First.\n\nThen.", "turn 2 (pupil) has 2 line breaks, and was to be one paragraph"],
    ["First.\r\nThen.", "turn 2 (pupil) has 1 line break, and was to be one paragraph"]
  ])("drops %j, and says how many breaks", (content, reason) => {
    assert.strictEqual(said(content), reason)
  })

  it.each(["First. Then.", "All in one.\n", "\n  All in one."])("keeps %j", (content) => {
    assert.strictEqual(said(content), undefined)
  })

  it("takes a block of code for a part of its paragraph where the question is of code, and only there", () => {
    assert.strictEqual(said(code, task), undefined)
    assert.isString(said(code))
    assert.isString(said(`${code}\n\nAnd so on.`, task))
  })

  it("looks at no turn that may have several", () => {
    assert.strictEqual(judge(sceneOf([teacher("One.\nTwo."), pupil("One.\nTwo.")]), { clean: true }), undefined)
  })
})
