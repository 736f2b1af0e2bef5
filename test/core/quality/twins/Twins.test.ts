import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { chance } from "../../../../packages/core/src/domain/Seed.ts"
import * as Bands from "../../../../packages/core/src/quality/twins/Bands.ts"
import * as Postings from "../../../../packages/core/src/quality/twins/Postings.ts"
import * as Shingles from "../../../../packages/core/src/quality/twins/Shingles.ts"
import * as Twins from "../../../../packages/core/src/quality/twins/Twins.ts"

const texts = fc.array(
  fc.array(fc.constantFrom("how", "do", "i", "bake", "bread", "at", "home", "我", "不"), { maxLength: 12 }).map((
    words
  ) => words.join(" ")),
  { maxLength: 30 }
)

/** A text of so many words that no other has, some of them changed. */
const wordsOf = (length: number, seed: number) => Array.from({ length }, (_, index) => `w${seed}x${index}`)

describe("shingles", () => {
  it("are word 3-grams, each once", () => {
    assert.strictEqual(Shingles.of("how do i bake bread").length, 3)
    assert.strictEqual(Shingles.of("tick tock tick tock tick tock").length, 2)
  })

  it("are character 3-grams of a text of fewer words, so that none is without", () => {
    assert.strictEqual(Shingles.of("a").length, 1)
    assert.isAbove(Shingles.jaccard(Shingles.of("colour theory"), Shingles.of("color theory")), 0.6)
    assert.strictEqual(Shingles.jaccard(Shingles.of("hello there"), Shingles.of("hello there you")), 0)
    assert.strictEqual(Shingles.of("").length, 0)
  })

  it("take a Chinese or Japanese sign for a word", () => {
    assert.strictEqual(Shingles.of("我想在家烤面包").length, 5)
    assert.isAbove(Shingles.jaccard(Shingles.of("我想在家烤面包"), Shingles.of("我想在家烤面条")), 0.5)
  })

  it("share what sets share: the same of both, and all with themselves", () => {
    fc.assert(fc.property(texts, (given) => {
      const sets = given.map(Shingles.of)
      for (const a of sets) {
        assert.strictEqual(Shingles.jaccard(a, a), a.length === 0 ? 0 : 1)
        for (const b of sets) {
          const [one, other] = [new Set(a), new Set(b)]
          const all = one.union(other).size
          assert.strictEqual(Shingles.jaccard(a, b), all === 0 ? 0 : one.intersection(other).size / all)
        }
      }
    }))
  })
})

describe("postings", () => {
  it("give back under a key what was put there, the last first, however many there are", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 5000, size: "max" }), (keys) => {
        const postings = Postings.make()
        keys.forEach((key, value) => postings.add(key * 0x04000001, value))
        assert.strictEqual(postings.size, keys.length)
        for (let key = 0; key <= 41; key++) {
          const found: Array<number> = []
          postings.each(key * 0x04000001, (value) => found.push(value))
          assert.deepStrictEqual(found, keys.flatMap((other, value) => other === key ? [value] : []).toReversed())
        }
      }),
      { numRuns: 20 }
    )
  })
})

describe("bands", () => {
  it("share one with 99 of 100 twins at the very threshold, in theory", () => {
    for (let threshold = 0.01; threshold <= 1; threshold += 0.01) {
      const { bands, rows } = Bands.shapeFor(threshold)
      assert.isAtLeast(1 - (1 - threshold ** rows) ** bands, 0.99, `${threshold}`)
      assert.isAtLeast(rows, 1)
    }
    assert.isAtLeast(Bands.shapeFor(0.7).rows, 4)
  })
})

describe("twins", () => {
  it("are real: what is found reaches the threshold, and is the first of those nearest among what is proposed", () => {
    fc.assert(fc.property(texts, fc.constantFrom(0.3, 0.5, 0.7, 1), (given, threshold) => {
      const look = Twins.make(threshold)
      const kept = new Map<string, Shingles.Shingles>()
      for (const [index, text] of given.entries()) {
        const shingles = Shingles.of(text)
        const { remember, twin } = look(shingles)
        if (twin === undefined) {
          assert.isFalse([...kept.values()].some((other) => Shingles.jaccard(shingles, other) === 1), "a copy is found")
          remember(`${index}`)
          kept.set(`${index}`, shingles)
        } else {
          assert.isAtLeast(twin.jaccard, threshold)
          assert.strictEqual(Shingles.jaccard(shingles, kept.get(twin.id)!), twin.jaccard)
        }
      }
    }))
  })

  it.each([0.3, 0.5, 0.7, 0.9])("are found in 98 of 100 cases and more where they share just over %d", (threshold) => {
    const { flip, int } = chance(7)
    const look = Twins.make(threshold)
    let found = 0
    let real = 0
    for (let seed = 0; real < 1000; seed++) {
      const words = wordsOf(20 + int(60), seed)
      const given = Shingles.of(words.join(" "))
      // As many words changed as bring the pair about to the threshold.
      const share = (1 - threshold) / 3.6
      const edited = Shingles.of(words.map((word) => flip(share) ? `${word}y` : word).join(" "))
      const jaccard = Shingles.jaccard(given, edited)
      look(given).remember(`${seed}`)
      if (jaccard < threshold || jaccard > threshold + 0.08) continue
      real++
      const { twin } = look(edited)
      if (twin === undefined) continue
      found++
      assert.deepStrictEqual(twin, { id: `${seed}`, jaccard })
    }
    assert.isAtLeast(found, 980)
  })

  it("find nothing for a text without words, nor remember it", () => {
    const look = Twins.make(0.5)
    look(Shingles.of("")).remember("a")
    assert.isUndefined(look(Shingles.of("")).twin)
  })
})
