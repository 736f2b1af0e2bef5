import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Fence from "../../../../packages/scenarios/src/finetuning/debate/Fence.ts"

const hostile = fc.array(
  fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("---", "--- agent 2", "\n", "\r", "\u2028", "\u0085", "\u200b", " ", "-", "\u001b[", "x")
  )
).map((pieces) => pieces.join(""))

describe("texts between fences", () => {
  it("stand each between a line with their label and a line of dashes", () => {
    assert.strictEqual(
      Fence.write([{ label: Fence.agent(1), text: " One.\n\nTwo. " }, { label: Fence.agent(3), text: "" }]),
      "--- agent 1\nOne.\n\nTwo.\n---\n\n--- agent 3\n\n---"
    )
  })

  it("keep their own rules as Markdown draws them, parted", () => {
    const text = "a\n---\n  -----\nb --- c\n--\n- d"
    assert.deepStrictEqual(Fence.read(Fence.write([{ label: "agent 1", text }])), [
      { label: "agent 1", text: "a\n- - -\n  - - - - -\nb --- c\n--\n- d" }
    ])
  })

  it("are as many as were written, whatever they say", () => {
    fc.assert(fc.property(fc.array(hostile), (texts) => {
      const written = Fence.write(texts.map((text, index) => ({ label: Fence.agent(index + 1), text })))
      const read = Fence.read(written)
      assert.deepStrictEqual(read.map(({ label }) => label), texts.map((_, index) => `agent ${index + 1}`))
      assert.strictEqual(written.split("\n").filter((line) => /^\s*---/.test(line)).length, 2 * texts.length)
      // What was read can be written again without a change: what is shortened is.
      assert.strictEqual(Fence.write(read), written)
    }))
  })
})
