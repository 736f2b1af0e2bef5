import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { chance } from "../../../packages/core/src/domain/Seed.ts"
import { complete } from "../../../packages/core/src/society/Slices.ts"
import * as Transport from "../../../packages/core/src/society/Transport.ts"

/** Rows, columns and bounds that go together, with few different costs, so that there are many ties. */
const small = fc.record({
  rows: fc.integer({ min: 1, max: 6 }),
  columns: fc.integer({ min: 1, max: 4 }),
  min: fc.nat(3),
  max: fc.integer({ min: 1, max: 6 }),
  costs: fc.array(fc.integer({ min: -3, max: 6 }), { minLength: 24, maxLength: 24 })
}).filter(({ columns, max, min, rows }) => columns * min <= rows && rows <= columns * max)

/** The least total cost of all ways there are to give every row a column. */
const cheapest = (
  costs: ReadonlyArray<ReadonlyArray<number>>,
  { columns, max, min }: Transport.Room & { columns: number }
) => {
  const taken = Array.from({ length: columns }, () => 0)
  const best = (row: number): number => {
    if (row === costs.length) return taken.every((count) => count >= min) ? 0 : Infinity
    let least = Infinity
    for (let column = 0; column < columns; column++) {
      if (taken[column]! >= max) continue
      taken[column]!++
      least = Math.min(least, costs[row]![column]! + best(row + 1))
      taken[column]!--
    }
    return least
  }
  return best(0)
}

const counts = (columns: ArrayLike<number>, of: number) =>
  Array.from({ length: of }, (_, column) => Array.from(columns).filter((other) => other === column).length)

const solve = (network: Transport.Network, room: Transport.Room) => complete(Transport.solve(network, room))

describe("solve", () => {
  it("finds the cheapest of all ways within the bounds", () => {
    fc.assert(
      fc.property(small, ({ columns, costs, max, min, rows }) => {
        const table = Array.from({ length: rows }, (_, row) => costs.slice(row * columns, (row + 1) * columns))
        const found = solve(Transport.dense(columns, Float64Array.from(table.flat())), { min, max })
        const total = table.reduce((sum, row, i) => sum + row[found[i]!]!, 0)
        assert.strictEqual(total, cheapest(table, { columns, min, max }))
        for (const count of counts(found, columns)) assert.isTrue(count >= min && count <= max)
      }),
      { numRuns: 1000 }
    )
  })

  it("leaves no chain of moves that would be cheaper, for many rows", () => {
    const [rows, columns] = [200, 40]
    const random = chance(1)
    const cost = Float64Array.from({ length: rows * columns }, () => random.next())
    const found = solve(Transport.dense(columns, cost), { min: 4, max: 6 })
    const sizes = counts(found, columns)
    assert.isTrue(sizes.every((size) => size >= 4 && size <= 6))
    // Shortest ways from column to column by moves of rows (Floyd & Warshall): none that leads back is cheaper than none.
    const ways = Array.from({ length: columns }, () => new Float64Array(columns).fill(Infinity))
    found.forEach((from, row) => {
      for (let to = 0; to < columns; to++) {
        const extra = cost[row * columns + to]! - cost[row * columns + from]!
        ways[from]![to] = Math.min(ways[from]![to]!, extra)
      }
    })
    for (let via = 0; via < columns; via++) {
      for (const way of ways) {
        for (let to = 0; to < columns; to++) way[to] = Math.min(way[to]!, way[via]! + ways[via]![to]!)
      }
    }
    for (let from = 0; from < columns; from++) {
      assert.isAbove(ways[from]![from]!, -1e-9)
      for (let to = 0; to < columns; to++) {
        if (sizes[from]! > 4 && sizes[to]! < 6) assert.isAbove(ways[from]![to]!, -1e-9)
      }
    }
  })

  it("gives ties in the order of rows and columns, the same every time", () => {
    const same = Transport.dense(3, new Float64Array(18).fill(1))
    assert.deepStrictEqual([...solve(same, { min: 1, max: 2 })], [0, 0, 1, 1, 2, 2])
    assert.deepStrictEqual(solve(same, { min: 1, max: 6 }), solve(same, { min: 1, max: 6 }))
  })

  it("gives a row only columns that it may have", () => {
    const network = {
      columns: 3,
      start: Int32Array.from([0, 1, 3, 5]),
      to: Int32Array.from([0, 0, 1, 0, 2]),
      cost: Float64Array.from([0, -9, 0, -8, 0])
    }
    assert.deepStrictEqual([...solve(network, { min: 0, max: 1 })], [0, 1, 2])
    assert.throws(() => solve({ ...network, to: Int32Array.from([0, 0, 0, 0, 0]) }, { min: 0, max: 1 }), "room for row")
    assert.throws(() => solve(network, { min: 2, max: 3 }), "spared")
  })
})
