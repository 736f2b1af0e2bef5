/** An order of groups in which those that are linked stand together: from the links alone, so that it holds still. */
import type { World } from "@stoa/core"
import * as Groups from "./Groups.ts"

/** Groups before it that say which one is next; each says half as much as the one after it. */
const memory = 8

const make = (world: World.World): ReadonlyArray<string> => {
  const left = new Set<string>(Groups.ids(world))
  const links = new Map<string, Array<readonly [string, number]>>()
  const link = (from: string, to: string, weight: number) => {
    const own = links.get(from) ?? []
    own.push([to, weight])
    links.set(from, own)
  }
  for (const { a, b, kind, similarity } of world.links) {
    // A link that was drawn says nothing of who is alike.
    const weight = kind === "far" ? 0.01 : Math.max(0.02, similarity)
    link(a, b, weight)
    link(b, a, weight)
  }
  const order: Array<string> = []
  const best = (): string | undefined => {
    const pulls = new Map<string, number>()
    for (const [back, placed] of order.slice(-memory).toReversed().entries()) {
      for (const [other, weight] of links.get(placed) ?? []) {
        if (left.has(other)) pulls.set(other, (pulls.get(other) ?? 0) + weight / 2 ** back)
      }
    }
    let [found, most]: [string | undefined, number] = [undefined, 0]
    for (const [other, pull] of pulls) {
      if (pull > most || (pull === most && found !== undefined && other < found)) [found, most] = [other, pull]
    }
    return found
  }
  while (left.size > 0) {
    const next = best() ?? left.values().next().value as string
    left.delete(next)
    order.push(next)
  }
  return order
}

const known = new WeakMap<ReadonlyArray<string>, ReadonlyArray<string>>()

/** All groups, each beside those it is most alike to. */
export const of = (world: World.World): ReadonlyArray<string> => {
  const ids = Groups.ids(world)
  const before = known.get(ids) ?? make(world)
  known.set(ids, before)
  return before
}
