/** The index of faiss, through faiss-node: a graph like that of usearch. Its addon is built by one's own wish: build-faiss.mjs. */
import { Effect } from "effect"
import { createRequire } from "node:module"
import { detailOf, IndexError } from "./IndexError.ts"
import * as Proposer from "./Proposer.ts"
import type { Maker } from "./VectorIndex.ts"

/** What of faiss-node is used; it need not be installed, so its own types are not at hand. */
interface Library {
  readonly Index: {
    readonly fromFactory: (dimensions: number, description: string, metric: number) => Index
    readonly fromBuffer: (bytes: Buffer) => Index
  }
  readonly MetricType: { readonly METRIC_INNER_PRODUCT: number }
}

interface Index {
  readonly add: (numbers: ReadonlyArray<number>) => void
  readonly search: (numbers: ReadonlyArray<number>, k: number) => { readonly labels: ReadonlyArray<number> }
  readonly toBuffer: () => Buffer
}

/** Sixteen neighbours of a vector in the graph, the vectors whole. */
const description = "HNSW16,Flat"

/** Vectors looked at to find a vector's neighbours, and to search: what faiss has by itself misses one neighbour in thirty. */
const expansion = { add: [40, 128], search: [16, 64] } as const

const bytesOf = (numbers: ReadonlyArray<number>): Buffer => Buffer.from(Int32Array.from(numbers).buffer)

/** An index without vectors. Faiss-node can set nothing in it, but reads it back from bytes that say it. */
const empty = ({ Index, MetricType }: Library, dimensions: number): Index => {
  const index = Index.fromFactory(dimensions, description, MetricType.METRIC_INNER_PRODUCT)
  const bytes = index.toBuffer()
  const settings = bytesOf([expansion.add[0], expansion.search[0]])
  const at = bytes.indexOf(settings)
  if (at < 0 || bytes.includes(settings, at + 1)) return index
  bytes.set(bytesOf([expansion.add[1], expansion.search[1]]), at)
  return Index.fromBuffer(bytes)
}

const fromHere = createRequire(import.meta.url)

/** The library, with one thread, which is what one vector at a time needs; it reads how many when it is loaded. */
const library = (): Library => {
  const before = process.env["OMP_NUM_THREADS"]
  process.env["OMP_NUM_THREADS"] = "1"
  try {
    return fromHere("faiss-node") as Library
  } finally {
    if (before === undefined) delete process.env["OMP_NUM_THREADS"]
    else process.env["OMP_NUM_THREADS"] = before
  }
}

/** The maker of such indexes. */
export const load = (options?: Proposer.ProposerOptions): Effect.Effect<Maker, IndexError> =>
  Effect.try({
    try: (): Maker => {
      const faiss = library()
      return () =>
        Proposer.index((dimensions) => {
          const index = empty(faiss, dimensions)
          // Faiss numbers what goes in.
          const places: Array<number> = []
          return {
            add: (vector, place) => {
              places.push(place)
              index.add(Array.from(vector))
            },
            near: (query, count) =>
              index.search(Array.from(query), Math.min(count, places.length)).labels
                .flatMap((label) => places[label] ?? [])
          }
        }, options)
    },
    catch: (error) => new IndexError({ index: "faiss", detail: trouble(error), remedy })
  })

const remedy =
  "run npm run build:faiss, for which libfaiss-dev and g++ must be installed, or take the index usearch or exact"

/** What is wrong: mostly that there is the source of faiss-node, as npm installs it, and no addon. */
const trouble = (error: unknown): string => {
  const detail = detailOf(error)
  if (detail.includes("bindings file")) return "the addon of faiss-node is not built"
  return detail.startsWith("Cannot find module 'faiss-node'") ? "faiss-node is not installed" : detail
}
