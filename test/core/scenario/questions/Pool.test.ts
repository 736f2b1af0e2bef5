import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import * as fc from "fast-check"
import type { Question, Similar } from "../../../../packages/core/src/domain/Question.ts"
import * as Seed from "../../../../packages/core/src/domain/Seed.ts"
import { Embedder } from "../../../../packages/core/src/model/Embedder.ts"
import * as Pool from "../../../../packages/core/src/scenario/questions/Pool.ts"

/** An embedder of questions that begin with a number of degrees: `40 and so on` lies at 40 degrees. */
const compass = Layer.succeed(
  Embedder,
  Embedder.of({
    name: "compass",
    batch: 7,
    embed: (texts) =>
      Effect.succeed(texts.map((text) => {
        const angle = Number.parseInt(text) * Math.PI / 180
        return Float32Array.from([Math.cos(angle), Math.sin(angle)])
      }))
  })
)

const questionAt = (degrees: number, options: Partial<Question> = {}): Question => {
  const id = options.id ?? `q${degrees}`
  return { id, source: "f", question: `${degrees} of ${id}`, answer: "Yes.", ...options }
}

const questionsAt = (degrees: ReadonlyArray<number>, source = "f"): Array<Question> =>
  degrees.map((angle, nth) => questionAt(angle, { id: `${source}${nth}`, source }))

const rowsOf = (questions: ReadonlyArray<Question>, similar = 1): Array<Pool.Wanting> =>
  questions.map((question, row) => ({
    row,
    question: { ...question, id: `row ${question.id}`, question: `${question.question} row` },
    similar
  }))

const match = (
  rows: ReadonlyArray<Pool.Wanting>,
  pool: ReadonlyArray<Question>,
  { near, seed = 1 }: { near: Pool.Near; seed?: number }
): ReadonlyMap<number, ReadonlyArray<Similar>> =>
  Effect.runSync(Pool.match(rows, pool, near).pipe(Effect.provide(compass), Effect.provideService(Seed.Root, seed)))

const open: Pool.Near = { count: 5, least: -1, most: 1 }
const cosine = (degrees: number): number => Math.cos(degrees * Math.PI / 180)
const angles = (max: number) => fc.array(fc.integer({ min: 0, max: 180 }), { minLength: 1, maxLength: max })
const window = fc.record({
  count: fc.integer({ min: 1, max: 4 }),
  least: fc.constantFrom(-1, 0, 0.5, 0.9),
  most: fc.constantFrom(0.95, 0.99, 1)
})
const degreesOf = ({ question }: { question: string }): number => Number.parseInt(question)

