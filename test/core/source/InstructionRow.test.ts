import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"
import * as fc from "fast-check"
import * as InstructionRow from "../../../packages/core/src/source/InstructionRow.ts"

const read = (value: unknown) => InstructionRow.read({ kind: "value", line: 1, value })
const rowOf = (value: unknown) => Result.getOrThrow(read(value))

const asked = { instruction: "How do I bake bread?", response: "Slowly." }

describe("a row of any training or test file", () => {
  it.each([
    ["OpenAI messages", {
      messages: [{ role: "system", content: "Be kind." }, { role: "user", content: "How do I bake bread?" }, {
        role: "assistant",
        content: "Slowly."
      }]
    }],
    ["ShareGPT", {
      conversations: [{ from: "human", value: "How do I bake bread?" }, { from: "gpt", value: "Slowly." }]
    }],
    ["Alpaca", { instruction: "How do I bake bread?", input: "", output: "Slowly." }],
    ["TRL prompt and completion", { prompt: "How do I bake bread?", completion: "Slowly." }],
    ["TRL preference", {
      prompt: [{ role: "user", content: "How do I bake bread?" }],
      chosen: [{ role: "assistant", content: "Slowly." }],
      rejected: [{ role: "assistant", content: "Fast." }]
    }],
    ["implicit preference", {
      chosen: [{ role: "user", content: "How do I bake bread?" }, { role: "assistant", content: "Slowly." }]
    }],
    ["OpenAI preference", {
      input: { messages: [{ role: "user", content: "How do I bake bread?" }] },
      preferred_output: [{ role: "assistant", content: "Slowly." }]
    }],
    ["questions", { question: "How do I bake bread?", answer: "Slowly." }],
    ["problems", { problem: "How do I bake bread?", solution: "Slowly." }],
    ["parts of content", {
      messages: [{ role: "user", content: [{ type: "text", text: "How do I bake bread?" }] }, {
        role: "assistant",
        content: "Slowly."
      }]
    }]
  ])("is read as what it asks and answers: %s", (_, value) => {
    assert.deepStrictEqual(rowOf(value), asked)
  })

  it("is its first instance where it has several", () => {
    const instances = [{ input: "Brot", output: "Bread" }, { input: "Milch", output: "Milk" }]
    assert.deepStrictEqual(rowOf({ instruction: "Translate.", instances }), {
      instruction: "Translate.\nBrot",
      response: "Bread"
    })
  })

  it("has no answer where the file has none", () => {
    assert.deepStrictEqual(rowOf({ turns: ["How do I bake bread?", "And rye?"] }), { ...asked, response: "" })
    assert.deepStrictEqual(rowOf({ prompt: "How do I bake bread?" }), { ...asked, response: "" })
  })

  it("adds the input to the instruction, and all answers of a conversation", () => {
    assert.strictEqual(rowOf({ instruction: "Translate.", input: "Brot" }).instruction, "Translate.\nBrot")
    const turns = ["user", "assistant", "user", "assistant"].map((role, nth) => ({ role, content: `${nth}` }))
    assert.deepStrictEqual(rowOf({ messages: turns }), { instruction: "0", response: "1\n3" })
  })

  it("tells thinking apart, in a field of its own or between tags", () => {
    const messages = [{ role: "user", content: "2 + 2?" }, {
      role: "assistant",
      content: "4",
      reasoning: "Two and two."
    }]
    assert.deepStrictEqual(rowOf({ messages }), { instruction: "2 + 2?", response: "4", thinking: "Two and two." })
    assert.deepStrictEqual(rowOf({ prompt: "2 + 2?", completion: "<think>\nTwo and two.\n</think>\n\n4" }), {
      instruction: "2 + 2?",
      response: "4",
      thinking: "Two and two."
    })
  })

  it("keeps the kind and the ratings of rows of Stoa's own", () => {
    const ratings = { quality: "good", difficulty: "easy", category: "advice" }
    const turns = [{ role: "user", content: "Why?" }, { role: "assistant", content: "So." }]
    assert.deepStrictEqual(rowOf({ kind: "sft", ratings, turns }), {
      instruction: "Why?",
      response: "So.",
      kind: "sft",
      ratings
    })
  })

  it("that asks nothing says which fields it has", () => {
    const found = read({ text: "A story." })
    assert.isTrue(Result.isFailure(found))
    if (Result.isFailure(found)) {
      assert.strictEqual(found.failure.found, "the fields text")
      assert.match(found.failure.reason, /^expected an instruction, prompt, question/)
    }
  })

  it("may be anything at all", () => {
    const any = fc.dictionary(
      fc.constantFrom(
        "messages",
        "conversations",
        "turns",
        "prompt",
        "instruction",
        "input",
        "chosen",
        "output",
        "ratings"
      ),
      fc.anything()
    )
    fc.assert(fc.property(any, (value) => {
      const found = read(value)
      if (Result.isSuccess(found)) assert.notStrictEqual(found.success.instruction, "")
      else assert.notStrictEqual(found.failure.reason, "")
    }))
  })
})
