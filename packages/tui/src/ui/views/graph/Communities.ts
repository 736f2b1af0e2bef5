/** An order of groups in which those that hear each other stand together: from their links alone, so that it holds still. */
import { Place, World } from "@stoa/core"

/** Rounds in which groups take the label that most of their neighbours have. */
const rounds = 8

/** Each group's community by label propagation, asked in place order: the same links give the same ones. */
const labels = (
  ids: ReadonlyArray<string>,
  weights: ReadonlyMap<string, ReadonlyArray<readonly [string, number]>>
): Map<string, string> => {
  const label = new Map(ids.map((id) => [id, id]))
  for (let round = 0; round < rounds; round++) {
    let isChanged = false
    for (const id of ids) {
      const votes = new Map<string, number>()
      for (const [other, weight] of weights.get(id) ?? []) {
        const theirs = label.get(other) as string
        votes.set(theirs, (votes.get(theirs) ?? 0) + weight)
      }
      let [best, most] = [label.get(id) as string, votes.get(label.get(id) as string) ?? 0]
      for (const [candidate, vote] of votes) {
        if (vote > most || (vote === most && Place.compare(candidate, best) < 0)) [best, most] = [candidate, vote]
      }
      if (best !== label.get(id)) {
        label.set(id, best)
        isChanged = true
      }
    }
    if (!isChanged) break
  }
  return label
}

const make = (world: World.World): ReadonlyArray<string> => {
  const ids = World.groups(world).map(({ group }) => group.id)
  const known = new Set<string>(ids)
  const weights = new Map<string, Array<readonly [string, number]>>(ids.map((id) => [id, []]))
  for (const { a, b, kind, similarity } of world.links) {
    if (!known.has(a) || !known.has(b)) continue
    // A link that was drawn says nothing of who belongs together.
    const weight = kind === "far" ? 0.01 : Math.max(0.02, similarity)
    weights.get(a)?.push([b, weight])
    weights.get(b)?.push([a, weight])
  }
  const label = labels(ids, weights)
  const communities = Map.groupBy(ids, (id) => label.get(id) as string)
  return [...communities]
    .toSorted(([a, left], [b, right]) => right.length - left.length || Place.compare(a, b))
    .flatMap(([, members]) => members)
}

const known = new WeakMap<World.World["links"], { readonly size: number; readonly order: ReadonlyArray<string> }>()

/** All groups, those of a community one after the other, the largest community first. */
export const order = (world: World.World, size: number): ReadonlyArray<string> => {
  const before = known.get(world.links)
  if (before?.size === size) return before.order
  const made = make(world)
  known.set(world.links, { size, order: made })
  return made
}