describe("questions like others", () => {
  it("are each the first choice there is: in the window among the nearest, else the nearest below it, else one again, else beyond", () => {
    fc.assert(fc.property(angles(12), angles(12), window, fc.nat(99), (mine, others, near, seed) => {
      const rows = rowsOf(questionsAt(mine, "row"))
      const pool = questionsAt(others)
      const matched = match(rows, pool, { near, seed })
      let used = new Set<string>()
      for (const { question, row } of rows) {
        if (used.size === pool.length) used = new Set()
        const all = pool
          .map((each) => ({
            ...each,
            cosine: Math.round(cosine(degreesOf(each) - degreesOf(question)) * 1e6) / 1e6 + 0
          }))
          .toSorted((a, b) =>
            b.cosine - a.cosine || pool.findIndex(({ id }) => id === a.id) - pool.findIndex(({ id }) => id === b.id)
          )
        const fresh = all.filter(({ id }) => !used.has(id))
        const choices = [fresh, all].flatMap((from) => [
          {
            fallback: undefined,
            of: from.filter((each) => each.cosine >= near.least && each.cosine <= near.most).slice(0, near.count)
          },
          { fallback: true, of: from.filter((each) => each.cosine < near.least).slice(0, 1) }
        ])
        const beyond = [fresh, all].map((from) => ({ fallback: true, of: from.slice(-1) }))
        const first = [...choices, ...beyond].find(({ of }) => of.length > 0)!
        const [found] = matched.get(row)!
        const chosen = first.of.find(({ id }) => id === found!.question.id)
        // Of questions beyond the window the least alike is taken; of equal ones any is right here.
        if (first.of.length === 1 && chosen === undefined) {
          assert.approximately(found!.similarity, first.of[0]!.cosine, 1e-6)
        } else assert.isDefined(chosen)
        assert.strictEqual(found!.fallback, first.fallback)
        used.add(found!.question.id)
      }
    }))
  })

  it("are never used twice until all are used, then begin anew", () => {
    fc.assert(fc.property(angles(20), angles(6), fc.nat(99), (mine, others, seed) => {
      const pool = questionsAt(others)
      const matched = match(rowsOf(questionsAt(mine, "row")), pool, { near: open, seed })
      const order = [...matched.values()].map(([found]) => found!.question.id)
      for (let at = 0; at < order.length; at += pool.length) {
        const round = order.slice(at, at + pool.length)
        assert.strictEqual(new Set(round).size, round.length)
      }
    }))
  })

  it("are as many as a scenario wants, each once, and fewer only where there are no more", () => {
    fc.assert(fc.property(angles(5), angles(5), fc.integer({ min: 2, max: 4 }), (mine, others, similar) => {
      const pool = questionsAt(others)
      for (const found of match(rowsOf(questionsAt(mine, "row"), similar), pool, { near: open }).values()) {
        assert.strictEqual(new Set(found.map(({ question }) => question.id)).size, Math.min(similar, pool.length))
      }
    }))
  })

  it("never have the same words", () => {
    const row = { row: 0, question: questionAt(10), similar: 3 }
    const twin = questionAt(10, { id: "twin", question: row.question.question })
    assert.deepStrictEqual(match([row], [twin], { near: open }).get(0), [])
    const found = match([row], [twin, questionAt(90)], { near: { ...open, most: 0.95, least: 0.5 } }).get(0)!
    assert.deepStrictEqual(found.map(({ question, fallback }) => [question.id, fallback]), [["q90", true]])
  })

  it("say how near they are, to six digits", () => {
    const [found] = match(rowsOf([questionAt(10)]), [questionAt(70)], { near: open }).get(0)!
    assert.deepStrictEqual(found, { question: questionAt(70), similarity: 0.5 })
  })

  it("are of their own source, and of any where it has none left over", () => {
    const pool = [...questionsAt([0, 0, 0], "f"), ...questionsAt([0], "g")]
    const rows = rowsOf([
      questionAt(1, { source: "g" }),
      questionAt(1, { source: "g" }),
      questionAt(1, { source: "h" })
    ])
    const sources = [...match(rows, pool, { near: open }).values()].map(([found]) => found!.question.source)
    assert.deepStrictEqual(sources, ["g", "g", "f"])
  })

  it("hang on the seed and the rows before, not on those behind", () => {
    fc.assert(fc.property(angles(15), angles(15), fc.nat(15), (mine, others, few) => {
      const rows = rowsOf(questionsAt(mine, "row"))
      const pool = questionsAt(others)
      const all = match(rows, pool, { near: open })
      for (const [row, found] of match(rows.slice(0, few), pool, { near: open })) {
        assert.deepStrictEqual(found, all.get(row))
      }
    }))
    const rows = rowsOf(questionsAt(Array.from({ length: 20 }, (_, nth) => nth)))
    const pool = questionsAt(Array.from({ length: 60 }, (_, nth) => nth * 3))
    assert.notDeepEqual(match(rows, pool, { near: open, seed: 1 }), match(rows, pool, { near: open, seed: 2 }))
  })

  it("are none where none are wanted or there is no pool, and then nothing is embedded of others", () => {
    const rows = rowsOf([questionAt(1)])
    assert.deepStrictEqual([...match(rows, [], { near: open }).values()], [[]])
    assert.strictEqual(match(rowsOf([questionAt(1)], 0), [questionAt(2)], { near: open }).size, 0)
    const texts: Array<string> = []
    const listening = Layer.succeed(
      Embedder,
      Embedder.of({
        name: "listening",
        batch: 9,
        embed: (batch) => Effect.sync(() => (texts.push(...batch), batch.map(() => Float32Array.from([1]))))
      })
    )
    const pool = [questionAt(2), questionAt(3, { source: "g" })]
    Effect.runSync(Pool.match(rows, pool, open).pipe(Effect.provide(listening)))
    assert.deepStrictEqual(texts, ["2 of q2", "1 of q1 row"])
  })

  it("are drawn of so many candidates at most, the same for the same seed", () => {
    const pool = questionsAt(Array.from({ length: Pool.mostCandidates + 300 }, (_, nth) => nth % 180))
    const embedded = (seed: number): ReadonlyArray<string> => {
      const texts: Array<string> = []
      const listening = Layer.succeed(
        Embedder,
        Embedder.of({
          name: "listening",
          batch: 10_000,
          embed: (batch) => Effect.sync(() => (texts.push(...batch), batch.map(() => Float32Array.from([1]))))
        })
      )
      const rows = rowsOf([questionAt(1)])
      Effect.runSync(
        Pool.match(rows, pool, open).pipe(Effect.provide(listening), Effect.provideService(Seed.Root, seed))
      )
      return texts.filter((text) => !text.endsWith("row"))
    }
    const first = embedded(1)
    assert.isAtMost(first.length, Pool.mostCandidates)
    assert.isAbove(first.length, Pool.mostCandidates - 5)
    assert.deepStrictEqual(embedded(1), first)
    assert.notDeepEqual(embedded(2), first)
  })
})

describe("which questions count as alike", () => {
  it("depends on what the vectors know", () => {
    assert.deepStrictEqual(Pool.nearFor("lexical"), { count: 5, least: 0, most: 0.95 })
    for (const name of ["minilm", "all-MiniLM-L6-v2"]) assert.strictEqual(Pool.nearFor(name).least, 0.5)
  })
})
