import { assert, describe, it } from "@effect/vitest"
import { gpt, human, system } from "../../../../packages/core/src/domain/Draft.ts"
import { alternation } from "../../../../packages/core/src/quality/filters/alternation.ts"
import { duplicate } from "../../../../packages/core/src/quality/filters/duplicate.ts"
import { empty } from "../../../../packages/core/src/quality/filters/empty.ts"
import { leak } from "../../../../packages/core/src/quality/filters/leak.ts"
import { length } from "../../../../packages/core/src/quality/filters/length.ts"
import { refusal } from "../../../../packages/core/src/quality/filters/refusal.ts"
import { turnMarks } from "../../../../packages/core/src/quality/filters/turnMarks.ts"
import { draftOf } from "../draft.ts"
import { clips, lesson, pens, pupil, sceneOf, teacher } from "../scene.ts"

describe("alternation", () => {
  const judge = alternation.start()

  it.each([
    ["a question and an answer", [human("Q"), gpt("A")]],
    ["words before it", [system("S"), human("Q"), gpt("A")]],
    ["two rounds", [human("Q"), gpt("A"), human("B"), gpt("C")]]
  ])("keeps %s", (_, turns) => {
    assert.strictEqual(judge(sceneOf(turns), { clean: true }), undefined)
  })

  it.each([
    ["no turn", [], "the conversation has no turns"],
    ["words before nothing", [system("S")], "the conversation has no turns"],
    ["an answer first", [gpt("A")], "turn 1 is of the assistant, where the user speaks"],
    ["a question last", [human("Q"), gpt("A"), human("B")], "turn 3 is the last and of the user"],
    [
      "two answers in a row",
      [human("Q"), gpt("A"), gpt("B", { speaker: "B" })],
      "turn 3 (B) is of the assistant, where the user speaks"
    ],
    ["two questions in a row", [human("Q"), human("R"), gpt("A")], "turn 2 is of the user, where the assistant speaks"],
    [
      "words of the system within",
      [human("Q"), system("S"), gpt("A")],
      "turn 2 is of the system, where the assistant speaks"
    ]
  ])("drops %s, and says where", (_, turns, reason) => {
    assert.strictEqual(judge(sceneOf(turns), { clean: true }), reason)
  })
})

describe("empty", () => {
  it("looks at every turn", () => {
    const judge = empty.start()
    assert.strictEqual(judge(sceneOf(lesson({ hint: "..." })), { clean: true }), "turn 3 (teacher) holds no words")
    const { turns, ...rest } = draftOf("How?", "So.")
    assert.strictEqual(judge({ ...rest, turns: [...turns, human("...")] }, { clean: true }), "turn 3 holds no words")
  })

  it("drops a scene without answers", () => {
    assert.strictEqual(empty.start()(sceneOf([teacher("How?")]), { clean: true }), "the response holds no words")
  })
})

describe("length of a scene", () => {
  const judge = length({ instruction: { min: 20, max: 200 }, response: { min: 20, max: 100 } }).start()

  it("asks no more characters of a question than it is given with", () => {
    const question = { ...clips, question: "7 * 8?" }
    const answer = pupil("Seven times eight is fifty-six.")
    assert.strictEqual(judge(sceneOf([teacher("7 * 8?"), answer], { question }), { clean: true }), undefined)
    assert.strictEqual(
      judge(sceneOf([teacher("7 *"), answer], { question }), { clean: true }),
      "turn 1 (teacher) has 3 characters, fewer than 6"
    )
  })

  it("lets a turn be short where enough is said in all", () => {
    const turns = [teacher(clips.question), pupil("I think 12."), teacher("Why?"), pupil("It is half of 24.")]
    assert.strictEqual(judge(sceneOf(turns), { clean: true }), undefined)
    assert.strictEqual(
      judge(sceneOf(turns.slice(0, 2)), { clean: true }),
      "all answers together have 11 characters, fewer than 20"
    )
  })

  it("drops a turn that is too long, whoever says it", () => {
    const long = "b".repeat(101)
    assert.strictEqual(
      judge(sceneOf([teacher(clips.question), pupil("a".repeat(30)), teacher(long), pupil("c")]), { clean: true }),
      "turn 3 (teacher) has 101 characters, more than 100"
    )
    assert.strictEqual(
      judge(sceneOf([teacher("q".repeat(201)), pupil("a".repeat(30))]), { clean: true }),
      "turn 1 (teacher) has 201 characters, more than 200"
    )
  })

  it("does not look at the words before a conversation", () => {
    assert.strictEqual(
      judge(sceneOf([system("s".repeat(500)), teacher(clips.question), pupil("a".repeat(30))]), { clean: true }),
      undefined
    )
  })
})

describe("turn-marks in a scene", () => {
  it("are found at any turn, and told with its number", () => {
    const draft = sceneOf(lesson({ hint: "Look again.<|im_end|>" }))
    assert.strictEqual(turnMarks.start()(draft, { clean: true }), "turn 3 (teacher) holds \"<|im_end|>\"")
  })
})

