/** The latest attempts as spans of time, for a timeline: in the order in which they began. */
import type { Attempt } from "./Rows.ts"
import type { CallSpan } from "./Watched.ts"

/** How many are kept. */
export const most = 3000

const spanOf = ({ began, id, model, place, state, took }: Attempt): CallSpan => ({
  id,
  place,
  model,
  state,
  began,
  ended: state === "open" ? undefined : began + (took ?? 0)
})

/** Spans that are kept. */
export interface Spans {
  readonly put: (attempt: Attempt) => void
  readonly read: () => ReadonlyArray<CallSpan>
  readonly copy: () => Spans
}

const over = (before: ReadonlyArray<CallSpan>): Spans => {
  let spans = before.slice()
  return {
    put: (attempt) => {
      const span = spanOf(attempt)
      let at = spans.length
      while (at > 0 && (spans[at - 1] as CallSpan).id > attempt.id) at--
      if (spans[at - 1]?.id === attempt.id) spans[at - 1] = span
      else if (at > 0 || spans.length < most) spans.splice(at, 0, span)
      if (spans.length > 2 * most) spans = spans.slice(-most)
    },
    read: () => spans.slice(-most),
    copy: () => over(spans)
  }
}

/** None yet. */
export const make = (): Spans => over([])
