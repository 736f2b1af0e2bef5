import { assert, describe, it } from "@effect/vitest"
import * as Contamination from "../../../../packages/core/src/quality/contamination/Contamination.ts"
import { contamination } from "../../../../packages/core/src/quality/filters/contamination.ts"
import { filterContract } from "../../../contract/filter.ts"
import { draftOf } from "../draft.ts"
import { clips, lesson, pens, sceneOf } from "../scene.ts"

const filterOf = (...texts: ReadonlyArray<string>) =>
  contamination(
    Contamination.make({
      items: texts.map((text, index) => ({ file: "test.jsonl", line: index + 1, text })),
      coverage: 0.7
    })
  )
const sum = "Lena has 12 red and 30 blue beads and makes chains of 6 beads each; how many chains does she make?"

filterContract(filterOf("Zuerst rechnen wir aus, wie viele sie im Mai verkauft hat.", sum))

describe("contamination", () => {
  const judge = filterOf(sum, "What is the capital of Peru?").start()
  const clean = { clean: true }

  it("drops a row that asks what a benchmark asks", () => {
    assert.strictEqual(
      judge(draftOf(`Please help: ${sum.toUpperCase()}`), clean),
      "the instruction holds 100 % of test.jsonl line 1: \"Lena has 12 red and 30 blue beads and makes chains of 6 beads each; how many...\""
    )
  })

  it("keeps a row that asks the same of other numbers", () => {
    assert.isUndefined(judge(draftOf(sum.replace("12", "18")), clean))
  })

  it("drops a row whose answer, thinking, later turn or rejected response recites one", () => {
    assert.match(judge(draftOf("Ask me something hard.", sum), clean) ?? "", /^the response holds /)
    const { turns, ...rest } = draftOf("Ask me something hard.")
    const [asked, answered] = [turns[0]!, turns[1]!]
    const later = [asked, answered, { role: "user" as const, content: "And what is the capital of Peru?" }, answered]
    assert.match(judge({ ...rest, turns: later }, clean) ?? "", /^turn 3 holds 100 % of test\.jsonl line 2: /)
    const thought = { ...rest, turns: [asked, { ...answered, reasoning: sum }] }
    assert.match(judge(thought, clean) ?? "", /^the thinking before the response holds /)
    const pair = { ...rest, turns, rejected: { content: sum } }
    assert.match(judge(pair, clean) ?? "", /^the rejected response holds /)
  })

  it("does not look at what stands before a conversation", () => {
    const { turns, ...rest } = draftOf("Ask me something hard.")
    assert.isUndefined(judge({ ...rest, turns: [{ role: "system", content: sum }, ...turns] }, clean))
  })

  it("drops a scene that is played over an item, even where nobody says it word by word", () => {
    const taught = filterOf(clips.question).start()
    assert.match(taught(sceneOf(lesson()), clean) ?? "", /^the question holds 100 % of test\.jsonl line 1: /)
    assert.match(taught(sceneOf(lesson({ question: "Let us begin." })), clean) ?? "", /^the question holds /)
    assert.isUndefined(taught(sceneOf(lesson({ question: pens.question }), { question: pens }), clean))
  })

  it("remembers nothing: the same rows are judged the same in any order", () => {
    const drafts = [draftOf(sum), draftOf("How do I bake bread?"), draftOf(sum)]
    assert.deepStrictEqual(
      drafts.map((draft) => judge(draft, clean)),
      drafts.toReversed().map((draft) => judge(draft, { clean: false })).toReversed()
    )
  })
})
