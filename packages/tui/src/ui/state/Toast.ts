/** What happened last, in a sentence that stays for a few seconds. */
import { just, type Outcome } from "./Press.ts"
import type { ViewState } from "./State.ts"

type Shown = NonNullable<ViewState["toast"]>

/** Milliseconds for which a sentence stays: as long as it takes to be read. */
export const lasts = ({ text }: Shown): number => Math.min(6000, 2500 + text.length * 40)

/** A state with a sentence. */
export const tell = (
  state: ViewState,
  { tone = "warn", ...shown }: Partial<Shown> & Pick<Shown, "text" | "at">
): ViewState => ({
  ...state,
  toast: { tone, ...shown }
})

/** Nothing but a sentence: why something cannot be done. */
export const refuse = (state: ViewState, { at, text }: Pick<Shown, "text" | "at">): Outcome =>
  just(tell(state, { at, text, passing: true }))
