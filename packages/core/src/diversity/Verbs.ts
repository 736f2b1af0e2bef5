/**
 * What instructions ask to be done, and to what: the root verb and its direct object, as Y. Wang et al. count them ("Self-Instruct",
 * ACL 2023). English only; found by rule, so now and then wrong: to compare sets, not to judge a row.
 */
import type * as Seed from "../domain/Seed.ts"
import type { English } from "../model/English.ts"
import type { VerbObject } from "../model/english/VerbObject.ts"
import { drawn } from "./Drawn.ts"

/** A verb with its object, and the rows that ask for it. */
export interface Pair {
  readonly verb: string
  readonly object: string
  readonly rows: number
}

/** A root verb, the rows that ask for it, and its most frequent objects. */
export interface Root {
  readonly verb: string
  readonly rows: number
  readonly objects: ReadonlyArray<{ readonly object: string; readonly rows: number }>
}

/** Verbs and objects of instructions. */
export interface Verbs {
  /** How many rows were looked at: all, or some that the seed has drawn; and in how many of them a verb was found. */
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
  /** The verbs of most rows, at most 20, each with at most 5 objects; in the same order. */
  readonly roots: ReadonlyArray<Root>
}

const listed = 20
const objectsListed = 5

/** How often each key comes, the most frequent first, and of as many in alphabetical order. */
const ranked = (keys: ReadonlyArray<string>): ReadonlyArray<readonly [string, number]> =>
  [...Map.groupBy(keys, (key) => key)].map(([key, those]) => [key, those.length] as const)
    .toSorted(([a, first], [b, second]) => second - first || (a < b ? -1 : a > b ? 1 : 0))

const rootsOf = (found: ReadonlyArray<VerbObject>): ReadonlyArray<Root> => {
  const byVerb = Map.groupBy(found, ({ verb }) => verb)
  return ranked(found.map(({ verb }) => verb)).slice(0, listed).map(([verb, rows]) => ({
    verb,
    rows,
    objects: ranked((byVerb.get(verb) ?? []).flatMap(({ object }) => object ?? [])).slice(0, objectsListed)
      .map(([object, rows]) => ({ object, rows }))
  }))
}

/** The numbers of what was found in some instructions: a verb with its object, or nothing. */
export const tally = (looked: ReadonlyArray<VerbObject | undefined>): Verbs => {
  const found = looked.flatMap((one) => one ?? [])
  const pairs = ranked(found.flatMap(({ object, verb }) => (object === undefined ? [] : [`${verb}\0${object}`])))
    .map(([key, rows]): Pair => ({ verb: key.split("\0")[0] ?? "", object: key.split("\0")[1] ?? "", rows }))
  const verbs = new Set(found.map(({ verb }) => verb)).size
  return {
    looked: looked.length,
    found: found.length,
    verbs,
    share: found.length === 0 ? undefined : verbs / found.length,
    objects: new Set(pairs.map(({ object }) => object)).size,
    pairs: pairs.length,
    top: pairs.slice(0, listed),
    roots: rootsOf(found)
  }
}

/** Counts what instructions ask for. */
export const of = (
  instructions: ReadonlyArray<string>,
  { english, seed = 0 }: { readonly english: English; readonly seed?: Seed.Seed | undefined }
): Verbs => tally(drawn(instructions, seed).map((text) => english.verbObject(text)))
