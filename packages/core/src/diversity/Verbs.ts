/**
 * What instructions ask to be done, and to what: the root verb and its direct object, as Y. Wang et al. count them ("Self-Instruct",
 * ACL 2023). English only; found by rule, so now and then wrong: to compare sets, not to judge a row.
 */
import type * as Seed from "../domain/Seed.ts"
import type { English } from "../model/English.ts"
import { drawn } from "./Drawn.ts"

/** A verb with its object, and the rows that ask for it. */
export interface Pair {
  readonly verb: string
  readonly object: string
  readonly rows: number
}

/** Verbs and objects of instructions. */
export interface Verbs {
  /** How many rows were looked at: all, or `Drawn.most` drawn by the seed; and in how many of them a verb was found. */
  readonly looked: number
  readonly found: number
  /** Different root verbs, and how many for each row with a verb: near 0 (always the same) to 1 (none twice). */
  readonly verbs: number
  readonly share: number | undefined
  /** Different direct objects, and different pairs of a verb and an object. */
  readonly objects: number
  readonly pairs: number
  /** The pairs of most rows, at most 20; those of as many rows in alphabetical order. */
  readonly top: ReadonlyArray<Pair>
}

const listed = 20

/** Counts what instructions ask for. */
export const of = (
  instructions: ReadonlyArray<string>,
  { english, seed = 0 }: { readonly english: English; readonly seed?: Seed.Seed | undefined }
): Verbs => {
  const looked = drawn(instructions, seed)
  const found = looked.flatMap((text) => english.verbObject(text) ?? [])
  const verbs = new Set(found.map(({ verb }) => verb)).size
  const pairs = new Map<string, Pair>()
  for (const { object, verb } of found) {
    if (object === undefined) continue
    const key = `${verb} ${object}`
    pairs.set(key, { verb, object, rows: (pairs.get(key)?.rows ?? 0) + 1 })
  }
  const sorted = [...pairs].toSorted(([a, { rows: first }], [b, { rows: second }]) =>
    second - first || (a < b ? -1 : a > b ? 1 : 0)
  )
  return {
    looked: looked.length,
    found: found.length,
    verbs,
    share: found.length === 0 ? undefined : verbs / found.length,
    objects: new Set([...pairs.values()].map(({ object }) => object)).size,
    pairs: pairs.size,
    top: sorted.slice(0, listed).map(([, pair]) => pair)
  }
}
