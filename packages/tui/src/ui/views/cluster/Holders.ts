/** Which worker has which shard, by what the workers say. Pure. */
import type { ClusterLook } from "@stoa/core/cluster"

type Look = ClusterLook.ClusterLook

/** The workers of the shards, by the numbers of these. */
export type Holders = ReadonlyMap<number, string>

const known = new WeakMap<Look, Holders>()

const find = ({ workers }: Look): Holders => {
  // A shard that goes from one worker to another may be told of by both: who spoke last has it.
  const spoken = workers.filter(({ lost }) => !lost).toSorted((a, b) => a.seen - b.seen)
  return new Map(spoken.flatMap(({ load, worker }) => load.shards.map((shard) => [shard, worker] as const)))
}

/** Who has them in a look. */
export const of = (look: Look): Holders => {
  const holders = known.get(look) ?? find(look)
  known.set(look, holders)
  return holders
}

/** The shards that have a worker now and had another before, or none. */
export const moved = (before: Holders, now: Holders): ReadonlyArray<number> =>
  [...now].filter(([shard, worker]) => before.get(shard) !== worker).map(([shard]) => shard).toSorted((a, b) => a - b)

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

/** The letter of a worker in what is drawn of the shards, by where it stands among the workers. */
export const letterOf = ({ workers }: Look, name: string): string => {
  const at = workers.findIndex(({ worker }) => worker === name)
  return at < 0 ? "?" : letters[at % letters.length] ?? "?"
}
