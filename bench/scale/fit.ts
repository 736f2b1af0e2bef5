/** How a cost grows with the size: pure. */

/** A size, and what one of it costs. */
export interface Point {
  readonly agents: number
  readonly each: number
}

/** The power of the size with which the cost of one grows, by least squares of the logarithms: 0 where it is flat. */
export const power = (points: ReadonlyArray<Point>): number => {
  const logs = points.map(({ agents, each }) => ({ x: Math.log(agents), y: Math.log(each) }))
  const mean = (of: (log: { readonly x: number; readonly y: number }) => number) =>
    logs.reduce((sum, log) => sum + of(log), 0) / logs.length
  const x = mean((log) => log.x)
  const y = mean((log) => log.y)
  const spread = logs.reduce((sum, log) => sum + (log.x - x) ** 2, 0)
  return spread === 0 ? Number.NaN : logs.reduce((sum, log) => sum + (log.x - x) * (log.y - y), 0) / spread
}

/** What ten times as many cost more each, which one still calls flat: a shared machine's figures vary by as much. */
const flat = 1.12

/** A fit in words. */
export const inWords = (what: string, points: ReadonlyArray<Point>): string => {
  const found = power(points.filter(({ each }) => each > 0))
  if (Number.isNaN(found)) return `${what}: no two sizes to be compared`
  const tenfold = 10 ** found
  const how = tenfold > flat ? "grows" : tenfold < 1 / flat ? "falls" : "flat"
  return `${what}: ${how} (agents^${found.toFixed(3)}; ten times as many cost ${tenfold.toFixed(2)}x each)`
}
