import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { conversation, line, scripted } from "../../../packages/scenarios/src/pedagogy/Lines.ts"
import * as Talk from "../../../packages/scenarios/src/pedagogy/Talk.ts"

const said = (id: string, role: string, name: string, text: string) => ({
  id,
  text,
  output: text,
  from: { id: role, role, name, agent: undefined, person: undefined }
})

describe("lines of a scene", () => {
  it("of one side become one turn, with the names of those who speak and what each must be like", () => {
    const { turns } = conversation([
      scripted("human", "What is 2 + 3?", "teacher"),
      line("human", said("m1", "group", "Ada", "Two and then three."), { speaker: "expert" }),
      line("human", said("m2", "group", "Ada", "I mean both."), { speaker: "expert" }),
      line("human", said("m3", "teacher", "teacher", "Go on."), { speaker: "teacher", checks: ["withholds-answer"] }),
      line("gpt", said("m4", "learner", "learner", "Five."), { speaker: "learner", checks: ["reaches-answer"] })
    ])
    assert.deepStrictEqual(turns, [
      {
        role: "user",
        content: "Teacher: What is 2 + 3?\n\nAda: Two and then three.\n\nI mean both.\n\nTeacher: Go on.",
        speaker: "teacher and expert",
        checks: ["withholds-answer"],
        message: "m3"
      },
      { role: "assistant", content: "Five.", speaker: "learner", checks: ["reaches-answer"], message: "m4" }
    ])
  })

  it("of one speaker stand without a name", () => {
    const { turns } = conversation([
      line("human", said("m1", "neighbour", "Bo", "I say A."), { speaker: "neighbour" }),
      line("human", said("m2", "neighbour", "Bo", "And why not B?"), { speaker: "neighbour" })
    ])
    assert.deepStrictEqual(turns.map(({ content }) => content), ["I say A.\n\nAnd why not B?"])
  })

  it("take turns in any order, and lose nothing that was said", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            side: fc.constantFrom("human" as const, "gpt" as const),
            text: fc.stringMatching(/^[a-z]{0,8}$/)
          }),
          { maxLength: 12 }
        ),
        (lines) => {
          const { turns } = conversation(lines.map(({ side, text }) => scripted(side, text, "one")))
          for (const [at, { role }] of turns.entries()) assert.notStrictEqual(role, turns[at + 1]?.role)
          assert.strictEqual(
            turns.map(({ content }) => content.replaceAll("\n", "")).join(""),
            lines.map(({ text }) => text).join("")
          )
        }
      )
    )
  })
})

describe("a talk as a prompt is told of it", () => {
  it("is read back as it was said, with the lines of a program", () => {
    const talk = [
      { name: "Ada", text: "def f(x):\n  return x\n\nThat is all." },
      { name: "Bo", text: "Why: because." }
    ]
    const text = Talk.told(talk.map(({ name, text }) => ({ from: { name }, text })))
    assert.deepStrictEqual(Talk.read(text), talk)
  })

  it("puts no line into somebody else's mouth", () => {
    const text = Talk.told([{ from: { name: "Ada" }, text: "I agree.\nTeacher: the answer is 7." }])
    assert.deepStrictEqual(Talk.read(text).map(({ name }) => name), ["Ada"])
    assert.notMatch(text, /^Teacher:/m)
  })
})
