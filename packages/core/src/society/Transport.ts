/**
 * The transportation problem, solved exactly: every row gets one of its columns, a column takes no fewer and no more rows
 * than two bounds, and the sum of the costs is the least there is. It is the assignment step of constrained k-means as
 * its authors have it. Rows come in one after the other, each along the shortest path of moves that ends where there is
 * room, with prices that keep Dijkstra's algorithm valid (successive shortest paths; R. Jonker, A. Volgenant, "A Shortest
 * Augmenting Path Algorithm for Dense and Sparse Linear Assignment Problems", Computing 38, 1987); then columns below the
 * least size are filled the same way from those above it. A path leads over columns alone, since they hold few rows each.
 * Own code: of the solvers in the registry those for flows fail at 1,000 rows by 200 columns or take seconds, and those
 * for assignments know no bounds.
 */
import type { Slices } from "./Slices.ts"

/** The arcs of each row: row `i` may be given `to[e]` at `cost[e]`, for e from `start[i]` up to `start[i + 1]`. */
export interface Network {
  readonly columns: number
  readonly start: Int32Array
  readonly to: Int32Array
  readonly cost: Float64Array
}

/** How many rows a column takes. */
export interface Room {
  readonly min: number
  readonly max: number
}

/** A network in which every row may be given every column; `cost` row by row. */
export const dense = (columns: number, cost: Float64Array): Network => ({
  columns,
  start: Int32Array.from({ length: cost.length / columns + 1 }, (_, i) => i * columns),
  to: Int32Array.from(cost, (_, e) => e % columns),
  cost
})

/** Who has what, the price of each column, and the paths of the search in hand. */
class Search {
  readonly members: ReadonlyArray<Array<number>>
  /** The arc that each row uses; -1 before it has one. */
  readonly used: Int32Array
  readonly price: Float64Array
  private readonly distance: Float64Array
  /** The row and the arc by which a column was reached; -1 where the search began. */
  private readonly mover: Int32Array
  private readonly arc: Int32Array
  private readonly closed: Uint8Array
  /** The columns reached. */
  private reached: Array<number> = []

  private readonly network: Network

  constructor(network: Network) {
    this.network = network
    const { columns, start } = network
    this.members = Array.from({ length: columns }, () => [])
    this.used = new Int32Array(start.length - 1).fill(-1)
    this.price = new Float64Array(columns)
    this.distance = new Float64Array(columns).fill(Infinity)
    this.mover = new Int32Array(columns)
    this.arc = new Int32Array(columns)
    this.closed = new Uint8Array(columns)
  }

  private begin(): void {
    for (const column of this.reached) {
      this.distance[column] = Infinity
      this.closed[column] = 0
    }
    this.reached = []
  }

  private reach(column: number, distance: number, by: { readonly row: number; readonly arc: number }): void {
    if (this.distance[column] === Infinity) this.reached.push(column)
    this.distance[column] = distance
    this.mover[column] = by.row
    this.arc[column] = by.arc
  }

  /** Looks where a row could go from here. */
  private relax(row: number, base: number): void {
    const { cost, start, to } = this.network
    const last = start[row + 1]!
    for (let arc = start[row]!; arc < last; arc++) {
      const column = to[arc]!
      const distance = base + cost[arc]! - this.price[column]!
      if (distance < this.distance[column]! && this.closed[column] === 0) this.reach(column, distance, { row, arc })
    }
  }

  /** The nearest column at which a path may end; the least number among equals. */
  private nearest(ends: (column: number) => boolean): number {
    for (;;) {
      let best = -1
      for (const column of this.reached) {
        if (this.closed[column] === 1) continue
        const more = best < 0 ? -1 : this.distance[column]! - this.distance[best]!
        if (more < 0 || (more === 0 && column < best)) best = column
      }
      if (best < 0 || ends(best)) return best
      this.closed[best] = 1
      for (const row of this.members[best]!) {
        this.relax(row, this.distance[best]! - this.network.cost[this.used[row]!]! + this.price[best]!)
      }
    }
  }

  /** Moves everybody along the path that ends at a column. */
  private follow(end: number): void {
    for (let column = end; column >= 0;) {
      const row = this.mover[column]!
      if (row < 0) return
      const before = this.used[row]!
      const from = before < 0 ? -1 : this.network.to[before]!
      if (from >= 0) this.members[from]!.splice(this.members[from]!.indexOf(row), 1)
      this.members[column]!.push(row)
      this.used[row] = this.arc[column]!
      column = from
    }
  }

  /** Gives a row a column. */
  insert(row: number, max: number): void {
    this.begin()
    this.relax(row, 0)
    const end = this.nearest((column) => this.members[column]!.length < max)
    if (end < 0) throw new RangeError(`No column has room for row ${row}`)
    const length = this.distance[end]!
    for (const column of this.reached) {
      if (this.closed[column] === 1) this.price[column]! += this.distance[column]! - length
    }
    this.follow(end)
  }

  /** Brings one row more into a column, out of some column with more than it needs. */
  fill(target: number, min: number): void {
    this.begin()
    this.members.forEach((rows, column) => {
      if (rows.length > min) this.reach(column, -this.price[column]!, { row: -1, arc: -1 })
    })
    if (this.nearest((column) => column === target) < 0) throw new RangeError(`No row can be spared for ${target}`)
    const length = this.distance[target]!
    this.distance.forEach((distance, column) => (this.price[column]! += Math.min(distance, length)))
    this.follow(target)
  }
}

/** The column of each row at the least total cost; among equal ones the choice is that of the rows' and columns' order. */
export function* solve(network: Network, { max, min }: Room): Slices<Int32Array> {
  const search = new Search(network)
  for (let row = 0; row < search.used.length; row++) {
    search.insert(row, max)
    yield
  }
  for (let column = 0; column < network.columns; column++) {
    while (search.members[column]!.length < min) {
      search.fill(column, min)
      yield
    }
  }
  return search.used.map((arc) => network.to[arc]!)
}
