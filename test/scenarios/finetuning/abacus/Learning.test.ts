import { assert, describe, it } from "@effect/vitest"
import { Seed } from "../../../../packages/core/src/index.ts"
import { places } from "../../../../packages/scenarios/src/finetuning/abacus/Alphabet.ts"
import { digitsOf } from "../../../../packages/scenarios/src/finetuning/abacus/Expression.ts"
import { layoutOf } from "../../../../packages/scenarios/src/finetuning/abacus/Layout.ts"
import { Learner, type Lesson, lossOf } from "../../../../packages/scenarios/src/finetuning/abacus/Learning.ts"
import { type Network, Pass } from "../../../../packages/scenarios/src/finetuning/abacus/Network.ts"
import { meanOf } from "../../../../packages/scenarios/src/finetuning/abacus/Working.ts"
import { anyExpression, anyWorking, small } from "./support.ts"

const lessons = (seed: number, count: number): ReadonlyArray<Lesson> => {
  const chance = Seed.chance(seed)
  return Array.from({ length: count }, () => ({
    sight: {
      digits: digitsOf(anyExpression(chance)),
      own: anyWorking(chance),
      others: meanOf([anyWorking(chance), anyWorking(chance)])!
    },
    target: anyWorking(chance)
  }))
}

const gradientOf = (network: Network, given: ReadonlyArray<Lesson>): Float32Array => {
  const gradient = new Float32Array(network.weights.length)
  const pass = new Pass(network)
  for (const { sight, target } of given) {
    for (let place = 0; place < places; place++) {
      pass.forward(place, sight, { written: target })
      pass.backward(place, target[place] as number, { gradient, share: 1 / given.length / places })
    }
  }
  return gradient
}

/** The runs of weights of each kind. */
const kinds = ({ hidden }: Network) => {
  const { cells } = layoutOf(hidden)
  return {
    "first layer": cells.map(({ b1, w1 }) => [w1, b1] as const),
    "its bias": cells.map(({ b1, w2 }) => [b1, w2] as const),
    "second layer": cells.map(({ b2, w2 }) => [w2, b2] as const),
    "its bias too": cells.map(({ b2, u }) => [b2, u] as const),
    "straight way": cells.map(({ gain, u }) => [u, gain] as const),
    gain: cells.map(({ gain }) => [gain, gain + 1] as const)
  }
}

describe("the network's gradient", () => {
  it("is the slope of its loss, for every kind of weight", () => {
    const network = small(2, 6)
    const given = lessons(3, 12)
    const gradient = gradientOf(network, given)
    for (const [kind, runs] of Object.entries(kinds(network))) {
      const way = new Float32Array(gradient.length)
      for (const [from, to] of runs) way.set(gradient.subarray(from, to), from)
      const square = way.reduce((sum, each) => sum + each * each, 0)
      const step = 0.01 / Math.sqrt(square) / (kind === "gain" ? 48 : 1)
      const at = (by: number) =>
        lossOf({ ...network, weights: network.weights.map((weight, index) => weight + by * way[index]!) }, given)
      const slope = (at(step) - at(-step)) / (2 * step)
      assert.approximately(slope / square, 1, 0.03, kind)
    }
  })
})

describe("what of a network learns", () => {
  const changed = (scope: "all" | "sense" | "hearing") => {
    const network = small(2, 6)
    const before = network.weights.slice()
    const learner = new Learner(network, scope)
    for (let i = 0; i < 5; i++) learner.learn(lessons(i, 8), 1e-2)
    const { cells } = layoutOf(network.hidden)
    const any = (from: number, to: number) =>
      network.weights.subarray(from, to).some((each, i) => each !== before[from + i])
    return {
      gain: cells.some(({ gain }) => any(gain, gain + 1)),
      question: cells.some(({ plain, w1 }) => any(w1, w1 + plain * 6)),
      heads: cells.some(({ b1, u }) => any(b1, u)),
      earlier: cells.some(({ gain, u }) => any(u, gain)) && cells.some(({ b1, plain, w1 }) => any(w1 + plain * 6, b1))
    }
  }

  it("is all of it, all but how sure it is, or only what it makes of earlier workings", () => {
    assert.deepStrictEqual(changed("all"), { gain: true, question: true, heads: true, earlier: true })
    assert.deepStrictEqual(changed("sense"), { gain: false, question: true, heads: true, earlier: true })
    assert.deepStrictEqual(changed("hearing"), { gain: false, question: false, heads: false, earlier: true })
  })
})
