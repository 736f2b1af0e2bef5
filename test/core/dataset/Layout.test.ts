import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { lay, type LayoutOptions, student } from "../../../packages/core/src/dataset/Layout.ts"
import type { Turn } from "../../../packages/core/src/domain/Draft.ts"
import { Example } from "../../../packages/core/src/domain/Example.ts"
import { draftOf } from "../quality/draft.ts"
import { taught } from "./taught.ts"

const said = (example: Example): Array<string> => example.turns.map(({ content }) => content)
const learnt = (example: Example): Array<boolean | undefined> => example.turns.map(({ train }) => train)

const twice: ReadonlyArray<Turn> = ["a", "b", "c", "d", "e", "f"].map((content, index) => ({
  role: index % 2 === 0 ? "user" : "assistant",
  content,
  speaker: `s${index}`
}))

describe("the layout of a scene", () => {
  it("changes nothing that is said where nothing is asked for, and masks nothing", () => {
    const row = taught(1)
    assert.deepStrictEqual(said(lay({})(row)), said(row))
    assert.deepStrictEqual(learnt(lay({ trainOn: "all" })(row)), [undefined, undefined, undefined, undefined])
  })

  it("begins with a turn for the student, and never with two system turns", () => {
    const laid = lay({ system: "student" })(taught(1))
    assert.deepStrictEqual(laid.turns[0], { role: "system", content: student })
    assert.deepStrictEqual(laid.turns.slice(1), lay({})(taught(1)).turns)
    const own = taught(1, { turns: [{ role: "system", content: "Be brief." }, ...taught(1).turns] })
    assert.deepStrictEqual(said(lay({ system: "student" })(own)), said(own))
  })

  it("names who speaks, with a large letter, and nobody who is not known or speaks for the system", () => {
    const row = taught(1, {
      turns: [
        { role: "system", speaker: "stage", content: "Be brief." },
        { role: "user", speaker: "teacher", content: "How many?" },
        { role: "assistant", speaker: "élève", content: "Nine." },
        { role: "user", content: "Is it?" },
        { role: "assistant", speaker: "A", content: "It is." }
      ]
    })
    assert.deepStrictEqual(said(lay({ roleTags: "angle" })(row)), [
      "Be brief.",
      "<Teacher> How many?",
      "<Élève> Nine.",
      "Is it?",
      "<A> It is."
    ])
  })

  it("leaves all answers but the last one unlearnt", () => {
    const laid = lay({ trainOn: "last" })(taught(1, { turns: twice }))
    assert.deepStrictEqual(learnt(laid), [undefined, false, undefined, false, undefined, undefined])
  })

  it("leaves unlearnt what was meant to be wrong, and only answers", () => {
    const turns = twice.map((turn, index) => (index < 2 ? { ...turn, train: false } : turn))
    const laid = lay({ trainOn: "right" })(taught(1, { turns }))
    assert.deepStrictEqual(learnt(laid), [undefined, false, undefined, undefined, undefined, undefined])
  })

  const options: ReadonlyArray<LayoutOptions> = [
    {},
    { system: "student", roleTags: "angle", trainOn: "last" },
    { roleTags: "angle", trainOn: "right" }
  ]

  it.prop("touches no row that is not of a scene, and loses no word of one that is", [Example], ([example]) => {
    for (const option of options) {
      const laid = lay(option)(example)
      if (example.scene === undefined) assert.strictEqual(laid, example)
      const kept = laid.turns.slice(laid.turns.length - example.turns.length)
      for (const [index, { content, role }] of kept.entries()) {
        assert.isTrue(content.endsWith(example.turns[index]?.content ?? "?"))
        assert.strictEqual(role, example.turns[index]?.role)
      }
      assert.deepStrictEqual({ ...laid, turns: [] }, { ...example, turns: [] })
    }
  })

  it("leaves a pair of a society as it is under every option", () => {
    const pair = Schema.decodeUnknownSync(Example)({
      ...draftOf("How?", "So.", "r1/w0/7"),
      rehearsal: false,
      verdicts: []
    })
    for (const option of options) assert.strictEqual(lay(option)(pair), pair)
  })
})
