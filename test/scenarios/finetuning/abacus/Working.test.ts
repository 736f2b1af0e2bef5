import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { Seed } from "../../../../packages/core/src/index.ts"
import {
  places,
  put,
  range,
  size,
  starts,
  textOf
} from "../../../../packages/scenarios/src/finetuning/abacus/Alphabet.ts"
import type { Expression } from "../../../../packages/scenarios/src/finetuning/abacus/Expression.ts"
import { work } from "../../../../packages/scenarios/src/finetuning/abacus/StartData.ts"
import * as Summary from "../../../../packages/scenarios/src/finetuning/abacus/Summary.ts"
import { meanOf, read, render } from "../../../../packages/scenarios/src/finetuning/abacus/Working.ts"
import { anyExpression, anyWorking } from "./support.ts"

const number = fc.integer({ min: 0, max: 29 })
const expressions = fc.tuple(number, number, number, number, number, number) as fc.Arbitrary<Expression>
const workings = fc.tuple(
  ...Array.from({ length: places }, (_, place) => {
    const [first, last] = range(place)
    return fc.integer({ min: first, max: last })
  })
).map((symbols) => Uint8Array.from(symbols))

describe("a working of the abacus", () => {
  it("stands in lines that anybody can read, the result in a box", () => {
    assert.strictEqual(
      render([4, 7, 12, 20, 5, 3], work([4, 7, 12, 20, 5, 3])),
      "7 * 12 = 84\n5 * 3 = 15\n4 + 84 = 88\n88 + 20 = 108\n108 - 15 = 93\n\\boxed{93}"
    )
    assert.include(render([0, 1, 1, 0, 29, 29], work([0, 1, 1, 0, 29, 29])), "1 - 841 = -840\n\\boxed{-840}")
  })

  it("is read as it was written, whatever its symbols are", () => {
    fc.assert(fc.property(expressions, workings, (expression, symbols) => {
      assert.deepStrictEqual(read(render(expression, symbols)), [symbols])
    }))
  })

  it("shows a right value as the number it is", () => {
    fc.assert(fc.property(fc.integer({ min: -899, max: 899 }), (value) => {
      const symbols = new Uint8Array(places)
      assert.isTrue(put(symbols, 4, String(value)))
      assert.strictEqual(textOf(symbols, 4), String(value))
    }))
  })

  it("shows a blank between digits, so that nobody takes it for a number", () => {
    const symbols = work([4, 7, 12, 20, 5, 3])
    symbols[starts[4] + 2] = 10
    symbols[starts[4] + 3] = 7
    assert.include(render([4, 7, 12, 20, 5, 3], symbols), "\\boxed{7_3}")
  })

  it("is found among other words and beside other workings, and a part of one is none", () => {
    const chance = Seed.chance(3)
    const [first, second] = [anyWorking(chance), anyWorking(chance)]
    const texts = [first, second].map((each) => render(anyExpression(chance), each))
    assert.deepStrictEqual(
      read(
        `Here they are:\n--- agent 2\n${texts[0]}\n---\n\n--- agent 3\n${texts[1]}\n---\nWhat is 1 + 2 * 3 + 4 - 5 * 6?`
      ),
      [first, second]
    )
    const broken = texts[0]!.split("\n").slice(0, 3).join("\n")
    assert.deepStrictEqual(read(broken), [])
    assert.deepStrictEqual(read(`${broken}\n${texts[1]}`), [second])
  })
})

describe("a summary of workings", () => {
  it("tells which values were found, and how often", () => {
    const right = work([4, 7, 12, 20, 5, 3])
    const wrong = right.slice()
    put(wrong, 4, "83")
    const text = [right, wrong, right].map((each) => render([4, 7, 12, 20, 5, 3], each)).join("\n\n")
    const summary = Summary.write(text)
    assert.include(summary, "Three other agents answered. Counted by a program:\n")
    assert.include(summary, "\nfirst product: 84 (3)\n")
    assert.include(summary, "\nresult: 93 (2), 83 (1)")
  })

  it("says to a critic's network the same as the workings themselves", () => {
    fc.assert(fc.property(expressions, fc.array(workings, { minLength: 1, maxLength: 6 }), (expression, all) => {
      const text = all.map((each) => render(expression, each)).join("\n")
      assert.deepStrictEqual(Summary.read(Summary.write(text)), meanOf(all))
    }))
  })

  it("holds nothing where there is no working, and is not taken from half a summary", () => {
    assert.strictEqual(Summary.read(Summary.write("I do not know.")), undefined)
    assert.strictEqual(Summary.read("first product: 84 (3)"), undefined)
    assert.strictEqual(meanOf([])?.length, undefined)
    assert.strictEqual(meanOf([work([1, 1, 1, 1, 1, 1])])?.length, places * size)
  })
})
