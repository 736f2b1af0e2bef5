import { assert, describe, it } from "@effect/vitest"
import { gpt, human, type Turn } from "../../../../packages/core/src/domain/Draft.ts"
import { oneRole } from "../../../../packages/core/src/quality/filters/oneRole.ts"
import * as Label from "../../../../packages/core/src/quality/roles/Label.ts"
import { clips, lesson, pupil, sceneOf, teacher } from "../scene.ts"

const judge = oneRole.start()
const verdict = (correction: string) => judge(sceneOf(lesson({ correction })), { clean: true })
const debate = (said: string): Array<Turn> => [
  human(clips.question, { speaker: "teacher" }),
  gpt("It is 24.", { speaker: "A" }),
  human("I get 72.", { speaker: "B" }),
  gpt(said, { speaker: "C" })
]

describe("one-role", () => {
  it.each([
    ["I think it is 12.\n\nTeacher: No, think again about it.", "Teacher:"],
    ["I get 12. Teacher: That is wrong, look at step two.", "Teacher:"],
    ["It is 5.\n**Student A:** I say it is 5, too.", "**Student A:**"],
    ["<Teacher> Look at the second step.", "<Teacher>"],
    ["[Teacher] Look at the second step.", "[Teacher]"],
    ["So it is 12.\nHuman: What is the next question?", "Human:"],
    ["So it is 12.\n### Human: What is the next question?", "Human:"],
    ["Assistant: The answer is five.", "Assistant:"],
    ["So it is 12.\nMe: I think that this works.", "Me:"],
    ["So it is 5.\n\nTeacher (smiling): Well done, that is right.", "Teacher (smiling):"],
    ["**Teacher**: Let me explain it.", "**Teacher**:"],
    ["Teacher:\nLet me explain it.", "Teacher:"],
    ["Pupil: I think it is 12.\nPupil: No, it is 72.", "Pupil:"],
    ["The answer is 5.\nUser: thanks a lot for it", "User:"]
  ])("drops %j, and says whose words begin there", (said, label) => {
    assert.strictEqual(verdict(said), `turn 4 (pupil) goes on as "${label}"`)
  })

  it.each([
    ["So it is 5. (The teacher nods.) Then we add.", "The teacher nods"],
    ["*Teacher smiles* So it is 72.", "Teacher smiles"]
  ])("drops a stage direction for another: %j", (said, direction) => {
    const reason = verdict(said)
    assert.include(reason, "holds a stage direction for another")
    assert.include(reason, direction)
  })

  it.each([
    "Pupil: I think it is 12.",
    "Student: I think it is 12.",
    "*scratches my head* So it is 72.",
    "Note: this is the sum of both months.",
    "Answer: twelve clips in all.",
    "Step 1: add the numbers. Step 2: halve them.",
    "Question: how many clips are there?",
    "The teacher said: look at the second step.",
    "As student A says, \"it is 5\", and I agree.",
    "I thank my teacher: the hint was good.",
    "Teachers: 5 * 3 = 15 pencils.",
    "Student: 5\nTeacher: 6",
    "- Teacher: plans the lessons\n- Student: learns what is planned",
    "def greet(user: str, teacher: int): pass",
    "{\"Teacher\": \"Ms Lee teaches here\", \"Student\": 5}",
    "```\nUser: admin likes it here\nTeacher: hello you there\n```",
    "class Student:\n    def __init__(self): pass",
    "List<Student> students = new ArrayList<>();",
    "A: 5 apples\nB: 7 apples",
    "B: The second box holds 4 apples.",
    "Each ticket costs $5 (the student pays half)."
  ])("keeps %j", (said) => {
    assert.strictEqual(verdict(said), undefined)
  })

  it("knows the names of all who speak in the scene", () => {
    const turns = (said: string) => [
      human("Well?", { speaker: "Maria Lopez" }),
      gpt(said, { speaker: "Ben Ode" })
    ]
    for (const name of ["Maria Lopez", "Maria"]) {
      assert.include(judge(sceneOf(turns(`It is 72.\n${name}: I do not think so.`)), { clean: true }), `as "${name}:"`)
    }
    assert.strictEqual(judge(sceneOf(turns("It is 72.\nCarla: I do not think so.")), { clean: true }), undefined)
    assert.strictEqual(judge(sceneOf(turns("Ben: I think so, too.")), { clean: true }), undefined)
  })

  it("tells one debater who speaks for another from the points of a drawing", () => {
    assert.include(
      judge(sceneOf(debate("It is 72.\nB: I disagree with you there.")), { clean: true }),
      "goes on as \"B:\""
    )
    assert.strictEqual(judge(sceneOf(debate("C: I agree with you, B.")), { clean: true }), undefined)
    assert.strictEqual(
      judge(sceneOf(debate("Two points are given.\nA: The first one lies at 0.")), { clean: true }),
      undefined
    )
    assert.strictEqual(judge(sceneOf(debate("Student C: I agree with B.")), { clean: true }), undefined)
    assert.isString(judge(sceneOf(debate("Student B: I agree with C.")), { clean: true }))
  })

  it("lets several speak in a turn that is of several, and nobody else", () => {
    const both = (said: string) =>
      judge(
        sceneOf([
          teacher(clips.question, { speaker: "expert and teacher" }),
          pupil("72"),
          human(said, { speaker: "expert and teacher" })
        ]),
        { clean: true }
      )
    assert.strictEqual(both("Expert: I would halve it.\n\nTeacher: Well said, go on."), undefined)
    assert.include(both("Expert: I would halve it.\n\nPupil: Well said, go on."), "as \"Pupil:\"")
  })

  it("lets what stands in the question be said again", () => {
    const question = { ...clips, question: "What is wrong here?\nTeacher: Who broke the vase?" }
    const said = "The line is\nTeacher: Who broke the vase?"
    assert.strictEqual(
      judge(sceneOf([teacher(question.question), pupil(said)], { question }), { clean: true }),
      undefined
    )
    assert.isString(judge(sceneOf([teacher(clips.question), pupil(said)]), { clean: true }))
  })
})

describe("a label", () => {
  it.each([
    ["Teacher", "teacher"],
    ["Tutor", "teacher"],
    ["Student", "pupil"],
    ["Student A", "A"],
    ["Student 2", "pupil.2"],
    ["Maria", "Maria Lopez"],
    ["the student", "learner"],
    ["Me", "pupil"]
  ])("%s may be that of %s", (label, speaker) => {
    assert.isTrue(Label.isOf(label, speaker))
  })

  it.each([["Student B", "A"], ["Teacher", "pupil"], ["Human", "pupil"], ["Ma", "Maria Lopez"], ["Student", ""]])(
    "%s is not that of %j",
    (label, speaker) => {
      assert.isFalse(Label.isOf(label, speaker))
    }
  )
})
