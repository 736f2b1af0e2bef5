import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Reading from "../../../packages/scenarios/src/exam/Reading.ts"

const letters = fc.constantFrom(..."ABCDEFGHIJ")
const unbracketed = fc.string({ unit: "binary-ascii" }).map((text) => text.replaceAll(/[[\]]/g, ""))

describe("the letter of an answer", () => {
  it("is the last one in square brackets, whatever stands before it", () => {
    fc.assert(fc.property(fc.string(), letters, unbracketed, (before, letter, after) => {
      assert.strictEqual(Reading.letter(`${before} [${letter}] ${after}`), letter)
    }))
    assert.strictEqual(Reading.letter("[A] is tempting, [B] is false, so it is [D]."), "D")
  })

  it("is in no other form a letter, and none beyond J", () => {
    fc.assert(fc.property(unbracketed, (text) => assert.isUndefined(Reading.letter(text))))
    const others = ["B", "The answer is B.", "(B)", "\\boxed{B}", "[b]", "[K]", "[AB]", "[the second]", "[ ]", ""]
    for (const text of others) assert.isUndefined(Reading.letter(text), text)
  })
})

describe("the mark of a judgement", () => {
  it("is the 1 or the 0 in angle brackets at its end", () => {
    assert.strictEqual(Reading.mark("The same value.\n<1>"), 1)
    assert.strictEqual(Reading.mark("Another value. <0>.\n"), 0)
    assert.strictEqual(Reading.mark("It could be <1>, but the unit is wrong: **<0>**"), 0)
  })

  it("is nothing where it stands in the midst of it, or is another", () => {
    for (const text of ["<1> because it is right", "1", "<2>", "<01>", "<yes>", "right", "< 1", ""]) {
      assert.isUndefined(Reading.mark(text), text)
    }
  })
})

describe("the program of an answer", () => {
  it("is its code block, without the prose around it", () => {
    const text =
      "Here it is:\n\n```python\nimport math\n\ndef root(n):\n    return math.sqrt(n)\n```\n\nIt takes a number."
    assert.strictEqual(Reading.program(text), "import math\n\ndef root(n):\n    return math.sqrt(n)")
  })

  it("is made of all blocks that define something, and of none that only shows how it is called", () => {
    const text =
      "```python\nfrom math import sqrt\n```\nThen\n```python\ndef root(n):\n    return sqrt(n)\n```\nFor example\n```python\nprint(root(9))\n```"
    assert.strictEqual(Reading.program(text), "from math import sqrt\n\ndef root(n):\n    return sqrt(n)")
  })

  it("is the first block where none defines anything, and a block that was never closed counts", () => {
    assert.strictEqual(Reading.program("```\nx = 1\n```\nor\n```\ny = 2\n```"), "x = 1")
    assert.strictEqual(Reading.program("```python\ndef one():\n    return 1"), "def one():\n    return 1")
  })

  it("is the whole answer where that begins as a program does, and nothing where there is only talk", () => {
    assert.strictEqual(Reading.program("def one():\n    return 1\n"), "def one():\n    return 1")
    assert.isUndefined(Reading.program("I would use a loop and return what it finds."))
    assert.isUndefined(Reading.program(""))
  })

  it("comes to an end with long runs of signs", () => {
    assert.strictEqual(Reading.program(`\`\`\`\n${"#".repeat(100_000)}\n\`\`\``), "#".repeat(100_000))
    assert.isUndefined(Reading.program("`".repeat(100_000)))
    assert.isUndefined(Reading.program("``` ".repeat(50_000)))
    assert.isUndefined(Reading.mark(`${"<1> ".repeat(50_000)}x`))
    assert.isUndefined(Reading.letter("[".repeat(100_000)))
  })
})
