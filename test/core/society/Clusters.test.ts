import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Clusters from "../../../packages/core/src/society/Clusters.ts"
import { normalise } from "../../../packages/core/src/vector/Vector.ts"

/** Six or more vectors of seven numbers in three clusters, the first three vectors one in each. */
const states = fc.array(
  fc.record({ vector: fc.float32Array({ minLength: 7, maxLength: 7, noNaN: true, min: -1, max: 1 }), own: fc.nat(2) }),
  { minLength: 6, maxLength: 12 }
).map((rows) => {
  const state = Clusters.make(rows.map(({ vector }) => normalise(vector)), 3)
  rows.forEach(({ own }, i) => Clusters.put(state, i, i < 3 ? i : own))
  return state
})

/** The squared distances of all vectors to the centroids of their clusters, from the definition. */
const objective = ({ members, vectors }: Clusters.Clusters) => {
  let total = 0
  for (const list of members) {
    for (let t = 0; t < 7; t++) {
      const mean = list.reduce((sum, i) => sum + vectors[i]![t]!, 0) / list.length
      for (const i of list) total += (vectors[i]![t]! - mean) ** 2
    }
  }
  return total
}

const move = (state: Clusters.Clusters, i: number, to: number) => {
  Clusters.take(state, i)
  Clusters.put(state, i, to)
}

const gained = (state: Clusters.Clusters, change: () => void) => {
  const before = objective(state)
  change()
  return before - objective(state)
}

describe("what a change gains is what the objective falls by", () => {
  it("for a move", () => {
    fc.assert(fc.property(states, fc.nat(5), fc.integer({ min: 1, max: 2 }), (state, i, step) => {
      const to = (state.own[i]! + step) % 3
      const gain = Clusters.leaving(state, i) + Clusters.entering(state, i, to)
      assert.closeTo(gain, gained(state, () => move(state, i, to)), 1e-5)
    }))
  })

  it("for a swap", () => {
    fc.assert(fc.property(states, fc.nat(5), fc.nat(5), (state, i, j) => {
      const [a, b] = [state.own[i]!, state.own[j]!]
      fc.pre(a !== b)
      const gain = Clusters.swapping(state, i, j)
      assert.closeTo(
        gain,
        gained(state, () => {
          move(state, i, b)
          move(state, j, a)
        }),
        1e-5
      )
    }))
  })

  it("for a merge, with the sign turned", () => {
    fc.assert(fc.property(states, (state) => {
      const loss = Clusters.merging(state, 0, 1, Float32Array.from(state.sums[0]!))
      assert.closeTo(-loss, gained(state, () => state.members[1]!.slice().forEach((i) => move(state, i, 0))), 1e-5)
    }))
  })
})

describe("measure", () => {
  it("gives squared distances less the vector's own square", () => {
    const vectors = [[1, 0], [0, 1], [0.6, 0.8], [0, 0], [-1, 0]].map((vector) => Float32Array.from(vector))
    const state = Clusters.make(vectors, 2)
    Clusters.measure(state, 1, Float32Array.from([0.5, 0]))
    const column = vectors.map((_, i) => state.distances[i * 2 + 1]! + state.squares[i]!)
    for (const [i, expected] of [0.25, 1.25, 0.65, 0.25, 2.25].entries()) assert.closeTo(column[i]!, expected, 1e-6)
  })
})
