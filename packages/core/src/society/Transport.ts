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
import { Frontier } from "./Frontier.ts"
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
export const dense = (columns: number, cost: Float64Array): Network => {
  const start = new Int32Array(cost.length / columns + 1)
  for (let row = 1; row < start.length; row++) start[row] = row * columns
  const to = new Int32Array(cost.length)
  for (let arc = 0; arc < to.length; arc++) to[arc] = arc % columns
  return { columns, start, to, cost }
}

/** Who has what, the price of each column, and the paths of the search in hand. */
class Search {
  readonly members: ReadonlyArray<Array<number>>
  /** The arc that each row uses; -1 before it has one. */
  readonly used: Int32Array
  private readonly network: Network
  private readonly price: Float64Array
  private readonly distance: Float64Array
  /** The row and the arc by which a column was reached; -1 where the search began. */
  private readonly mover: Int32Array
  private readonly arc: Int32Array
  private readonly closed: Uint8Array
  private readonly frontier = new Frontier()
  private reached: Array<number> = []
  /** Where a path may end. */
  private ends: (column: number) => boolean = () => false

  constructor(network: Network) {
    const { columns, start } = network
    this.network = network
    this.members = Array.from({ length: columns }, () => [])
    this.used = new Int32Array(start.length - 1).fill(-1)
    this.price = new Float64Array(columns)
    this.distance = new Float64Array(columns).fill(Infinity)
    this.mover = new Int32Array(columns)
    this.arc = new Int32Array(columns)
    this.closed = new Uint8Array(columns)
  }

  private begin(ends: (column: number) => boolean): void {
    for (const column of this.reached) {
      this.distance[column] = Infinity
      this.closed[column] = 0
    }
    this.reached = []
    this.frontier.clear()
    this.ends = ends
  }

  private reach(column: number, distance: number): void {
    if (this.distance[column] === Infinity) this.reached.push(column)
    this.distance[column] = distance
    // Among equals those come first where the search would be over.
    this.frontier.add(this.ends(column) ? column : column + this.network.columns, distance)
  }

  /** Looks where a row could go from here. */
  private relax(row: number, base: number): void {
    const { cost, start, to } = this.network
    const last = start[row + 1]!
    for (let arc = start[row]!; arc < last; arc++) {
      const column = to[arc]!
      const distance = base + cost[arc]! - this.price[column]!
      if (distance >= this.distance[column]! || this.closed[column] === 1) continue
      this.reach(column, distance)
      this.mover[column] = row
      this.arc[column] = arc
    }
  }

  /** The nearest column at which a path may end; -1 where there is none. */
  private nearest(): number {
    for (;;) {
      const point = this.frontier.take()
      if (point < 0) return -1
      const column = point % this.network.columns
      if (this.ends(column)) return column
      if (this.closed[column] === 1) continue
      this.closed[column] = 1
      for (const row of this.members[column]!) {
        this.relax(row, this.distance[column]! - this.network.cost[this.used[row]!]! + this.price[column]!)
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
    this.begin((column) => this.members[column]!.length < max)
    this.relax(row, 0)
    const end = this.nearest()
    if (end < 0) throw new RangeError(`No column has room for row ${row}`)
    const length = this.distance[end]!
    for (const column of this.reached) {
      if (this.closed[column] === 1) this.price[column]! += this.distance[column]! - length
    }
    this.follow(end)
  }

  /** Brings one row more into a column, out of some column with more than it needs. */
  fill(target: number, min: number): void {
    this.begin((column) => column === target)
    this.members.forEach((rows, column) => {
      if (rows.length <= min) return
      this.reach(column, -this.price[column]!)
      this.mover[column] = -1
    })
    if (this.nearest() < 0) throw new RangeError(`No row can be spared for ${target}`)
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
