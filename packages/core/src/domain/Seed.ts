/** Chance as an argument: every random choice is seeded by the place where it is made, never by the order of time. */
import { Context, Schema } from "effect"
import { hash } from "node:crypto"
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64"
import { uniformInt } from "pure-rand/distribution/uniformInt"
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus"

/** A seed: an integer that any server of the OpenAI protocol takes (0 to 2^31 - 1). */
export const Seed = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 0x7fffffff })).annotate({
  identifier: "Seed",
  description: "An integer from 0 to 2147483647"
})
export type Seed = typeof Seed.Type

/** The seed of a place under a run's root seed: the same place always gives the same seed, neighbouring places unrelated ones. */
export const at = (root: Seed, place: string): Seed =>
  Number.parseInt(digest(`${root}\0${place}`).slice(0, 8), 16) >>> 1

/** SHA-256 of a text, as 64 hexadecimal digits. */
export const digest = (text: string): string => hash("sha256", text)

/** A stream of seeded choices, to be used inside one place by one fiber only. */
export interface Chance {
  /** A number in [0, 1). */
  readonly next: () => number
  /** A whole number in [0, below). */
  readonly int: (below: number) => number
  /** True with the given probability. */
  readonly flip: (probability: number) => boolean
  /** One item; the list must not be empty. */
  readonly pick: <A>(items: ReadonlyArray<A>) => A
  /** All items in a new order. */
  readonly shuffle: <A>(items: ReadonlyArray<A>) => Array<A>
  /** At most `count` different items, in the order drawn. */
  readonly sample: <A>(items: ReadonlyArray<A>, count: number) => Array<A>
}

/** The chance that belongs to a seed. */
export const chance = (seed: Seed): Chance => {
  const generator = xoroshiro128plus(seed)
  const next = () => uniformFloat64(generator)
  const int = (below: number) => uniformInt(generator, 0, below - 1)
  const sample = <A>(items: ReadonlyArray<A>, count: number): Array<A> => {
    const rest = items.slice()
    const size = Math.min(count, rest.length)
    for (let i = 0; i < size; i++) {
      const j = i + int(rest.length - i)
      const held = rest[i] as A
      rest[i] = rest[j] as A
      rest[j] = held
    }
    return rest.slice(0, size)
  }
  return {
    next,
    int,
    flip: (probability) => next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new RangeError("Chance.pick needs at least one item")
      return items[int(items.length)] as (typeof items)[number]
    },
    shuffle: (items) => sample(items, items.length),
    sample
  }
}

/** The root seed of the run in progress; every place's seed is made from it. */
export const Root = Context.Reference<Seed>("@stoa/core/domain/Seed/Root", { defaultValue: () => 0 })
