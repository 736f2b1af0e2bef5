/** The edge of a search: numbered points with their distances, the nearest of which is taken next. A binary heap. */

const before = (distance: ReadonlyArray<number>, point: ReadonlyArray<number>, i: number, j: number): boolean =>
  distance[i]! < distance[j]! || (distance[i] === distance[j] && point[i]! < point[j]!)

/** Points that wait; one may wait several times, and is then taken several times, nearest first. */
export class Frontier {
  private readonly distances: Array<number> = []
  private readonly points: Array<number> = []

  clear(): void {
    this.distances.length = 0
    this.points.length = 0
  }

  add(point: number, distance: number): void {
    let at = this.points.length
    this.points.push(point)
    this.distances.push(distance)
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!before(this.distances, this.points, at, above)) return
      this.swap(at, above)
      at = above
    }
  }

  /** Takes the nearest point, the least number among equals; -1 where none waits. */
  take(): number {
    const nearest = this.points[0]
    if (nearest === undefined) return -1
    this.swap(0, this.points.length - 1)
    this.points.pop()
    this.distances.pop()
    for (let at = 0;;) {
      let below = 2 * at + 1
      if (below >= this.points.length) return nearest
      if (below + 1 < this.points.length && before(this.distances, this.points, below + 1, below)) below++
      if (!before(this.distances, this.points, below, at)) return nearest
      this.swap(at, below)
      at = below
    }
  }

  private swap(i: number, j: number): void {
    const { distances, points } = this
    const [distance, point] = [distances[i]!, points[i]!]
    distances[i] = distances[j]!
    points[i] = points[j]!
    distances[j] = distance
    points[j] = point
  }
}
