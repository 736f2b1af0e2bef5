import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import * as Query from "../../../../packages/tui/src/ui/state/Query.ts"

const ada = { name: "Ada Okafor", role: "nurse", status: "waiting for the model" }

describe("A query", () => {
  it.each([
    ["", true],
    ["ada", true],
    ["ADA nurse", true],
    ["ada baker", false],
    ["!baker", true],
    ["!ada", false],
    ["role:nurse", true],
    ["role:baker", false],
    ["!role:baker", true],
    ["role:ada", false],
    ["status:waiting", true],
    ["status:\"for the\"", true],
    ["\"ada okafor\"", true],
    ["\"okafor ada\"", false],
    ["-f aokf", true],
    ["aokf", false],
    ["-f role:nrs", true],
    ["role:", true],
    ["place:", false],
    ["a:b", false]
  ])("%j fits Ada, a nurse: %s", (text, fits) => {
    expect(Query.matches(text, ada)).toBe(fits)
  })

  it("finds a word with a colon where no field has its name", () => {
    expect(Query.matches("http://x", { text: "see http://x" })).toBe(true)
  })

  it("takes anything that is typed", () => {
    fc.assert(fc.property(fc.string(), fc.dictionary(fc.string(), fc.string()), (text, fields) => {
      expect(Query.matches(text, fields)).toBeTypeOf("boolean")
    }))
  })

  it("fits with a word exactly where it does not fit without it", () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/)
    fc.assert(fc.property(word, fc.string(), (word, text) => {
      expect(Query.matches(`!${word}`, { text })).toBe(!Query.matches(word, { text }))
    }))
  })

  it("fits no more with one word more", () => {
    const words = fc.array(fc.stringMatching(/^!?[a-c]{1,3}$/), { minLength: 1, maxLength: 4 })
    fc.assert(fc.property(words, fc.stringMatching(/^[a-c ]{0,12}$/), (words, text) => {
      const some = words.slice(1).join(" ")
      expect(!Query.matches(words.join(" "), { text }) || Query.matches(some, { text })).toBe(true)
    }))
  })

  it("finds fuzzily all that it finds in whole words", () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/)
    fc.assert(fc.property(word, fc.string(), (word, text) => {
      expect(!Query.matches(word, { text }) || Query.matches(`-f ${word}`, { text })).toBe(true)
    }))
  })
})

describe("A score", () => {
  it("is highest for the beginning, then for the middle, then for letters apart", () => {
    const scores = ["cost", "the cost", "c o s t", "cast"].map((text) => Query.score("cost", text))
    expect(scores.every((score) => score !== undefined)).toBe(false)
    const [first = 0, second = 0, third = 0] = scores
    expect(first).toBeGreaterThan(second)
    expect(second).toBeGreaterThan(third)
    expect(scores[3]).toBeUndefined()
  })
})
