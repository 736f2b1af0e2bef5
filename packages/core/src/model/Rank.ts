/** Where a place stands among those that wait: the earlier phase first, then in the order of places. */
import { phases } from "../log/Signals.ts"

const pieces = /\d+|[^\d/]+|\//g
const longest = 16

/**
 * A text that sorts, compared plainly, as `Place.compare` sorts places of one phase. It is made once for each call, so that
 * comparing two of thousands that wait takes no parsing. Places of no phase stand last, but for interviews: a person waits for those,
 * and no row hangs on them.
 */
export const of = (place: string): string => {
  const slash = place.indexOf("/")
  const phase = (phases as ReadonlyArray<string>).indexOf(slash < 0 ? place : place.slice(0, slash))
  let rank = String(phase >= 0 ? phase : place.startsWith("interview/") ? "" : phases.length)
  for (const [piece] of place.matchAll(pieces)) {
    const first = piece.charCodeAt(0)
    // Below everything that a place is made of, so that the shorter of two pieces stands first.
    rank += `\0${first >= 48 && first <= 57 ? piece.padStart(longest, "0") : piece}`
  }
  return rank
}
