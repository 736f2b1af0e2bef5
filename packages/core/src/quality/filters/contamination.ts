import { text } from "../../domain/Draft.ts"
import { type Contamination, sentence } from "../contamination/Contamination.ts"
import * as Filter from "../Filter.ts"
import * as Spoken from "../Spoken.ts"

/**
 * Drops rows that repeat an item of a benchmark, whoever says it; of a scene also the question itself, which somebody gave: a model that
 * is taught on a test is not tested by it.
 */
export const contamination = (benchmarks: Contamination) =>
  Filter.make("contamination", {
    summary: "No row repeats an item of a benchmark.",
    start: () => (draft, { vector }) => {
      const asked = text(draft, "user")
      const texts = Spoken.texts(draft).filter(({ role }) => role !== "system")
      const question = draft.scene === undefined ? [] : [{ name: "the question", text: draft.scene.question.question }]
      for (const { name, text } of [...question, ...texts]) {
        const hit = benchmarks.find(text, text === asked ? vector : undefined)
        if (hit !== undefined) return `${name} ${sentence(hit)}`
      }
      return undefined
    }
  })
