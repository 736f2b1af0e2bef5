import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Clusters from "../../../packages/core/src/society/Clusters.ts"
import { complete } from "../../../packages/core/src/society/Slices.ts"
import { dot, normalise, type Vector } from "../../../packages/core/src/vector/Vector.ts"

/** Six or more vectors of seven numbers in three clusters, the first three vectors one in each. */
const states = fc.array(
  fc.record({ vector: fc.float32Array({ minLength: 7, maxLength: 7, noNaN: true, min: -1, max: 1 }), own: fc.nat(2) }),
  { minLength: 6, maxLength: 12 }
).map((rows) => {
  const vectors = rows.map(({ vector }) => normalise(vector))
  const state = complete(Clusters.make(vectors, 3))
  rows.forEach(({ own }, i) => Clusters.put(state, i, i < 3 ? i : own))
  return { state, vectors }
})

interface Clustered {
  readonly state: Clusters.Clusters
  readonly vectors: ReadonlyArray<Vector>
}

/** The squared distances of all vectors to the centroids of their clusters, from the definition. */
const objective = ({ state, vectors }: Clustered) => {
  let total = 0
  for (const list of state.members) {
    if (list.length === 0) continue
    for (let t = 0; t < 7; t++) {
      const mean = list.reduce((sum, i) => sum + vectors[i]![t]!, 0) / list.length
      for (const i of list) total += (vectors[i]![t]! - mean) ** 2
    }
  }
  return total
}

const gained = (clustered: Clustered, change: () => void) => {
  const before = objective(clustered)
  change()
  return before - objective(clustered)
}

describe("what a change gains is what the objective falls by", () => {
  it("for a move", () => {
    fc.assert(fc.property(states, fc.nat(5), fc.integer({ min: 1, max: 2 }), (clustered, i, step) => {
      const { state } = clustered
      const to = (state.own[i]! + step) % 3
      const gain = Clusters.leaving(state, i) + Clusters.entering(state, i, to)
      assert.closeTo(gain, gained(clustered, () => Clusters.move(state, i, to)), 1e-5)
    }))
  })

  it("for a swap", () => {
    fc.assert(fc.property(states, fc.nat(5), fc.nat(5), (clustered, i, j) => {
      const { state } = clustered
      const [a, b] = [state.own[i]!, state.own[j]!]
      fc.pre(a !== b)
      const gain = Clusters.swapping(state, i, j)
      assert.closeTo(
        gain,
        gained(clustered, () => {
          Clusters.move(state, i, b)
          Clusters.move(state, j, a)
        }),
        1e-5
      )
    }))
  })

  it("for a merge, with the sign turned", () => {
    fc.assert(fc.property(states, (clustered) => {
      const { state } = clustered
      const loss = Clusters.merging(state, 0, 1)
      const merge = () => state.members[1]!.slice().forEach((i) => Clusters.move(state, i, 0))
      assert.closeTo(-loss, gained(clustered, merge), 1e-5)
    }))
  })
})

describe("distance", () => {
  it("gives squared distances less the vector's own square", () => {
    const vectors = [[1, 0], [0, 1], [0.6, 0.8], [0, 0], [-1, 0]].map((vector) => Float32Array.from(vector))
    const state = complete(Clusters.make(vectors, 2))
    for (const i of [0, 3]) Clusters.put(state, i, 1)
    const apart = vectors.map((vector, i) => Clusters.distance(state, i, 1) + dot(vector, vector))
    for (const [i, expected] of [0.25, 1.25, 0.65, 0.25, 2.25].entries()) assert.closeTo(apart[i]!, expected, 1e-6)
  })

  it("holds after everybody has left and others have come", () => {
    fc.assert(fc.property(states, ({ state, vectors }) => {
      for (const i of state.members[2]!.slice()) Clusters.move(state, i, 0)
      Clusters.move(state, 0, 2)
      const apart = vectors.map((vector, i) => Clusters.distance(state, i, 2) + dot(vector, vector))
      vectors.forEach((vector, i) => {
        const expected = vector.reduce((sum, value, t) => sum + (value - vectors[0]![t]!) ** 2, 0)
        assert.closeTo(apart[i]!, expected, 1e-5)
      })
    }))
  })
})

describe("make", () => {
  it("takes a vector that is not a number throughout for the zero vector", () => {
    const state = complete(Clusters.make([Float32Array.from([Number.NaN, 1]), Float32Array.from([0, 1])], 1))
    assert.deepStrictEqual([...state.gram], [0, 0, 0, 1])
  })
})
