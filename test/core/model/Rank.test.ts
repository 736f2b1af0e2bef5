import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Place from "../../../packages/core/src/domain/Place.ts"
import { chance } from "../../../packages/core/src/domain/Seed.ts"
import * as Rank from "../../../packages/core/src/model/Rank.ts"

const compare = (a: string, b: string) => (Rank.of(a) < Rank.of(b) ? -1 : Rank.of(a) > Rank.of(b) ? 1 : 0)

const piece = fc.oneof(
  fc.integer({ min: 0, max: 20_000 }).map(Place.agentId),
  fc.integer({ min: 0, max: 2000 }).map(Place.groupId),
  fc.integer({ min: 0, max: 1000 }).map(String),
  fc.constantFrom("repair", "receive", "route", "e2", "w0", "r1", "instruct", "respond", "a", "ab", "a-b")
)
const place = fc.tuple(
  fc.constantFrom("population", "society", "simulation", "synthesis"),
  fc.array(piece, { maxLength: 4 })
).map(([phase, rest]) => Place.join(phase, ...rest))

describe("Rank", () => {
  it("sorts the places of a phase as places are sorted", () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        fc.pre(a.split("/")[0] === b.split("/")[0])
        assert.strictEqual(compare(a, b), Math.sign(Place.compare(a, b)))
      }),
      { numRuns: 2000 }
    )
  })

  it("sorts a run: phase by phase, step by step, row by row", () => {
    const ordered = [
      "interview/a0007/1",
      "population/a0002",
      "population/a0010",
      "population/a0010/repair",
      "society/embed/0",
      "society/embed/10",
      "simulation/2/g009/a0001",
      "simulation/10/g000/a0001",
      "simulation/10/g000/a0002",
      "synthesis/r1/w0/9/respond",
      "synthesis/r1/w0/10/instruct",
      "synthesis/r1/w0/10/respond",
      "synthesis/r2/w0/0/instruct",
      "something/else"
    ]
    assert.deepStrictEqual(chance(7).shuffle(ordered).toSorted(compare), ordered)
  })
})
