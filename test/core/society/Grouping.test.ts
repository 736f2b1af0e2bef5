import { assert, describe, it } from "@effect/vitest"
import { Effect, Result } from "effect"
import * as fc from "fast-check"
import { type Chance, chance } from "../../../packages/core/src/domain/Seed.ts"
import * as Grouping from "../../../packages/core/src/society/Grouping.ts"
import { normalise, type Vector } from "../../../packages/core/src/vector/Vector.ts"

const usual = { min: 1, max: 10, mean: 5 }

/** How many agents and which sizes, where the two go together. */
const feasible = fc.record({
  agents: fc.nat(80),
  min: fc.integer({ min: 1, max: 4 }),
  max: fc.integer({ min: 1, max: 12 }),
  mean: fc.double({ min: 1, max: 12, noNaN: true }),
  seed: fc.nat(1000)
}).filter(({ agents, ...limits }) => Result.isSuccess(Grouping.sizes(agents, limits)))

const assign = (vectors: ReadonlyArray<Vector>, limits: Grouping.Sizes, seed: number) =>
  Effect.runPromise(Grouping.assign(vectors, limits, chance(seed)))

const normal = (random: Chance) => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())

/** Vectors around random directions, as many around each as `sizes` says, in random order. */
const planted = (options: { sizes: ReadonlyArray<number>; noise: number; seed: number }) => {
  const random = chance(options.seed)
  const draw = (middle: Vector, spread: number) => normalise(middle.map((value) => value + spread * normal(random)))
  const middles = options.sizes.map(() => draw(new Float32Array(32), 1))
  const truth = random.shuffle(options.sizes.flatMap((size, group) => Array.from({ length: size }, () => group)))
  return { truth, vectors: truth.map((group) => draw(middles[group]!, options.noise)) }
}

const counts = (assignment: ReadonlyArray<number>) => {
  const list: Array<number> = []
  for (const group of assignment) list[group] = (list[group] ?? 0) + 1
  return list
}

/** Every agent has a group, the sizes hold, and groups are numbered by their first agent. */
const checkLaws = (assignment: ReadonlyArray<number>, agents: number, limits: Grouping.Sizes) => {
  const found = counts(assignment)
  assert.strictEqual(assignment.length, agents)
  assert.strictEqual(found.length, Math.ceil(agents / limits.mean))
  for (let group = 0; group < found.length; group++) {
    assert.isAtLeast(found[group] ?? 0, limits.min)
    assert.isAtMost(found[group] ?? 0, limits.max)
  }
  assert.deepStrictEqual([...new Set(assignment)], Array.from({ length: found.length }, (_, i) => i))
}

const sentence = (agents: number, limits: Grouping.Sizes) => {
  const result = Grouping.sizes(agents, limits)
  return Result.isFailure(result) ? result.failure.message : ""
}

describe("sizes", () => {
  it("gives agents / mean, rounded up", () => {
    assert.deepStrictEqual(Grouping.sizes(1000, usual), Result.succeed(200))
    assert.deepStrictEqual(Grouping.sizes(11, usual), Result.succeed(3))
    assert.deepStrictEqual(Grouping.sizes(0, usual), Result.succeed(0))
  })

  it("says in a sentence why it cannot be", () => {
    assert.strictEqual(
      sentence(20, { min: 1, max: 4, mean: 5 }),
      "20 agents at a mean of 5 make 4 groups, and 4 of at most 4 hold only 16. Lower the mean or raise the greatest size."
    )
    assert.strictEqual(
      sentence(6, { min: 4, max: 10, mean: 5 }),
      "6 agents at a mean of 5 make 2 groups, and 2 of at least 4 need 8. Raise the mean or lower the least size."
    )
    assert.isTrue(Result.isFailure(Grouping.shuffle(20, { min: 1, max: 4, mean: 5 }, chance(1))))
  })
})

