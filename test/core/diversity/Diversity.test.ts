import { assert, beforeAll, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import * as fc from "fast-check"
import * as Diversity from "../../../packages/core/src/diversity/Diversity.ts"
import * as Drawn from "../../../packages/core/src/diversity/Drawn.ts"
import * as Neighbours from "../../../packages/core/src/diversity/Neighbours.ts"
import * as English from "../../../packages/core/src/model/English.ts"
import * as Lexical from "../../../packages/core/src/model/Lexical.ts"
import { draftOf } from "../quality/draft.ts"

// Once the reader of English is there, nothing waits.
beforeAll(() => Effect.runPromise(English.load))

const measure = (texts: ReadonlyArray<string>) =>
  Effect.runSync(
    Diversity.of(texts.map((text) => Diversity.row(draftOf(text, text))), { vectors: texts.map(Lexical.embed) })
  )

const letters = "abcdefghijklmnopqrst"
/** Words that nobody else has: the nth text of nothing but its own. */
const own = (nth: number) =>
  [0, 1, 2, 3].map((place) => `${letters[nth]}${letters[place]}${letters[nth]}${place}`).join(" ")

const axis = (nth: number, length: number) => Float32Array.from({ length }, (_, place) => (place === nth ? 1 : 0))

describe("the diversity of rows", () => {
  it("that are all the same is none", () => {
    const { instruction, neighbours, rows, verbs } = measure(
      Array.from({ length: 20 }, () => "Write a poem about autumn.")
    )
    assert.strictEqual(rows, 20)
    assert.deepInclude(neighbours, { mean: 1, p95: 1, near: 1, looked: 20 })
    assert.deepInclude(verbs, { found: 20, verbs: 1, share: 1 / 20, objects: 1, pairs: 1 })
    assert.deepStrictEqual(verbs.top, [{ verb: "write", object: "poem", rows: 20 }])
    assert.deepStrictEqual(instruction.distinct, [5 / 100, 4 / 80, 3 / 60])
    assert.deepInclude(instruction, { words: 5, vocabulary: 5, growth: 0 })
    assert.isAbove(instruction.compression ?? 0, 5)
  })

  it("that have nothing in common is all there can be", () => {
    const texts = Array.from({ length: 20 }, (_, nth) => own(nth))
    const { instruction } = measure(texts)
    assert.deepStrictEqual(instruction.distinct, [1, 1, 1])
    assert.strictEqual(instruction.vocabulary, 80)
    assert.closeTo(instruction.growth ?? 0, 1, 1e-9)
    assert.isBelow(instruction.compression ?? 0, 3)
    const neighbours = Neighbours.of(texts.map((_, nth) => axis(nth, 20)))
    assert.deepInclude(neighbours, { mean: 0, p95: 0, near: 0, looked: 20 })
  })

  it("of one row or none says only what can be said", () => {
    assert.deepInclude(measure([]).neighbours, { mean: undefined, near: undefined, looked: 0 })
    assert.deepStrictEqual(measure([]).instruction.distinct, [undefined, undefined, undefined])
    const one = measure(["Plan a week."])
    assert.deepInclude(one.neighbours, { mean: undefined, p95: undefined, looked: 1 })
    assert.deepInclude(one.instruction, { words: 3, growth: undefined })
    assert.strictEqual(measure(["", " - "]).instruction.vocabulary, 0)
  })

  it("counts verbs and objects of what is asked, not of what is told before it", () => {
    const { verbs } = measure([
      "I am a baker. Could you draft a letter to my landlord?",
      "Please draft two letters.",
      "Draft me an email",
      "Help me plan a week.",
      "123"
    ])
    assert.deepInclude(verbs, { looked: 5, found: 4, verbs: 2, share: 0.5, objects: 3, pairs: 3 })
    assert.deepStrictEqual(verbs.top[0], { verb: "draft", object: "letter", rows: 2 })
  })

  it("wants a vector for each row", () => {
    assert.throws(
      () => Effect.runSync(Diversity.of([{ instruction: "a", response: "b" }], { vectors: [] })),
      RangeError
    )
  })

  it("counts dropped duplicates among all that were judged", () => {
    const example = (filter: string, keep: boolean) => ({ verdicts: [{ filter, keep, reason: "" }] })
    assert.isUndefined(Diversity.duplication([]))
    assert.strictEqual(
      Diversity.duplication([
        example("exact-duplicate", false),
        example("exact-duplicate", true),
        example("length", false),
        example("empty", true)
      ]),
      0.25
    )
  })

  it("keeps every number in its range, and a doubled set is never more varied", () => {
    const text = fc.string({ maxLength: 60, unit: fc.constantFrom(..."abcde fg.\n") })
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
        const once = measure(texts)
        const twice = measure([...texts, ...texts])
        for (const { instruction, neighbours, verbs } of [once, twice]) {
          const shares = [...instruction.distinct, instruction.growth, neighbours.near, verbs.share]
          for (const share of shares) if (share !== undefined) assert.isTrue(share >= 0 && share <= 1)
          for (const cosine of [neighbours.mean, neighbours.p95]) {
            if (cosine !== undefined) assert.isTrue(cosine >= -1 && cosine <= 1)
          }
          assert.isAtMost(verbs.found, verbs.looked)
        }
        for (const n of [0, 1, 2]) {
          assert.isAtMost(twice.instruction.distinct[n] ?? 0, once.instruction.distinct[n] ?? 0)
        }
        assert.strictEqual(twice.instruction.vocabulary, once.instruction.vocabulary)
        assert.strictEqual(twice.verbs.verbs, once.verbs.verbs)
        if (once.neighbours.mean !== undefined) assert.isAtLeast(twice.neighbours.mean ?? 0, once.neighbours.mean)
      }),
      { numRuns: 60 }
    )
  })

  it("does not depend on the order of the rows, but for growth", () => {
    const texts = ["Plan a week.", "Draft a letter.", "Plan a week away.", "Explain tides to a child, please."]
    const { instruction: one, ...rest } = measure(texts)
    const { instruction: other, ...others } = measure(texts.toReversed())
    assert.deepStrictEqual([other.distinct, other.words, other.vocabulary], [one.distinct, one.words, one.vocabulary])
    assert.closeTo(others.neighbours.mean ?? 0, rest.neighbours.mean ?? 1, 1e-12)
    assert.deepStrictEqual(others.verbs, rest.verbs)
  })

  it("of many rows looks at some, drawn by the seed, each against all", () => {
    const items = Array.from({ length: Drawn.most + 50 }, (_, nth) => nth)
    const drawn = Drawn.drawn(items, 1)
    assert.strictEqual(drawn.length, Drawn.most)
    assert.deepStrictEqual(drawn, drawn.toSorted((a, b) => a - b))
    assert.deepStrictEqual(Drawn.drawn(items, 1), drawn)
    assert.notDeepEqual(Drawn.drawn(items, 2), drawn)
    // Pairs of doubles: whoever is drawn has its double, drawn or not.
    const vectors = items.map((nth) => Lexical.embed(`word${nth >> 1}`))
    assert.deepInclude(Neighbours.of(vectors, { seed: 3 }), { looked: Drawn.most, mean: 1, near: 1 })
  })
})