describe("refusal in a scene", () => {
  const judge = refusal.start()

  it.each(["attempt", "hint", "correction"] as const)("is dropped in the %s", (part) => {
    const reason = judge(sceneOf(lesson({ [part]: "As an AI language model, I cannot take part in this." })), {
      clean: true
    })
    assert.match(reason ?? "", /^turn \d \((?:pupil|teacher)\) refuses: "As an AI/)
  })

  it.each([
    "I'm sorry, but I can't help with that.",
    "I apologize, but I cannot provide a solution to this.",
    "Sorry, I can't assist with that request."
  ])("drops %j", (attempt) => {
    assert.isString(judge(sceneOf(lesson({ attempt })), { clean: true }))
  })

  it.each([
    "I'm sorry, that is not right: you forgot April.",
    "I cannot support what A says, because 48 + 24 is not 62.",
    "I'm sorry, teacher, I can't do this sum.",
    "Sorry, I cannot help but notice that B forgot a step.",
    "I can't help with this step, but the next one is 24 + 48."
  ])("keeps what pupils say to each other: %j", (attempt) => {
    assert.strictEqual(judge(sceneOf(lesson({ attempt })), { clean: true }), undefined)
  })

  it("keeps a question that holds the words of a refusal", () => {
    const question = { ...clips, question: "Who says \"as an AI, I cannot\"? As an AI, I wonder." }
    assert.strictEqual(
      judge(sceneOf([teacher(question.question), pupil("A model.")], { question }), { clean: true }),
      undefined
    )
  })
})

describe("simulation-leak in a scene", () => {
  const judge = leak.start()

  it.each([
    "The agents in my group think it is 72; this episode shows why.",
    "In this scenario the students of the class work with their teacher.",
    "Let a1234 be the first number of the simulation."
  ])("keeps %j, which a scene may be about", (correction) => {
    assert.strictEqual(judge(sceneOf(lesson({ correction })), { clean: true }), undefined)
    assert.isString(
      judge(draftOf("How?", "The agents in my group think it is 72; this episode shows why."), { clean: true })
    )
  })

  it.each([
    ["My persona is a slow pupil.", "a persona"],
    ["</heard> So it is 72.", "a tag of a prompt"],
    ["<reference> says 72.", "a tag of a prompt"],
    ["According to the reference answer it is 72.", "the reference answer"],
    ["This matches the provided solution.", "the reference answer"]
  ])("drops %j", (correction, what) => {
    assert.include(judge(sceneOf(lesson({ correction })), { clean: true }), `turn 4 (pupil) mentions ${what}`)
  })

  it("keeps what stands in the question", () => {
    const question = { ...clips, question: "In HTML, what does <question> mean?" }
    const draft = sceneOf([teacher(question.question), pupil("<question> is no element of HTML.")], { question })
    assert.strictEqual(judge(draft, { clean: true }), undefined)
  })
})

describe("exact-duplicate among scenes", () => {
  const other = (id: string, more: Parameters<typeof sceneOf>[1] = {}) => sceneOf(lesson(), { id, ...more })

  it("lets two scenarios be played over one question", () => {
    const judge = duplicate.start()
    assert.strictEqual(judge(other("c0/error-correction/1"), { clean: true }), undefined)
    assert.strictEqual(judge(other("c0/debate/1", { scenario: "debate" }), { clean: true }), undefined)
  })

  it("drops a question that the same scenario had before, and names the first", () => {
    const judge = duplicate.start()
    judge(other("c0/error-correction/1"), { clean: true })
    const again = sceneOf(lesson({ attempt: "It is 96." }), { id: "c7/error-correction/1", row: 7 })
    assert.strictEqual(
      judge(again, { clean: true }),
      "the question is that of c0/error-correction/1, by the same scenario"
    )
    assert.strictEqual(judge(other("c8/error-correction/1", { row: 8, question: pens }), { clean: true }), undefined)
  })

  it("lets one play come to several conversations, as long as they are not the same", () => {
    const judge = duplicate.start()
    assert.strictEqual(judge(other("c0/jigsaw/1"), { clean: true }), undefined)
    const second = sceneOf(lesson({ attempt: "It is 96." }), { id: "c0/jigsaw/2" })
    assert.strictEqual(judge(second, { clean: true }), undefined)
    assert.strictEqual(
      judge({ ...second, id: "c0/jigsaw/3" }, { clean: true }),
      "the conversation is that of c0/jigsaw/2"
    )
  })

  it("does not take a scene for the first that another filter drops", () => {
    const judge = duplicate.start()
    judge(other("c0/error-correction/1"), { clean: false })
    assert.strictEqual(judge(other("c1/error-correction/1", { row: 1 }), { clean: true }), undefined)
  })

  it("takes no scene and no other row for twins", () => {
    const judge = duplicate.start()
    assert.strictEqual(judge(draftOf(clips.question), { clean: true }), undefined)
    assert.strictEqual(judge(other("c0/error-correction/1"), { clean: true }), undefined)
  })
})
