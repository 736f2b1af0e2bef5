import { assert, describe, it } from "@effect/vitest"
import { Answer, Seed } from "@stoa/core"
import * as fc from "fast-check"
import { analogy, debate, errorCorrection } from "../../packages/scenarios/src/index.ts"
import {
  Attempt,
  Diagnosis,
  Equation,
  Finding,
  Hint,
  Numbers,
  Options,
  Problem,
  Quantity,
  Reference,
  Solution
} from "../../packages/scenarios/src/rehearse/index.ts"
import { choice, likeIt, sum } from "./lessons.ts"
import { play } from "./stage.ts"

const clips =
  "Natalia sold clips to 48 of her friends in April, and then she sold half as many clips in May. How many clips did Natalia sell altogether in April and May?"
const worked =
  "Natalia sold 48/2 = 24 clips in May.\nNatalia sold 48+24 = 72 clips altogether in April and May.\nThe answer is 72."

describe("numbers and quantities of a question", () => {
  it("reads digits, words, money, percent, fractions and factors", () => {
    const found = Numbers.find(
      "Twenty-four boys paid $1,200.50, 3/4 of it in 5 weeks, twice as much, 20% less, a third of two dozen."
    )
    assert.deepStrictEqual(found.map(({ form, value }) => [form, Math.round(value * 1000) / 1000]), [
      ["plain", 24],
      ["money", 1200.5],
      ["factor", 0.75],
      ["plain", 5],
      ["factor", 2],
      ["percent", 20],
      ["factor", 0.333],
      ["plain", 24]
    ])
  })

  it("knows what each of them counts, as the question says it", () => {
    const phrases = (text: string) => Problem.read(text).quantities.map(({ phrase }) => phrase)
    assert.deepStrictEqual(phrases(clips), ["48 friends", "half as many"])
    assert.deepStrictEqual(
      phrases("Weng earns $12 an hour for babysitting. She did 50 minutes of it. How much did she earn?"),
      [
        "$12 an hour",
        "50 minutes"
      ]
    )
    assert.deepStrictEqual(
      phrases("Julie reads a 120-page book in 2019. She has 3 large bookmarks. How many pages are left?"),
      [
        "120 pages",
        "3 large bookmarks"
      ]
    )
  })

  it("repeats the clause in which one stands", () => {
    const { quantities, sentences } = Problem.read(clips)
    assert.strictEqual(
      Quantity.clause(quantities[1] as Quantity.Quantity, sentences),
      "she sold half as many clips in May"
    )
  })
})

describe("what sort of answer a question wants", () => {
  it("tells sums, choices, programs and the rest apart", () => {
    assert.strictEqual(Problem.kindOf(clips), "sum")
    assert.strictEqual(Problem.kindOf(choice.question), "choice")
    assert.strictEqual(Problem.kindOf("Write a function to reverse a string."), "code")
    assert.strictEqual(Problem.kindOf("Explain why leaves turn yellow in 2 weeks."), "open")
  })

  it("finds options on lines and within one", () => {
    assert.deepStrictEqual(Options.find(choice.question).map(({ text }) => text), [
      "Venus",
      "Mercury",
      "Mars",
      "Neptune"
    ])
    assert.deepStrictEqual(Options.find("Which? (A) one (B) two (C) three").map(({ letter }) => letter), [
      "A",
      "B",
      "C"
    ])
    assert.deepStrictEqual(Options.find("A. Lincoln was president."), [])
  })
})

describe("sums in texts", () => {
  it("reads them with their units and brackets", () => {
    const read = (text: string) =>
      Equation.find(text).map(({ operands, operators, result }) => [operands, operators.join(""), result])
    assert.deepStrictEqual(read("First: 5 snakes/jaguar * 6 jaguars = 30 snakes."), [[[5, 6], "*", 30]])
    assert.deepStrictEqual(read("She spent $17.5+$10.5=$28, and 3 x 4 ÷ 2 = 6."), [[[17.5, 10.5], "+", 28], [
      [3, 4, 2],
      "*/",
      6
    ]])
    assert.deepStrictEqual(read("x = 5, and 7 is odd."), [])
  })

  it("says what they come to, products first", () => {
    assert.strictEqual(Equation.value({ operands: [2, 3, 4], operators: ["+", "*"] }), 14)
    assert.strictEqual(Equation.value({ operands: [1, 0], operators: ["/"] }), undefined)
  })

  it("names what a step of a solution finds out", () => {
    const finds = (line: string) => Solution.read(line).steps[0]?.finds
    assert.strictEqual(finds("Natalia sold 48/2 = 24 clips in May."), "how many clips Natalia sold in May")
    assert.strictEqual(finds("The total cost of the hummus is 2 * $5 = $10"), "the total cost of the hummus")
    assert.strictEqual(
      finds("He eats 32 from the largest pizzas because 2 x 16 = 32"),
      "how much he eats from the largest pizzas"
    )
    assert.strictEqual(
      finds("Then multiply that by 10 to find the number of straws: 65 * 10 = 650"),
      "the number of straws"
    )
    assert.strictEqual(Solution.read(worked).result, "72")
  })
})

