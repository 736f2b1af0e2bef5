/** A people's names, and pastimes found among it. In lists of names an underscore stands for a space. */

/** A people: the census draws a given name and a family name of the same one. */
export interface People {
  readonly female: ReadonlyArray<string>
  readonly male: ReadonlyArray<string>
  readonly family: ReadonlyArray<string>
  /** True where the family name stands first. */
  readonly familyFirst: boolean
  readonly pastimes: ReadonlyArray<string>
}

const list = (names: string): Array<string> => names.trim().split(/\s+/).map((name) => name.replaceAll("_", " "))

/** Lists of names as texts. */
export interface Names {
  readonly female: string
  readonly male: string
  readonly family: string
  readonly pastimes: ReadonlyArray<string>
  readonly familyFirst?: boolean
}

/** A people out of its lists. */
export const people = ({ family, familyFirst = false, female, male, pastimes }: Names): People => ({
  female: list(female),
  male: list(male),
  family: list(family),
  familyFirst,
  pastimes
})
