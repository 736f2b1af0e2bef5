/** All families of functions, and the one that an instruction asks for. */
import { hours, joined } from "./clock.ts"
import { newest, overdue } from "./dated.ts"
import type { Family, Known } from "./Family.ts"
import { leaps, low, run, smooth } from "./series.ts"
import { duty, shares, tariff } from "./sharing.ts"
import { clean, label } from "./texts.ts"
import { leaders, totals } from "./totals.ts"

/** All families; where the words of two are alike, the more particular stands first. */
export const families: ReadonlyArray<Family> = [
  leaders,
  newest,
  overdue,
  run,
  smooth,
  leaps,
  low,
  hours,
  joined,
  label,
  clean,
  shares,
  duty,
  tariff,
  totals
]

/** The function that an instruction asks for; undefined for one of no family. */
export const known = (instruction: string): Known | undefined => {
  for (const { know } of families) {
    const found = know(instruction)
    if (found !== undefined) return found
  }
  return undefined
}
