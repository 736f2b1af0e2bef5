import { assert, beforeAll, describe, it } from "@effect/vitest"
import { Seed } from "@stoa/core"
import { Effect, Result } from "effect"
import * as fc from "fast-check"
import type { Task } from "../../../../packages/scenarios/src/finetuning/task/Task.ts"
import * as Tasks from "../../../../packages/scenarios/src/finetuning/task/Tasks.ts"

const task = (name: string): Task => Result.getOrThrow(Tasks.find(name))

beforeAll(() => Effect.runPromise(Tasks.ready))

/** Another way to the value of a sum than the task's: a reading of the text by precedence, sign by sign. */
const worked = (text: string): number => {
  const [first = "", ...rest] = /What is (.*)\?$/.exec(text)![1]!.split(" ")
  const terms = [Number(first)]
  for (let at = 0; at < rest.length; at += 2) {
    const value = Number(rest[at + 1])
    if (rest[at] === "*") terms.push(terms.pop()! * value)
    else terms.push(rest[at] === "-" ? -value : value)
  }
  return terms.reduce((sum, term) => sum + term, 0)
}

const make = (seed: number, count: number, isTaken: (question: string) => boolean = () => false) =>
  task("arithmetic").make!({ count, chance: Seed.chance(seed), isTaken })

const seed = fc.integer({ min: 0, max: 0x7fffffff })

describe("arithmetic", () => {
  it("makes questions that are all different, of numbers from 0 to 29, with answers that another way to work them out agrees with", () => {
    fc.assert(
      fc.property(seed, (seed) => {
        const questions = make(seed, 60)
        assert.strictEqual(new Set(questions.map(({ question }) => question)).size, 60)
        assert.strictEqual(new Set(questions.map(({ id }) => id)).size, 60)
        for (const each of questions) {
          const numbers = each.question.match(/\d+/g)!.map(Number)
          assert.match(each.question, /^What is \d+ \+ \d+ \* \d+ \+ \d+ - \d+ \* \d+\?$/)
          assert.isTrue(numbers.every((number) => number >= 0 && number <= 29))
          const value = worked(each.question)
          assert.isTrue(task("arithmetic").right(`${value}`, each))
          assert.isFalse(task("arithmetic").right(`${value + 1}`, each))
          if (value !== 0) assert.isFalse(task("arithmetic").right(`${-value}`, each))
          assert.strictEqual(worked(each.question), Number(each.outcome!.text))
          assert.isTrue(task("arithmetic").right(task("arithmetic").extract(each.answer), each))
        }
      }),
      { numRuns: 30 }
    )
  })

  it("draws every number from 0 to 29 about equally often", () => {
    const counts = Array.from({ length: 30 }, () => 0)
    for (const { question } of make(7, 2000)) for (const number of question.match(/\d+/g)!) counts[Number(number)]!++
    // 12,000 draws, 400 of each; five deviations either way.
    for (const count of counts) assert.isTrue(Math.abs(count - 400) < 100, `${counts}`)
  })

  it("makes the same again with the same seed, begins alike whatever the count, and keeps off what is taken", () => {
    const [few, many] = [make(3, 20), make(3, 50)]
    assert.deepStrictEqual(many.slice(0, 20), few)
    assert.deepStrictEqual(make(3, 20), few)
    const taken = new Set(few.map(({ question }) => question))
    const others = make(3, 20, (question) => taken.has(question))
    assert.isTrue(others.every(({ question }) => !taken.has(question)))
    assert.deepStrictEqual(others, many.slice(20, 40))
  })

  it("comes to an end with fewer where all are taken", () => {
    assert.deepStrictEqual(make(1, 5, () => true), [])
  })
})

const integer = fc.integer({ min: -1_000_000, max: 1_000_000 })
const number = fc.oneof(
  integer.map(String),
  integer.map((value) => value.toLocaleString("en-US")),
  fc.tuple(integer, fc.integer({ min: 0, max: 99 })).map(([whole, part]) => `${whole}.${`${part}`.padStart(2, "0")}`),
  integer.map((value) => `${value < 0 ? "-" : ""}$${Math.abs(value)}`)
)
const letters = (of: string) => fc.constantFrom(...of)
const leaf = fc.oneof(
  fc.integer({ min: 0, max: 999 }).map(String),
  fc.constantFrom("x", "y", "i", "\\pi", "\\sqrt{2}", "\\text{Evelyn}")
)
const { formula } = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.tuple(tie("formula"), tie("formula")).map(([a, b]) => `\\frac{${a}}{${b}}`),
    fc.tuple(tie("formula"), fc.constantFrom("+", "-", ", ", " = ", " \\le "), tie("formula")).map((parts) =>
      parts.join("")
    ),
    tie("formula").map((inside) => `\\left(${inside}\\right)`),
    tie("formula").map((inside) => `\\{${inside}\\}`),
    fc.tuple(tie("formula"), fc.integer({ min: 2, max: 30 })).map(([base, power]) => `{${base}}^{${power}}`)
  )
}))

