/** A row as its texts, and what it is counted under. */
import type { Draft } from "../domain/Draft.ts"
import { text } from "../domain/Draft.ts"

/** A row as two texts. */
export interface Row {
  readonly instruction: string
  readonly response: string
}

/** A row with all that is counted of it. */
export interface FullRow extends Row {
  /** What was thought before the answer; absent where it does not stand apart. */
  readonly thinking?: string | undefined
  /** The kind of data, and where it comes from. */
  readonly kind?: string | undefined
  readonly source?: string | undefined
  readonly ratings?: { readonly quality: string; readonly difficulty: string; readonly category: string } | undefined
}

/** The texts of a row: what is asked first, and the first answer. */
export const row = (draft: Pick<Draft, "turns">): Row => ({
  instruction: text(draft, "user"),
  response: text(draft, "assistant")
})

/** All texts of a row: what is asked first, and everything that is answered and thought. */
export const full = (draft: Pick<Draft, "turns" | "kind" | "ratings">, source: string): FullRow => {
  const answers = draft.turns.filter(({ role }) => role === "assistant")
  const thinking = answers.flatMap(({ reasoning }) => reasoning ?? []).join("\n")
  return {
    instruction: text(draft, "user"),
    response: answers.map(({ content }) => content).join("\n"),
    ...(thinking === "" ? {} : { thinking }),
    kind: draft.kind,
    source,
    ratings: draft.ratings
  }
}
