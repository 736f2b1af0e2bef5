import { assert, describe, it } from "@effect/vitest"
import { Tokens } from "@stoa/core"
import { Effect } from "effect"
import * as fc from "fast-check"
import * as Fence from "../../../../packages/scenarios/src/finetuning/debate/Fence.ts"
import { ends, fenced, talk } from "../../../../packages/scenarios/src/finetuning/debate/Shorten.ts"

const tokens = await Effect.runPromise(Tokens.load)
const words = (count: number, name = "w") => Array.from({ length: count }, (_, nth) => `${name}${nth}`).join(" ")

describe("a text that is too long", () => {
  it("keeps its beginning and its end, and says that something is missing", () => {
    const short = ends(`Begin. ${words(400)} \\boxed{93}`, 60, tokens)
    assert.match(short, /^Begin\.[^]*\.\.\.\n[^]*\\boxed\{93\}$/)
    assert.isAtMost(tokens.count(short), 60)
    assert.isAtLeast(tokens.count(short), 40)
  })

  it("stays as it is where it fits", () => {
    assert.strictEqual(ends("Begin and end.", 60, tokens), "Begin and end.")
  })

  it("loses its middle also where it has no blanks", () => {
    const short = ends(`始${"中".repeat(900)}終`, 40, tokens)
    assert.isTrue(short.startsWith("始") && short.endsWith("終"))
    assert.isAtMost(tokens.count(short), 42)
  })

  it("is never longer than it may be, by a token or two", () => {
    fc.assert(fc.property(fc.string({ maxLength: 900 }), fc.integer({ min: 8, max: 200 }), (text, most) => {
      assert.isAtMost(tokens.count(ends(text, most, tokens)), most + 2)
    }))
  })
})

describe("texts between fences that are too long together", () => {
  const blocks = [{ label: "agent 1", text: words(300, "a") }, { label: "agent 2", text: "short \\boxed{2}" }]
  const shortened = (room: number) => fenced({ least: 20 })(Fence.write(blocks), room, { tokens, input: {} })

  it("stay whole where there is room", () => {
    assert.strictEqual(shortened(Infinity), Fence.write(blocks))
    assert.strictEqual(shortened(5000), Fence.write(blocks))
  })

  it("are cut where they are longest, and none is left out", () => {
    const [first, second] = Fence.read(String(shortened(150)))
    assert.strictEqual(second?.text, "short \\boxed{2}")
    assert.match(first?.text ?? "", /^a0 [^]*a299$/)
    assert.isAtMost(tokens.count(String(shortened(150))), 155)
    assert.lengthOf(Fence.read(String(shortened(0))), 2)
  })
})

describe("a talk that is too long", () => {
  const said = [
    "the question",
    words(90, "a"),
    "others and the question",
    words(90, "b"),
    "others again",
    words(90, "c")
  ]
  const shortened = (room: number) => talk({ least: 16 })(said, room, { tokens, input: {} })
  const of = (...nth: ReadonlyArray<number>) => nth.map((index) => said[index] ?? "")

  it("loses its oldest answers first and keeps the question it began with", () => {
    assert.deepStrictEqual(shortened(Infinity), said)
    const all = said.reduce((sum, text) => sum + tokens.count(text) + 4, 0)
    assert.deepStrictEqual(shortened(all), said)
    assert.deepStrictEqual(shortened(all - 1), of(0, 3, 4, 5))
    assert.deepStrictEqual(shortened(tokens.count(said[5] ?? "") + 20), of(0, 5))
  })

  it("keeps both ends of its last answer in any case", () => {
    const [first, last] = shortened(0) as ReadonlyArray<string>
    assert.strictEqual(first, "the question")
    assert.match(last ?? "", /^c0 [^]*c89$/)
    assert.isAtMost(tokens.count(last ?? ""), 18)
  })

  it("is none where nothing was said", () => {
    assert.deepStrictEqual(talk({ least: 16 })([], 0, { tokens, input: {} }), [])
  })
})