describe("the liveliness of episodes", () => {
  it("is what they hold on average", () => {
    const episode = (people: number, summary: string) => ({
      agents: ["a0000", ...Array.from({ length: people - 1 }, (_, nth) => `a000${nth + 1}`)] as [
        string,
        ...Array<string>
      ],
      messages: ["m"] as [string],
      summary
    })
    assert.deepStrictEqual(Diversity.Liveliness.of([episode(1, "One two."), episode(3, "One, two - three four.")]), {
      episodes: 2,
      messages: 1,
      people: 2,
      words: 3
    })
    assert.isUndefined(Diversity.Liveliness.of([]).people)
  })
})

describe("the verb and the object of a text", () => {
  it("are those of its first request, in their base form", () => {
    const cases = [
      ["Write a poem about autumn.", "write", "poem"],
      ["How do I fix a leaking tap?", "fix", "tap"],
      ["Give me five tips for sleeping better", "give", "tip"],
      ["I need you to review this code.", "review", "code"],
      ["I was late. It rained. Explain recursion to a child.", "explain", "recursion"],
      ["What is the capital of Kenya?", "be", "capital"],
      ["I want to deal with the dealer.", "deal", undefined],
      ["She wrote two letters.", "write", "letter"]
    ] as const
    const english = Effect.runSync(English.load)
    for (const [text, verb, object] of cases) {
      assert.deepStrictEqual(english.verbObject(text), { verb, object }, text)
    }
    for (const text of ["", "12 34 !!", "..."]) assert.isUndefined(english.verbObject(text))
  })
})
