import { assert, describe, it } from "@effect/vitest"
import * as Fit from "../../bench/scale/fit.ts"
import * as Need from "../../bench/scale/need.ts"

const took: Need.Took = { agents: 10_000, seconds: 100, warming: 5, memory: 1.4e9, base: 4e8, disk: 2e8 }
const room: Need.Room = { seconds: 3600, memory: 20e9, disk: 50e9 }

describe("what the next size will need", () => {
  it("is as much for each agent as the size before took, with some room for time and memory", () => {
    const need = Need.of(20_000, took)
    assert.closeTo(need.seconds, 5 + 1.2 * 200, 1e-9)
    assert.closeTo(need.memory, 4e8 + 1.2 * 2e9, 1)
    assert.closeTo(need.disk, 4e8, 1)
  })

  it("does not take a small society's few leaps of memory for all there is", () => {
    const small = Need.of(100_000, { ...took, memory: took.base })
    assert.isAbove(small.memory, 4e9)
  })

  it("is nothing to stop for where all of it is to be had", () => {
    assert.isUndefined(Need.missing(20_000, Need.of(20_000, took), room))
  })

  it("names what is missing, in the order memory, disk, time", () => {
    const need = Need.of(1_000_000, took)
    const said = (there: Partial<Need.Room>) =>
      Need.missing(1_000_000, need, { seconds: 1e9, memory: 1e12, disk: 1e12, ...there })
    assert.match(
      said({ memory: 1e9, disk: 1e9 }) ?? "",
      /^1,000,000 agents would take .* of memory, and there are 1\.0 GB/
    )
    assert.match(said({ disk: 1e9, seconds: 1 }) ?? "", /GB of disk, and there are 1\.0 GB/)
    assert.match(said({ seconds: 60 }) ?? "", /200 min, and there are 60 s left: give more --seconds/)
  })
})

describe("how a cost grows", () => {
  const points = (power: number) => [1000, 10_000, 100_000].map((agents) => ({ agents, each: 7 * agents ** power }))

  it("is found as a power of the size", () => {
    for (const power of [-0.5, 0, 0.3, 1]) assert.closeTo(Fit.power(points(power)), power, 1e-9)
  })

  it("is called flat where ten times as many cost about as much each", () => {
    assert.match(Fit.inWords("A call", points(0.01)), /^A call: flat/)
    assert.match(Fit.inWords("A call", points(0.2)), /^A call: grows .*1\.58x/)
    assert.match(Fit.inWords("A call", points(-0.2)), /^A call: falls/)
  })

  it("is not made up of one size", () => {
    assert.match(Fit.inWords("A call", points(0).slice(0, 1)), /no two sizes/)
  })
})
