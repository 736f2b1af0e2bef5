/** The candidates of a requirement, waiting in their arms. */
import type * as Seed from "../domain/Seed.ts"
import { clusters } from "../vector/Clusters.ts"
import type { Vector } from "../vector/Vector.ts"
import * as Arms from "./Arms.ts"
import { type Candidate, type Found, keyOf } from "./Retrieve.ts"

/** A candidate that was taken out of the queue, and the number of its arm. */
export interface Taken {
  readonly candidate: Candidate
  readonly arm: number
}

/** Candidates in the order of retrieval, each in the arm of its episode. */
export interface Queue {
  readonly arms: number
  readonly left: () => number
  /** Takes so many out, shared among the arms by what each gave in waves before; in the order of retrieval. */
  readonly take: (size: number, options: {
    readonly spent: ReadonlyArray<ReadonlyArray<Arms.Spent>>
    readonly chance: Seed.Chance
  }) => Array<Taken>
}

/** A queue of candidates; episodes that tell of like things are one arm. */
export const make = (
  candidates: ReadonlyArray<Candidate>,
  { found, seed }: { readonly found: ReadonlyArray<Found>; readonly seed: Seed.Seed }
): Queue => {
  const wanted = new Set(candidates.map(({ episode }) => episode.id))
  const episodes = found.filter(({ id }) => wanted.has(id as never))
  const vectors: ReadonlyArray<Vector> = episodes.map(({ vector }) => vector)
  const { centroids, of } = clusters(vectors, { count: Arms.count(episodes.length), seed })
  const armOf = new Map(episodes.map(({ id }, index) => [id, of[index] ?? 0]))
  const waiting = Array.from({ length: Math.max(1, centroids.length) }, (): Array<number> => [])
  candidates.forEach(({ episode }, index) => waiting[armOf.get(episode.id) ?? 0]!.push(index))
  // Where the next of each arm stands: what was taken out stays where it is.
  const heads = waiting.map(() => 0)
  const leftOf = (arm: number): number => waiting[arm]!.length - heads[arm]!

  const due = (size: number): Array<number> => {
    const counts = waiting.map(() => 0)
    const next = waiting.flatMap((own, arm) =>
      own.slice(heads[arm], heads[arm]! + size).map((index) => ({ index, arm }))
    ).toSorted((a, b) => a.index - b.index)
    for (const { arm } of next.slice(0, size)) counts[arm]!++
    return counts
  }

  return {
    arms: waiting.length,
    left: () => heads.reduce((sum, _, arm) => sum + leftOf(arm), 0),
    take: (size, { chance, spent }) => {
      const wishes = due(size)
      const arms = waiting.map((_, arm): Arms.Arm => ({
        ...Arms.recent(spent.map((wave) => wave[arm]!)),
        left: leftOf(arm),
        due: wishes[arm]!
      }))
      const shares = Arms.share({ arms, size }, chance)
      const taken = shares.flatMap((share, arm) => {
        const own = waiting[arm]!.slice(heads[arm], heads[arm]! + share)
        heads[arm]! += share
        return own.map((index) => ({ index, arm }))
      })
      return taken.toSorted((a, b) => a.index - b.index).map(({ arm, index }) => ({
        candidate: candidates[index]!,
        arm
      }))
    }
  }
}

/** The candidates that nobody has written for a like wish before. */
export const fresh = (candidates: ReadonlyArray<Candidate>, asked: ReadonlySet<string>): Array<Candidate> =>
  candidates.filter((candidate) => !asked.has(keyOf(candidate)))
