/** Saying why something cannot be done. */
import { just, type Outcome } from "../state/Press.ts"
import type { Scene } from "../state/View.ts"

/** The state with a sentence for a few seconds, and no dialog. */
export const tell = ({ now, state }: Scene, text: string): Outcome =>
  just({ ...state, dialog: undefined, toast: { text, tone: "warn", at: now, passing: true } })
