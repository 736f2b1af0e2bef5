/**
 * The index of usearch: a graph of near neighbours. Y. Malkov, D. Yashunin, "Efficient and Robust Approximate Nearest Neighbor
 * Search Using Hierarchical Navigable Small World Graphs", TPAMI 2018.
 */
import { Effect } from "effect"
import { createRequire } from "node:module"
import type * as Usearch from "usearch"
import { detailOf, IndexError } from "./IndexError.ts"
import * as Proposer from "./Proposer.ts"
import type { Maker } from "./VectorIndex.ts"

/** Neighbours of a vector in the graph, and vectors looked at to find them and to search. */
const graph = { connectivity: 16, expansion_add: 128, expansion_search: 64 }

/** One thread: then the order of the vectors says what the graph is like. */
const threads = 1

// As a module of the older kind, and at run time: the newer one looks for its addon from the file that began the process.
const fromHere = createRequire(import.meta.url)

/** The maker of such indexes. */
export const load = (options?: Proposer.ProposerOptions): Effect.Effect<Maker, IndexError> =>
  Effect.try({
    try: (): Maker => {
      const { Index, MetricKind, ScalarKind } = fromHere("usearch") as typeof Usearch
      return () =>
        Proposer.index((dimensions) => {
          const index = new Index({
            ...graph,
            dimensions,
            metric: MetricKind.IP,
            quantization: ScalarKind.F32,
            multi: false
          })
          return {
            add: (vector, place) => index.add(BigInt(place), vector, threads),
            near: (query, count) => Array.from(index.search(query, count, threads).keys, Number)
          }
        }, options)
    },
    catch: (error) =>
      new IndexError({
        index: "usearch",
        detail: detailOf(error),
        remedy: "run npm install again, or take the index exact"
      })
  })