describe("assign", () => {
  it("gives each agent one group and keeps the sizes, for any vectors", async () => {
    await fc.assert(
      fc.asyncProperty(feasible, fc.integer({ min: 1, max: 6 }), async ({ agents, seed, ...limits }, kinds) => {
        // Few kinds of vectors make many equal ones; kind 0 is the zero vector.
        const random = chance(seed)
        const vectors = Array.from({ length: agents }, () => {
          const kind = random.int(kinds + 1)
          return Float32Array.from({ length: 5 }, (_, t) => kind === 6 ? random.next() - 0.5 : Number(kind === t + 1))
        })
        const first = await assign(vectors, limits, seed)
        checkLaws(first, agents, limits)
        assert.deepStrictEqual(await assign(vectors, limits, seed), first)
      })
    )
  })

  it("finds planted groups", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 15 }),
        fc.integer({ min: 2, max: 8 }),
        fc.nat(1000),
        async (groups, each, seed) => {
          const { truth, vectors } = planted({ sizes: Array.from({ length: groups }, () => each), noise: 0.03, seed })
          const found = await assign(vectors, { min: 1, max: 10, mean: each }, seed)
          const order = [...new Set(truth)]
          assert.deepStrictEqual(found, truth.map((group) => order.indexOf(group)))
        }
      ),
      { seed: 1, numRuns: 50 }
    )
  })

  it("finds nearly all pairs of planted groups that blur into each other", async () => {
    const { truth, vectors } = planted({ sizes: Array.from({ length: 40 }, () => 5), noise: 0.1, seed: 3 })
    const found = await assign(vectors, usual, 3)
    let both = 0
    let either = 0
    for (let i = 0; i < truth.length; i++) {
      for (let j = 0; j < i; j++) {
        if (truth[i] === truth[j] && found[i] === found[j]) both++
        if (truth[i] === truth[j] || found[i] === found[j]) either++
      }
    }
    assert.isAbove(both / either, 0.9)
  })

  it("keeps to equal sizes by swaps", async () => {
    const { truth, vectors } = planted({ sizes: Array.from({ length: 12 }, () => 2), noise: 0.03, seed: 5 })
    const found = await assign(vectors, { min: 2, max: 2, mean: 2 }, 5)
    const together = truth.filter((group, i) =>
      truth.some((other, j) => j !== i && other === group && found[i] === found[j])
    )
    assert.isAtLeast(together.length, 20)
  })

  it("leaves sizes to the data where they may vary", async () => {
    const sizes = [1, 1, 2, 3, 4, 5, 6, 8, 10, 10]
    const { vectors } = planted({ sizes, noise: 0.03, seed: 7 })
    const found = counts(await assign(vectors, usual, 7))
    assert.deepStrictEqual(found.toSorted((a, b) => a - b), sizes)
  })

  it("comes to an end where a vector is not a number", async () => {
    const vectors = Array.from({ length: 12 }, (_, i) => Float32Array.from([i % 3, i === 4 ? Number.NaN : 1]))
    const found = await assign(vectors, usual, 1)
    checkLaws(found, 12, usual)
    assert.strictEqual(Math.max(...found), 2)
  })

  it("does not ask for unit vectors", async () => {
    const { vectors } = planted({ sizes: [5, 5, 5, 5], noise: 0.1, seed: 9 })
    const longer = vectors.map((vector) => vector.map((value) => value * 4))
    assert.deepStrictEqual(await assign(longer, usual, 9), await assign(vectors, usual, 9))
  })
})

describe("shuffle", () => {
  it("gives each agent one group and keeps the sizes", () => {
    fc.assert(fc.property(feasible, ({ agents, seed, ...limits }) => {
      const first = Result.getOrThrow(Grouping.shuffle(agents, limits, chance(seed)))
      checkLaws(first, agents, limits)
      assert.deepStrictEqual(Result.getOrThrow(Grouping.shuffle(agents, limits, chance(seed))), first)
    }))
  })

  it("draws groups of every size", () => {
    const found = counts(Result.getOrThrow(Grouping.shuffle(1000, usual, chance(1))))
    assert.deepStrictEqual([...new Set(found)].toSorted((a, b) => a - b), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })
})
