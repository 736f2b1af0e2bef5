/** Which index a run looks vectors up in; an index only proposes, the exact cosine decides. */
import { Context } from "effect"
import { exact, type VectorIndex } from "./VectorIndex.ts"

/** Makes an empty index for vectors of any one length. */
export type Maker = <Id>() => VectorIndex<Id>

/** The index of the run; the exact one where nobody says otherwise. */
export const Indexes = Context.Reference<Maker>("@stoa/core/vector/Indexes", {
  defaultValue: (): Maker => () => exact([])
})