/** A task, its answers, and how its form asks for them. */
const forms: ReadonlyArray<readonly [name: string, answers: fc.Arbitrary<string>, put: (answer: string) => string]> = [
  ["arithmetic", integer.map(String), (answer) => `\\boxed{${answer}}`],
  ["gsm8k", number, (answer) => `\\boxed{${answer}}`],
  ["math", formula, (answer) => `\\boxed{${answer}}`],
  ["mmlu", letters("ABCD"), (answer) => `(${answer})`],
  ["choice", letters("ABCDEFGHIJ"), (answer) => `(${answer})`]
]

const prose = fc.array(
  fc.constantFrom(
    "First I look at what is given.",
    "4 * 5 = 20",
    "There are 3 of them, and so $x = 3$.",
    "Agent 2 came to 17, which I do not believe.",
    "I thought of option (A) at first."
  ),
  { maxLength: 4 }
)

describe("all tasks", () => {
  for (const [name, answers, put] of forms) {
    it(`${name}: an answer put into the form is found again behind any text, with marks around it, and is the same`, () => {
      fc.assert(fc.property(answers, prose, fc.constantFrom("", ".", "\n", " \n\n"), (answer, before, after) => {
        const found = task(name).extract([...before, `${put(answer)}${after}`].join("\n"))
        assert.isDefined(found)
        assert.isTrue(task(name).same(found!, answer), `${found} ${answer}`)
      }))
    })

    it(`${name}: every answer is the same as itself, and as another one both ways round or not at all`, () => {
      fc.assert(fc.property(fc.oneof(answers, fc.string()), fc.oneof(answers, fc.string()), (a, b) => {
        assert.isTrue(task(name).same(a, a))
        assert.strictEqual(task(name).same(a, b), task(name).same(b, a))
      }))
    })

    it(`${name}: no text makes it stumble, and what it finds is short`, () => {
      const piece = fc.constantFrom(
        "\\boxed{",
        "}",
        "{",
        "(A)",
        "12",
        ",",
        "the answer is ",
        "**",
        "$",
        "\\frac",
        "####",
        "\n",
        "=",
        "-"
      )
      fc.assert(fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        const found = task(name).extract(pieces.join(""))
        assert.isTrue(found === undefined || (found !== "" && found.length <= 1000))
      }))
    })
  }

  it("are found by their names, and another name is answered with all of them", () => {
    for (const { name } of Tasks.tasks) assert.strictEqual(Result.getOrThrow(Tasks.find(name)).name, name)
    assert.deepStrictEqual(
      Tasks.find("sums"),
      Result.fail("There is no task \"sums\": expected arithmetic, gsm8k, math, mmlu or choice.")
    )
  })
})

const samples: Readonly<Record<string, string>> = {
  arithmetic: "What is 4 + 7 * 12 + 20 - 5 * 3?",
  gsm8k: "Ann has 12 apples and buys 7 more. She gives half of them to Ben and 2 to Eve. How many are left?",
  math: "Let $x$ be such that $x^2 + 4x = 21$. Find the sum of all values of $x$.",
  mmlu: "Which of these is a metal?\n\nA. Iron\nB. Water\nC. Air\nD. Wood",
  choice: "Which of these is a metal?\n\nA. Iron\nB. Water\nC. Air\nD. Wood\nE. Salt\nF. Sugar"
}

describe("the rehearsal", () => {
  for (const { name, rehearse, extract, same } of Tasks.tasks) {
    it(`${name}: answers in the form nearly always, agrees with itself at times, and says the same with the same chance`, () => {
      const said = Array.from({ length: 200 }, (_, at) => rehearse(samples[name]!, Seed.chance(Seed.at(1, `${at}`))))
      assert.deepStrictEqual(
        said,
        Array.from({ length: 200 }, (_, at) => rehearse(samples[name]!, Seed.chance(Seed.at(1, `${at}`))))
      )
      const found = said.map(extract).filter((answer) => answer !== undefined)
      assert.isTrue(found.length >= 180 && found.length < 200, `${found.length}`)
      const largest = Math.max(...found.map((answer) => found.filter((other) => same(answer, other)).length))
      assert.isTrue(largest > 20 && largest < 180, `${largest}`)
    })
  }

  it("is right about a sum more often than not, and not always", () => {
    const { extract, right, rehearse } = task("arithmetic")
    const rights = make(5, 300).filter((question, at) =>
      right(extract(rehearse(question.question, Seed.chance(Seed.at(1, `${at}`)))), question)
    )
    assert.isTrue(rights.length > 120 && rights.length < 220, `${rights.length}`)
  })
})
