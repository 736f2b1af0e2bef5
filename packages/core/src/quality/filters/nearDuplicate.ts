import { text } from "../../domain/Draft.ts"
import { brief } from "../../domain/PlainText.ts"
import * as Filter from "../Filter.ts"
import * as Shingles from "../twins/Shingles.ts"
import * as Twins from "../twins/Twins.ts"
import { normalise } from "./duplicate.ts"

/** A share of 1 in words: cut and not rounded, so that what is not quite the same never reads as the same. */
export const shown = (share: number): string => (Math.floor(share * 100 + 1e-9) / 100).toFixed(2)

/** Drops rows whose instruction shares so many of its word 3-grams with that of an earlier kept row (Jaccard). */
export const nearDuplicate = (threshold: number) =>
  Filter.make("near-duplicate", {
    summary: "No two rows ask nearly the same in the same words.",
    isForRows: true,
    start: () => {
      let twins: Twins.Twins | undefined
      return (draft, known) => {
        if (Filter.isStaged(draft)) return undefined
        twins ??= Twins.make(threshold)
        const { remember, twin } = twins(Shingles.of(normalise(text(draft, "user"))))
        if (twin !== undefined) {
          return `the instruction is nearly that of ${brief(twin.id, 80)} (Jaccard ${shown(twin.jaccard)})`
        }
        Filter.remember(known, () => remember(draft.id))
        return undefined
      }
    }
  })
