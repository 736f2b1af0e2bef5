/** Which index a run looks vectors up in; an index only proposes, the exact cosine decides. */
import { Context, Effect } from "effect"
import * as FaissIndex from "./FaissIndex.ts"
import type { IndexError } from "./IndexError.ts"
import type { ProposerOptions } from "./Proposer.ts"
import * as UsearchIndex from "./UsearchIndex.ts"
import { exact, type Maker } from "./VectorIndex.ts"

export type { Maker } from "./VectorIndex.ts"

/** The indexes there are. */
export type Kind = "usearch" | "faiss" | "exact"

/** The index of the run; the exact one where nobody says otherwise. */
export const Indexes = Context.Reference<Maker>("@stoa/core/vector/Indexes", {
  defaultValue: (): Maker => () => exact([])
})

const loads: { readonly [K in Kind]: (options?: ProposerOptions) => Effect.Effect<Maker, IndexError> } = {
  usearch: UsearchIndex.load,
  faiss: FaissIndex.load,
  exact: () => Effect.succeed(() => exact([]))
}

/** The maker of one kind of index, with its library in memory. */
export const load = (kind: Kind, options?: ProposerOptions): Effect.Effect<Maker, IndexError> => loads[kind](options)
