import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import type { Question } from "../../../../packages/core/src/domain/Question.ts"
import {
  type FileQuestions,
  type SampleOptions,
  take,
  type Wish
} from "../../../../packages/core/src/scenario/questions/Sample.ts"

const questionsOf = (source: string, count: number): Array<Question> =>
  Array.from({ length: count }, (_, nth) => ({
    id: `${source}:${nth}`,
    source,
    question: `What is ${nth} in ${source}?`,
    answer: `It is ${nth}.`
  }))

const file = fc.record({ size: fc.nat(60), count: fc.option(fc.integer({ min: 1, max: 80 }), { nil: undefined }) })
const files = fc.array(file, { minLength: 1, maxLength: 4 }).map((all) =>
  all.map(({ count, size }, nth): FileQuestions => ({ questions: questionsOf(`f${nth}`, size), count }))
)
const scenarios = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom("analogy", "debate", "correction", "tutoring"),
    weight: fc.integer({ min: 1, max: 5 }),
    similar: fc.nat(2)
  }),
  { selector: ({ name }) => name, minLength: 1 }
)
const options: fc.Arbitrary<SampleOptions> = fc.record({
  files,
  scenarios,
  seed: fc.nat(1000),
  spare: fc.constantFrom(0, 0.25, 0.5, 1)
})

const thirds: ReadonlyArray<Wish> = ["analogy", "correction", "debate"].map((name) => ({
  name,
  weight: 1,
  similar: name === "analogy" ? 1 : 0
}))
const alone: ReadonlyArray<Wish> = [{ name: "debate", weight: 1, similar: 0 }]

const idsOf = (questions: ReadonlyArray<Question>): Array<string> => questions.map(({ id }) => id)
const drawn = (options: SampleOptions): Array<string> => idsOf(take(options).rows.map(({ question }) => question))

