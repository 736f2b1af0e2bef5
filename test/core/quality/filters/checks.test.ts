import { assert, describe, it } from "@effect/vitest"
import { firstAttempt } from "../../../../packages/core/src/quality/filters/firstAttempt.ts"
import { hint } from "../../../../packages/core/src/quality/filters/hint.ts"
import { oneParagraph } from "../../../../packages/core/src/quality/filters/oneParagraph.ts"
import { reaches } from "../../../../packages/core/src/quality/filters/reaches.ts"
import { clips, lesson, pens, pupil, sceneOf, teacher } from "../scene.ts"

const similar = [{ question: pens, similarity: 0.9 }]
const { outcome: ofClips, ...withoutOutcome } = clips
const openEnded = { ...withoutOutcome, answer: "Because the moon pulls at the sea." }

describe("first-attempt", () => {
  const judge = firstAttempt.start()

  it("drops a first attempt that is right, and says which turn and what it came to", () => {
    const draft = sceneOf(lesson({ attempt: "48 / 2 = 24, and 48 + 24 = 72. The answer is 72." }))
    assert.strictEqual(judge(draft, true), "turn 2 (pupil) comes to the right answer, \"72\", which it was to miss")
  })

  it.each(["So the answer is 24.", "I do not know.", "72 / 2 = 36, so the answer is 36."])("keeps %j", (attempt) => {
    assert.strictEqual(judge(sceneOf(lesson({ attempt })), true), undefined)
  })

  it("lets a corrected answer be right", () => {
    assert.strictEqual(judge(sceneOf([teacher("?"), pupil("72", { checks: ["reaches-answer"] })]), true), undefined)
  })

  it("keeps what cannot be compared", () => {
    const draft = sceneOf([teacher("?"), pupil("The moon.", { checks: ["misses-answer"] })], { question: openEnded })
    assert.strictEqual(judge(draft, true), undefined)
  })
})

describe("hint", () => {
  const judge = hint.start()

  it("drops a hint that says the answer, and says how", () => {
    const reason = judge(sceneOf(lesson({ hint: "Add both months: 48 + 24 = 72." })), true) ?? ""
    assert.match(reason, /^turn 3 \(teacher\) gives the answer away: /)
    assert.include(reason, "72")
  })

  it("keeps a hint that names the numbers of the question and the faulty step", () => {
    assert.strictEqual(
      judge(sceneOf(lesson({ hint: "You stopped at May. What became of the 48 clips of April?" })), true),
      undefined
    )
  })

  it("looks at no other turn", () => {
    assert.strictEqual(judge(sceneOf([teacher("Say 72."), pupil("72")]), true), undefined)
  })
})

describe("reaches", () => {
  const judge = reaches.start()

  it("drops a correction that ends elsewhere, and names the answer it was to reach", () => {
    const draft = sceneOf(lesson({ correction: "I see: 48 + 48 = 96. The answer is 96." }))
    assert.strictEqual(judge(draft, true), "turn 4 (pupil) does not come to the reference answer, \"72\"")
    assert.strictEqual(ofClips?.text, "72")
  })

  it("keeps one that comes to the same value in another spelling", () => {
    assert.strictEqual(judge(sceneOf(lesson({ correction: "The answer is **72.0** clips." })), true), undefined)
  })

  it("keeps what cannot be told", () => {
    const draft = sceneOf([teacher("Why?"), pupil("The wind does it.", { checks: ["reaches-answer"] })], {
      question: openEnded
    })
    assert.strictEqual(judge(draft, true), undefined)
  })

  it("holds a turn about a similar question against the answer of that one", () => {
    const told = (last: string) =>
      sceneOf([
        teacher(clips.question),
        pupil("48 + 24 = 72. The answer is 72.", { checks: ["reaches-answer"] }),
        teacher(pens.question),
        pupil(last, { checks: ["reaches-answer"], about: 0 })
      ], { similar })
    assert.strictEqual(judge(told("30 + 10 = 40. The answer is 40."), true), undefined)
    assert.strictEqual(
      judge(told("48 + 24 = 72. The answer is 72."), true),
      "turn 4 (pupil) does not come to the reference answer, \"40\""
    )
  })

  it("keeps a turn about a similar question that the scene lacks", () => {
    const draft = sceneOf([teacher("?"), pupil("96", { checks: ["reaches-answer"], about: 3 })], { similar })
    assert.strictEqual(judge(draft, true), undefined)
  })
})

describe("one-paragraph", () => {
  const judge = oneParagraph.start()
  const said = (content: string, question = clips) =>
    judge(sceneOf([teacher("?"), pupil(content, { checks: ["one-paragraph"] })], { question }), true)
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
    assert.strictEqual(judge(sceneOf([teacher("One.\nTwo."), pupil("One.\nTwo.")]), true), undefined)
  })
})
