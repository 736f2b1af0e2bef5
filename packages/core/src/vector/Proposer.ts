/** The index over a library that finds likely neighbours fast: it only proposes, the exact cosine decides. */
import { hash } from "node:crypto"
import * as Block from "./Block.ts"
import { cosine, type Vector } from "./Vector.ts"
import { greatest, type VectorIndex } from "./VectorIndex.ts"

/** A graph of vectors, each known by its place. */
export interface Proposer {
  readonly add: (vector: Vector, place: number) => void
  /** The places of `count` likely neighbours, in any order. */
  readonly near: (query: Vector, count: number) => ReadonlyArray<number>
}

/** How a proposer is used. */
export interface ProposerOptions {
  /**
   * Up to this many vectors are compared one by one, which takes less than a millisecond and gives the same on every
   * machine; what a library proposes may hang on the machine's instructions.
   */
  readonly exactly?: number
}

/** Proposals asked for at least: as many as the libraries look at anyway. */
const least = 64

/** More than one in so many asked for: then comparing with all takes no longer. */
const share = 16

/**
 * An index whose proposals come from what `begin` makes for vectors of one length. Vectors go in one by one, so that the
 * graph hangs on their order alone, and those that are the same to the last bit go in once: they would tie each other
 * up in the graph.
 */
export const index = <Id>(
  begin: (length: number) => Proposer,
  { exactly = 2048 }: ProposerOptions = {}
): VectorIndex<Id> => {
  const ids: Array<Id> = []
  const block = Block.growing()
  const firsts = new Map<string, number>()
  const twins = new Map<number, Array<number>>()
  let proposer: Proposer | undefined
  let entered = 0

  const enter = (place: number, into: Proposer) => {
    const vector = Block.row(block, place)
    const bytes = hash("sha256", new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength), "base64")
    const first = firsts.get(bytes)
    if (first === undefined) {
      firsts.set(bytes, place)
      into.add(vector, place)
    } else if (!twins.get(first)?.push(place)) twins.set(first, [place])
  }

  /** The places worth a look, in order; undefined where that is all of them. */
  const proposed = (query: Vector, k: number): Array<number> | undefined => {
    if (proposer === undefined || k * share > ids.length || query.every((value) => value === 0)) return undefined
    const places = proposer.near(query, Math.max(least, 2 * k))
      .flatMap((place) => [place, ...(twins.get(place)?.slice(0, k) ?? [])])
    return places.length < k ? undefined : places.toSorted((a, b) => a - b)
  }

  return {
    get size() {
      return ids.length
    },
    add: (items) => {
      for (const { id, vector } of items) {
        ids.push(id)
        block.add(vector)
      }
      if (ids.length <= exactly) return
      proposer ??= begin(block.length)
      for (; entered < ids.length; entered++) enter(entered, proposer)
    },
    search: (query, k) => {
      const asked = Block.fitting(block, query)
      const places = proposed(asked, k)
      const cosines = places === undefined
        ? Block.cosines(block, asked)
        : Float64Array.from(places, (place) => cosine(asked, Block.row(block, place)))
      return greatest(cosines, k).map(({ id, similarity }) => ({ id: ids[places?.[id] ?? id]!, similarity }))
    }
  }
}
