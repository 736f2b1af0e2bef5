import { brief } from "../../domain/PlainText.ts"
import type { Maker } from "../../vector/Indexes.ts"
import type { VectorIndex } from "../../vector/VectorIndex.ts"
import * as Filter from "../Filter.ts"
import { shown } from "./nearDuplicate.ts"

/** From which cosine on two instructions mean the same, and what looks them up. */
export interface Semantic {
  /** Above 0. */
  readonly threshold: number
  readonly maker: Maker
}

/** The threshold of an embedder: vectors of words lie nearer to each other than those of meaning, so two must be nearer to be one. */
export const semanticThreshold = (embedder: string, setting?: number): number =>
  setting ?? (embedder === "lexical" ? 0.95 : 0.9)

/** Drops rows whose instruction means what that of an earlier kept row means, by the cosine of their vectors. One without a vector stays. */
export const semanticDuplicate = ({ maker, threshold }: Semantic) =>
  Filter.make("semantic-duplicate", {
    summary: "No two rows ask the same in other words.",
    isForRows: true,
    start: () => {
      let kept: VectorIndex<string> | undefined
      return (draft, known) => {
        const { vector } = known
        if (vector === undefined || Filter.isStaged(draft)) return undefined
        const index = kept ??= maker<string>()
        const [nearest] = index.search(vector, 1)
        if (nearest !== undefined && nearest.similarity >= threshold) {
          return `means what ${brief(nearest.id, 80)} asks (cosine ${shown(nearest.similarity)})`
        }
        Filter.remember(known, () => index.add([{ id: draft.id, vector }]))
        return undefined
      }
    }
  })
