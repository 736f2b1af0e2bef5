import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import type { GroupLink } from "../../../packages/core/src/domain/Group.ts"
import * as Place from "../../../packages/core/src/domain/Place.ts"
import { chance } from "../../../packages/core/src/domain/Seed.ts"
import * as Homophily from "../../../packages/core/src/society/Homophily.ts"
import { complete } from "../../../packages/core/src/society/Slices.ts"
import { cosine, normalise, type Vector } from "../../../packages/core/src/vector/Vector.ts"

const circle = (count: number): Array<Vector> =>
  Array.from(
    { length: count },
    (_, i) => Float32Array.from([Math.cos(2 * Math.PI * i / count), Math.sin(2 * Math.PI * i / count)])
  )

const linksOf = (vectors: ReadonlyArray<Vector>, reach: Homophily.Reach, seed: number) =>
  complete(Homophily.links(vectors, reach, chance(seed)))

const number = (id: string) => Number(id.slice(1))

const pairs = (links: ReadonlyArray<GroupLink>, kind?: GroupLink["kind"]) =>
  links.filter((link) => kind === undefined || link.kind === kind).map(({ a, b }) => `${a}-${b}`)

const random = fc.record({
  vectors: fc.array(fc.float32Array({ minLength: 4, maxLength: 4, noNaN: true, min: -1, max: 1 }).map(normalise), {
    maxLength: 30
  }),
  near: fc.nat(12),
  far: fc.nat(4),
  seed: fc.nat(1000)
})

describe("centroids", () => {
  it("gives the middle of each group at length 1", () => {
    const vectors = [[1, 0], [0, 1], [-1, 0]].map((vector) => Float32Array.from(vector))
    const found = Homophily.centroids(vectors, [0, 0, 1])
    assert.deepStrictEqual(found, [normalise(Float32Array.from([1, 1])), Float32Array.from([-1, 0])])
  })

  it("gives none for nobody", () => assert.deepStrictEqual(Homophily.centroids([], []), []))
})

describe("links", () => {
  it("links each group with its nearest, ties by number, both ways once", () => {
    assert.deepStrictEqual(linksOf(circle(6), { near: 1, far: 0 }, 1), [
      { a: "g000", b: "g001", kind: "near", similarity: 0.5 },
      { a: "g000", b: "g005", kind: "near", similarity: 0.5 },
      { a: "g001", b: "g002", kind: "near", similarity: 0.5 },
      { a: "g002", b: "g003", kind: "near", similarity: 0.5 },
      { a: "g003", b: "g004", kind: "near", similarity: 0.5 }
    ])
  })

  it("cuts near to half of the others, rounded up", () => {
    assert.deepStrictEqual(pairs(linksOf(circle(6), { near: 10, far: 0 }, 1)).length, 6 * 3 / 2 + 1)
    assert.deepStrictEqual(pairs(linksOf(circle(2), { near: 10, far: 5 }, 1)), ["g000-g001"])
    assert.deepStrictEqual(linksOf(circle(1), { near: 10, far: 5 }, 1), [])
    assert.deepStrictEqual(linksOf([], { near: 10, far: 5 }, 1), [])
  })

  it("draws far links by chance, beside the near ones", () => {
    const near = linksOf(circle(40), { near: 2, far: 0 }, 1)
    const one = linksOf(circle(40), { near: 2, far: 1 }, 1)
    const two = linksOf(circle(40), { near: 2, far: 1 }, 2)
    assert.deepStrictEqual(pairs(one, "near"), pairs(near))
    assert.strictEqual(pairs(one, "far").length, 40)
    assert.notDeepEqual(pairs(one, "far"), pairs(two, "far"))
  })

  it("passes over a group that is crowded, as long as others will do", () => {
    // The first is the nearest of most, since the others lie around it in as many directions.
    const random = chance(1)
    const directions = Array.from(
      { length: 100 },
      () => normalise(Float32Array.from({ length: 40 }, (_, t) => t === 0 ? 0 : random.next() - 0.5))
    )
    const first = Float32Array.from({ length: 40 }, (_, t) => Number(t === 0))
    const around = directions.map((direction) => normalise(direction.map((value, t) => t === 0 ? 1 : value)))
    const links = linksOf([first, ...around], { near: 4, far: 0 }, 1)
    const degree = (id: string) => links.filter(({ a, b }) => a === id || b === id).length
    for (let group = 0; group <= 100; group++) {
      assert.isAtLeast(degree(Place.groupId(group)), 4)
      assert.isAtMost(degree(Place.groupId(group)), 16)
    }
  })

  it("gives different pairs in place order, the same for the same chance, with the similarity of the two", () => {
    fc.assert(fc.property(random, ({ far, near, seed, vectors }) => {
      const links = linksOf(vectors, { near, far }, seed)
      assert.deepStrictEqual(linksOf(vectors, { near, far }, seed), links)
      assert.strictEqual(new Set(pairs(links)).size, links.length)
      for (const { a, b, similarity } of links) {
        assert.isBelow(number(a), number(b))
        assert.strictEqual(similarity, cosine(vectors[number(a)]!, vectors[number(b)]!) || 0)
      }
      const inOrder = links.toSorted((one, other) => Place.compare(one.a, other.a) || Place.compare(one.b, other.b))
      assert.deepStrictEqual(links, inOrder)
    }))
  })

  it("gives every group its near ones, and leaves strangers where far links are drawn", () => {
    fc.assert(fc.property(random, ({ far, near, seed, vectors }) => {
      const count = vectors.length
      const links = linksOf(vectors, { near, far }, seed)
      for (let group = 0; group < count; group++) {
        const id = Place.groupId(group)
        const degree = links.filter(({ a, b, kind }) => kind === "near" && (a === id || b === id)).length
        assert.isAtLeast(degree, Math.min(near, Math.ceil((count - 1) / 2)))
      }
      if (pairs(links, "far").length > 0) assert.isBelow(links.length, count * (count - 1) / 2)
    }))
  })
})
