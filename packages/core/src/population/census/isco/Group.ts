/** What people of a group of occupations have in common; the unit groups add their own. Phrases may hold {his} and so on, schooling {field}. */
import type { Ladder } from "../ladders.ts"

/** A sub-major group of ISCO-08 (two digits), and what holds for all its unit groups. */
export interface Group {
  readonly code: string
  readonly ladder: Ladder
  readonly schooling: ReadonlyArray<string>
  /** Noun phrases. */
  readonly concerns: ReadonlyArray<string>
  /** Sentences in the past tense without a subject. */
  readonly deeds: ReadonlyArray<string>
  /** Pastimes that people of this work are a little more likely to have. */
  readonly pastimes: ReadonlyArray<string>
}

/** A group from a block of text: one line each of schooling, concerns, deeds and pastimes, items parted by semicolons. */
export const group = (code: string, ladder: Ladder, text: string): Group => {
  const [schooling = [], concerns = [], deeds = [], pastimes = []] = text.trim().split("\n").map((line) =>
    line.split(";").map((item) => item.trim())
  )
  return { code, ladder, schooling, concerns, deeds, pastimes }
}