const known = Reference.read({ question: clips, answer: worked, result: "72" })

describe("what went wrong in an attempt", () => {
  const kinds = (attempt: string) => Finding.find(attempt, known.matter).map(({ kind }) => kind)

  it("finds slips, misread words, wrong signs, missing ends and missing steps", () => {
    assert.include(kinds("48 ÷ 2 = 24, and 48 + 24 = 62."), "slip")
    assert.include(kinds("Half as many is 48 - 2 = 46."), "word")
    assert.include(kinds("48 ÷ 2 = 24, and 48 - 24 = 24."), "deed")
    assert.deepStrictEqual(kinds("48 ÷ 2 = 24, so it is 24."), ["early"])
    assert.deepStrictEqual(kinds("It is 50."), ["none"])
  })

  it("hints at the steps in words, without a number the question does not have", () => {
    const hints = Hint.steps(known.matter, Seed.chance(3)).join(" ")
    assert.include(hints, "how many clips Natalia sold in May")
    assert.notMatch(hints, /24|72|=/)
  })

  it("is told plainly and concretely, and a right result is told to be right", () => {
    const attempt = "Half as many is 48 - 2 = 46, and 48 + 46 = 94. The answer is 94."
    for (let seed = 1; seed <= 40; seed++) {
      const said = Diagnosis.of(attempt, { reference: known, isRight: false, chance: Seed.chance(seed) })
      assert.match(said, /\b(?:not|wrong)\b/)
      assert.include(said, "half as many")
      assert.isFalse(Diagnosis.saysRight(said))
      assert.isTrue(
        Diagnosis.saysRight(Diagnosis.of(attempt, { reference: known, isRight: true, chance: Seed.chance(seed) }))
      )
    }
  })
})

describe("a pupil's attempt", () => {
  it("works with the numbers of the question and shows its sums", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const text = Attempt.of(clips, Seed.chance(seed))
      assert.isAbove(Equation.find(text).length, 0, text)
      assert.notStrictEqual(Answer.judge(text, { outcome: { kind: "number", text: "72" } }), "right", text)
    }
  })

  it("is the same for the same chance and another one for another", () => {
    const said = Array.from({ length: 30 }, (_, seed) => Attempt.of(clips, Seed.chance(seed)))
    assert.deepStrictEqual(said, Array.from({ length: 30 }, (_, seed) => Attempt.of(clips, Seed.chance(seed))))
    assert.isAbove(new Set(said).size, 25)
  })
})

// Texts that are made to trip a reader: halves of sums, fences, options, tags.
const pieces = fc.constantFrom(
  "12",
  "3 + ",
  "= ",
  "half as many ",
  "20% ",
  "$5 ",
  "A. x\n",
  "B. y\n",
  "```\n",
  "assert f(1) == 2\n",
  "how many eggs ",
  "? ",
  ". ",
  "\n",
  "\\frac{1}{2} ",
  "$x^2$ ",
  "<a>",
  "{{question}}",
  "because ",
  "the ",
  "Mira ",
  "1/2 ",
  "two dozen ",
  "#### 7",
  "<<1+1=2>>"
)
const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(pieces, { maxLength: 40 }).map((all) => all.join(""))
)
  .map((text) => `${text} .`)

describe("rehearsal of any question", () => {
  it("never fails, and every turn says something", () => {
    fc.assert(
      fc.property(anything, anything, fc.nat(1000), (question, answer, seed) => {
        const lesson = { id: "any", source: "any", domain: "general", question, answer, policy: "keep", opening: true }
        for (const scenario of [errorCorrection, debate, analogy]) {
          const { turns } = play(scenario, { ...lesson, similar: [{ question: likeIt, similarity: 0.5 }] }, { seed })
          assert.isAbove(turns.length, 3)
          for (const { content } of turns) assert.notStrictEqual(content.trim(), "")
        }
      }),
      { numRuns: 150 }
    )
  })

  it("says no more of a sum than its question and its solution do", () => {
    const { turns } = play(errorCorrection, sum)
    assert.include(turns[1]?.content, "beans")
    assert.include(turns[2]?.content, "rows")
    assert.notMatch(turns[2]?.content ?? "", /322|285/)
  })
})
