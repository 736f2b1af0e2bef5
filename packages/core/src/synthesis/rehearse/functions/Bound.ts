/** Bounds on numbers, in words and in code. */

/** A bound as it is said. */
export type Bound = "at least" | "more than" | "at most" | "less than"

/** All of them. */
export const bounds: ReadonlyArray<Bound> = ["at least", "more than", "at most", "less than"]

/** The part of a pattern that finds one. */
export const anyBound = `(${bounds.join("|")})`

const signs: Readonly<Record<Bound, string>> = {
  "at least": ">=",
  "more than": ">",
  "at most": "<=",
  "less than": "<"
}

const loose: Readonly<Record<Bound, Bound>> = {
  "at least": "more than",
  "more than": "at least",
  "at most": "less than",
  "less than": "at most"
}

/** The sign of a bound; with a slip, the one that treats the bound itself the other way. */
export const sign = (bound: Bound, slip: boolean): string => signs[slip ? loose[bound] : bound]

/** True for a number within a bound. */
export const within = (bound: Bound, number: number, limit: number): boolean => {
  switch (bound) {
    case "at least":
      return number >= limit
    case "more than":
      return number > limit
    case "at most":
      return number <= limit
    case "less than":
      return number < limit
  }
}
