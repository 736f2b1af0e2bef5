/** The keys of a dialog, in one line at its foot. */
import { type Line, span } from "../canvas/Line.ts"

/** Keys with what they do. */
export const line = (keys: ReadonlyArray<readonly [key: string, does: string]>): Line =>
  keys.flatMap(([key, does], index) => [
    ...(index === 0 ? [] : [span("   ")]),
    span(key, "key"),
    span(` ${does}`, "dim")
  ])
