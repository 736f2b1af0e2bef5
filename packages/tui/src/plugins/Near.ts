/** Names that look like a misspelt one, and how they are told. */

/** Letters to put in, take out or change to come from one text to the other (Levenshtein 1966). */
const distance = (a: string, b: string): number => {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const row = [i + 1]
    for (const [j, other] of [...b].entries()) {
      const changed = (above[j] ?? 0) + (letter === other ? 0 : 1)
      row.push(Math.min(changed, (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1))
    }
    above = row
  }
  return above.at(-1) ?? 0
}

/** At most three of the names that may be meant, nearest first. */
export const nearest = (name: string, names: ReadonlyArray<string>): ReadonlyArray<string> =>
  names
    .map((other) => ({ other, far: distance(name.toLowerCase(), other.toLowerCase()) }))
    .filter(({ far }) => far <= (name.length < 4 ? 1 : Math.max(2, name.length / 3)))
    .toSorted((a, b) => a.far - b.far || (a.other < b.other ? -1 : 1))
    .slice(0, 3)
    .map(({ other }) => other)

/** "did you mean a or b?", or what else there is to say. */
export const orElse = (names: ReadonlyArray<string>, otherwise: string): string =>
  names.length === 0 ? otherwise : `did you mean ${names.join(" or ")}?`
