/** Names that look like a misspelt one. */

/** Number of letters to put in, take out or change to come from one text to the other (Levenshtein 1966). */
export const distance = (a: string, b: string): number => {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (above[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(changed, (above[j] as number) + 1, (row[j - 1] as number) + 1))
    }
    above = row
  }
  return above[b.length] as number
}

const most = 3

/** At most three of the names that are near enough to be meant, nearest first. */
export const nearest = (name: string, names: ReadonlyArray<string>): Array<string> => {
  const wanted = name.toLowerCase()
  return names
    .map((other) => ({ other, distance: distance(wanted, other.toLowerCase()) }))
    .filter((candidate) => candidate.distance <= Math.max(2, name.length / 3))
    .toSorted((a, b) => a.distance - b.distance || (a.other < b.other ? -1 : 1))
    .slice(0, most)
    .map((candidate) => candidate.other)
}
