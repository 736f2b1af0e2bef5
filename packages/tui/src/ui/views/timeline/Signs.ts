/** What the signs in the lanes stand for. */
import { type Line, span } from "../../canvas/Line.ts"
import type { Glyphs } from "../../state/Glyphs.ts"

const signs = (
  { fails, frame, idle, running, spark, waits }: Glyphs,
  isOpened: boolean
): ReadonlyArray<readonly [string, string]> =>
  !isOpened
    ? [
      [`${spark[0]} to ${spark.at(-1)}`, "members who acted"],
      [running, "at work"],
      [waits, "waits for a group"],
      [fails, "a failure"],
      [idle, "nobody acted"],
      [frame.h, "long past"]
    ]
    : [
      ["d", "does"],
      ["s", "says"],
      ["a", "asks"],
      ["p", "publishes"],
      ["t", "thinks"],
      ["capital", "reacts to what was heard"],
      [fails, "failed"],
      [idle, "did nothing"]
    ]

/** What the signs stand for, as many as there is room for. */
export const draw = (
  glyphs: Glyphs,
  { isOpened, width }: { readonly isOpened: boolean; readonly width: number }
): Line => {
  const told: Array<string> = []
  for (const [sign, words] of signs(glyphs, isOpened)) {
    const next = `${sign} ${words}`
    if ([...told, next].join("   ").length > width) break
    told.push(next)
  }
  return [span(told.join("   "), "dim")]
}
