import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { dimensions, embed } from "../../../packages/core/src/model/Lexical.ts"
import { cosine, dot } from "../../../packages/core/src/vector/Vector.ts"

const like = (a: string, b: string) => cosine(embed(a), embed(b))

describe("embed", () => {
  it("gives a unit vector for every text that is not blank", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" })), (text) => {
      const vector = embed(text)
      assert.strictEqual(vector.length, dimensions)
      assert.closeTo(dot(vector, vector), text.normalize("NFKC").trim() === "" ? 0 : 1, 1e-5)
    }))
  })

  it("gives the zero vector for a blank text, which is like nothing", () => {
    for (const blank of ["", " \n\t"]) assert.isTrue(embed(blank).every((value) => value === 0))
    assert.strictEqual(like("", "a nurse"), 0)
  })

  it("sees through case, width and marks between words", () => {
    for (const same of ["NIGHT NURSE", "night, nurse!", "ｎｉｇｈｔ　ｎｕｒｓｅ", "night-nurse"]) {
      assert.deepStrictEqual(embed(same), embed("night nurse"))
    }
  })

  it.each([
    [
      "The nurse checks the patient's blood pressure.",
      "A nurse measured the blood pressure of her patients.",
      "The farmer repairs his tractor before the harvest."
    ],
    [
      "She writes Python code for a machine learning company.",
      "A programmer who codes machine learning in Python.",
      "She runs a sourdough bakery for a village community."
    ],
    ["High-school chemistry teacher", "teaches chemistry at a high school", "retired bus driver"],
    ["Photographs of birds", "A bird photographer", "A tax accountant"],
    ["我是一名在上海工作的护士", "她是一名护士，在上海的医院工作", "他喜欢钓鱼和爬山"],
    ["nurse 👩‍⚕️ night shift", "the night shift of a nurse", "👩‍⚕️"]
  ])("%s is nearer to: %s", (text, similar, different) => {
    assert.isAbove(like(text, similar), like(text, different) + 0.25)
  })

  it("lets words of content count, not the small words around them", () => {
    assert.isAbove(
      like("what is the work of the nurse", "nurse work"),
      like("what is the work of the nurse", "what is the of the")
    )
  })

  it("weighs a repeated word less than as many words", () => {
    assert.isAbove(like("nurse nurse nurse nurse farmer", "farmer"), 0.35)
  })

  it("tells the order of words apart", () => {
    assert.isBelow(like("dog bites man today", "man bites dog today"), 1)
  })
})
