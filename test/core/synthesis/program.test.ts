import { assert, describe, it } from "@effect/vitest"
import { Bubblewrap, Sandbox } from "@stoa/core"
import { Effect } from "effect"
import * as fc from "fast-check"
import { runInNewContext } from "node:vm"
import type { Programming } from "../../../packages/core/src/domain/Requirement.ts"
import * as Seed from "../../../packages/core/src/domain/Seed.ts"
import * as Trade from "../../../packages/core/src/model/rehearse/Trade.ts"
import { instructCode, testCode } from "../../../packages/core/src/synthesis/codePrompts.ts"
import * as Solution from "../../../packages/core/src/synthesis/kinds/Solution.ts"
import { tongues } from "../../../packages/core/src/synthesis/rehearse/functions/Family.ts"
import { families, known } from "../../../packages/core/src/synthesis/rehearse/functions/functions.ts"
import {
  rehearseInstructCode,
  rehearseRespondCode,
  rehearseTestCode
} from "../../../packages/core/src/synthesis/rehearse/program.ts"

const text = fc.oneof(fc.string({ unit: "binary", maxLength: 80 }), fc.string({ unit: "grapheme", maxLength: 300 }))
const seed = fc.nat(0x7fffffff)

/** A task of every family, in the words of every trade, with a program that is right or has a slip. */
const written = (programming: Programming, slip: boolean) =>
  families.flatMap((family, nth) =>
    Trade.all.map((trade, at) => {
      const chance = Seed.chance(Seed.at(nth, `${programming}/${at}`))
      const asked = family.ask({ ...trade.table, few: 3 + (at % 9), many: 400 }, {
        chance,
        tongue: tongues[programming]
      })
      const instruction = `A ${tongues[programming].name} function that ${asked.does}. ${
        asked.rules.join(" ")
      } Call it \`${asked.signature}\`.`
      const { cases } = rehearseTestCode(
        { instruction, entryPoint: asked.entryPoint, programming: tongues[programming].name },
        chance
      )
      // The chance of a rehearsed answer decides on a slip with its first draw alone.
      const answer = rehearseRespondCode({ instruction }, { ...chance, flip: () => slip })
      const solution = Solution.find(answer, asked.entryPoint) ?? ""
      const tests = Solution.tests(cases, { programming, solution })
      return { ...asked, instruction, solution, tests, source: Solution.withTests(solution, tests, programming) }
    })
  )

const asJson = (value: unknown): string => JSON.stringify(value)

/** Runs a rehearsed program, which is this project's own, and says whether its tests end without an error. */
const passes = (source: string): boolean => {
  const same = (a: unknown, b: unknown) => {
    if (asJson(a) !== asJson(b)) throw new Error("not the same")
  }
  const sorted = (value: unknown): unknown =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value
  try {
    runInNewContext(source.replace(/^const assert = .*$/m, ""), {
      assert: { strictEqual: same, deepStrictEqual: (a: unknown, b: unknown) => same(sorted(a), sorted(b)) }
    })
    return true
  } catch {
    return false
  }
}

describe("rehearsed functions", () => {
  it("are known again by the words in which they are asked for", () => {
    for (const { instruction } of [...written("python", false), ...written("javascript", false)]) {
      assert.isDefined(known(instruction), instruction)
    }
  })

  it("pass the tests that are written from the instruction alone, and nearly all that have a slip fail them", () => {
    const right = written("javascript", false)
    assert.deepStrictEqual(right.filter(({ source }) => !passes(source)).map(({ source }) => source), [])
    const wrong = written("javascript", true)
    assert.isAbove(wrong.filter(({ source }) => !passes(source)).length, 0.9 * wrong.length)
  })

  it("have examples that are right", () => {
    for (const { example, solution } of written("javascript", false)) {
      const [called, returned] = example.split("  // ")
      assert.isTrue(passes(`${solution}\nassert.deepStrictEqual(${called}, ${returned})`), example)
    }
  })

  it("are tested with three cases at least, each of which names the function", () => {
    for (const { entryPoint, tests } of [...written("python", false), ...written("javascript", false)]) {
      const cases = tests.split("\n").filter((line) => line.includes(entryPoint))
      assert.isAtLeast(cases.length, 3)
    }
  })
})

const [python] = await Effect.runPromise(Bubblewrap.survey)

describe.skipIf(python?.works !== true)(`rehearsed programs in Python: ${python?.text}`, () => {
  it.live("pass their tests", () =>
    Effect.gen(function*() {
      const sources = written("python", false).map(({ source }) => source)
      const source = `for source in ${asJson(sources)}:\n    exec(source, {})`
      assert.deepStrictEqual(
        { ...(yield* Sandbox.run({ programming: "python", source }, "tests")), by: "" },
        { verdict: "passed", detail: "", by: "" }
      )
    }).pipe(Effect.provide(Bubblewrap.layer())), 60_000)
})

describe("the rehearsal of code", () => {
  it("is total, and the same seed gives the same", () =>
    fc.assert(
      fc.property(
        fc.record({
          name: text,
          person: text,
          personality: text,
          witnessed: fc.array(text, { maxLength: 4 }),
          deeds: fc.array(text, { maxLength: 4 }),
          requirement: text,
          domain: text,
          complexity: text,
          style: text,
          language: text,
          programming: fc.oneof(text, fc.constantFrom("Python", "JavaScript"))
        }),
        seed,
        (input, seed) => {
          const asked = rehearseInstructCode(input, Seed.chance(seed))
          assert.deepStrictEqual(rehearseInstructCode(input, Seed.chance(seed)), asked)
          // What the rehearsal writes is what the prompt would read.
          assert.isDefined(instructCode.rehearse(input, Seed.chance(seed)))
          assert.include(asked.instruction, asked.entryPoint)
          assert.include(asked.signature, asked.entryPoint)
          const { instruction, entryPoint } = asked
          const answer = rehearseRespondCode({ instruction }, Seed.chance(seed))
          assert.isDefined(Solution.find(answer, entryPoint), answer)
        }
      )
    ))

  it("answers and tests whatever it is given", () =>
    fc.assert(
      fc.property(text, text, text, seed, (instruction, entryPoint, programming, seed) => {
        assert.isAbove(rehearseRespondCode({ instruction }, Seed.chance(seed)).length, 20)
        const read = testCode.read(testCode.rehearse({ instruction, entryPoint, programming }, Seed.chance(seed)))
        assert.strictEqual(read._tag, "Success")
      })
    ))
})