describe("a class drawn from files", () => {
  it("has each question at most once, in the order of files and rows, and the rest is the pool", () => {
    fc.assert(fc.property(options, (given) => {
      const { pool, rows } = take(given)
      const order = idsOf(given.files.flatMap(({ questions }) => questions))
      const mine = new Set(idsOf(rows.map(({ question }) => question)))
      assert.deepStrictEqual(idsOf(rows.map(({ question }) => question)), order.filter((id) => mine.has(id)))
      assert.deepStrictEqual(idsOf(pool), order.filter((id) => !mine.has(id)))
      assert.isTrue(rows.every(({ scenario }) => given.scenarios.some(({ name }) => name === scenario)))
    }))
  })

  it("has as many of each file as wanted, as far as they are there, less those held back", () => {
    fc.assert(fc.property(options, (given) => {
      const { files, rows } = take(given)
      for (const [nth, { drawn, held, left, read, similar, wanted }] of files.entries()) {
        const { count, questions } = given.files[nth]!
        assert.deepStrictEqual([read, wanted], [questions.length, count ?? questions.length])
        assert.strictEqual(drawn + held, Math.min(wanted, read))
        assert.strictEqual(drawn + left, read)
        const own = rows.filter(({ question }) => question.source === `f${nth}`)
        assert.strictEqual(own.length, drawn)
        const wishOf = new Map(given.scenarios.map((wish) => [wish.name, wish.similar]))
        assert.strictEqual(similar, own.reduce((sum, { scenario }) => sum + wishOf.get(scenario)!, 0))
      }
    }))
  })

  it("holds back no more than it may, and only as many as those drawn need", () => {
    fc.assert(fc.property(options, (given) => {
      const most = Math.max(...given.scenarios.map(({ similar }) => similar))
      for (const { held, left, read, similar } of take(given).files) {
        const may = Math.floor(read * given.spare)
        if (left < may) assert.isAtMost(similar, left)
        if (held === 0) continue
        assert.isAtMost(left, may)
        // One more question drawn would have been one too many.
        assert.isAbove(similar + most, left - 1)
      }
    }))
  })

  it("gives every question one of its own to go with, where a quarter may be held back for a third of them", () => {
    const { files: [share] } = take({
      files: [{ questions: questionsOf("f", 1500) }],
      scenarios: thirds,
      seed: 4,
      spare: 0.3
    })
    assert.isAtMost(share!.similar, share!.left)
    assert.approximately(share!.left, 1500 / 4, 30)
  })

  it("holds nothing back where enough are left over, or nobody wants any", () => {
    const questions = questionsOf("f", 100)
    const scarce = take({ files: [{ questions, count: 40 }], scenarios: thirds, seed: 4, spare: 0.25 })
    const simple = take({ files: [{ questions }], scenarios: alone, seed: 4, spare: 0.25 })
    assert.deepStrictEqual([scarce.files[0]!.held, scarce.rows.length, simple.rows.length], [0, 40, 100])
  })

  it("keeps every scenario as it was when rows are added behind, and all questions where all are wanted", () => {
    fc.assert(fc.property(options, fc.integer({ min: 1, max: 40 }), (given, more) => {
      const last = given.files.length - 1
      const added = given.files.map((each, nth) =>
        nth === last ? { ...each, questions: questionsOf(`f${nth}`, each.questions.length + more) } : each
      )
      const before = take(given)
      const after = take({ ...given, files: added })
      const known = new Map(after.rows.map(({ question, scenario }) => [question.id, scenario]))
      for (const { question, scenario } of before.rows) {
        if (known.has(question.id)) assert.strictEqual(known.get(question.id), scenario)
      }
      const all = {
        seed: given.seed,
        spare: given.spare,
        scenarios: given.scenarios.map((each) => ({ ...each, similar: 0 }))
      }
      const whole = take({ ...all, files: given.files.map(({ questions }) => ({ questions })) })
      const larger = take({ ...all, files: added.map(({ questions }) => ({ questions })) })
      assert.deepStrictEqual(larger.rows.slice(0, whole.rows.length), whole.rows)
    }))
  })

  it("keeps its questions when more are wanted", () => {
    fc.assert(fc.property(fc.nat(1000), fc.nat(50), fc.nat(50), (seed, few, more) => {
      const questions = questionsOf("f", 100)
      const of = (count: number) => drawn({ files: [{ questions, count }], scenarios: alone, seed, spare: 0 })
      assert.includeMembers(of(few + more + 1), of(few + 1))
    }))
  })

  it("hangs on the seed, and not on the order in which scenarios are named", () => {
    fc.assert(fc.property(options, (given) => {
      assert.deepStrictEqual(take({ ...given, scenarios: given.scenarios.toReversed() }), take(given))
    }))
    const of = (seed: number) =>
      drawn({ files: [{ questions: questionsOf("f", 100), count: 20 }], scenarios: alone, seed, spare: 0 })
    assert.notDeepEqual(of(1), of(2))
  })

  it("plays scenarios by their weights", () => {
    const weighted = [{ name: "a", weight: 1, similar: 0 }, { name: "b", weight: 2, similar: 0 }, {
      name: "c",
      weight: 7,
      similar: 0
    }]
    const { rows } = take({ files: [{ questions: questionsOf("f", 10_000) }], scenarios: weighted, seed: 1, spare: 0 })
    const counts = weighted.map(({ name }) => rows.filter(({ scenario }) => scenario === name).length / 1000)
    for (const [nth, { weight }] of weighted.entries()) assert.approximately(counts[nth]!, weight, 0.15)
  })

  it("leaves no question in the pool whose words are those of one drawn, whatever file it is in", () => {
    const [one, two] = [
      questionsOf("f", 50),
      questionsOf("f", 50).map((each) => ({ ...each, id: `again:${each.id}`, source: "g" }))
    ]
    const { pool, rows } = take({
      files: [{ questions: one }, { questions: two, count: 10 }],
      scenarios: alone,
      seed: 3,
      spare: 0
    })
    assert.deepStrictEqual([rows.length, pool.length], [60, 0])
  })

  it("is empty where nothing is played", () => {
    const given = { files: [{ questions: questionsOf("f", 3) }], scenarios: [], seed: 1, spare: 0 }
    assert.deepStrictEqual([take(given).rows.length, take(given).pool.length], [0, 3])
  })
})
