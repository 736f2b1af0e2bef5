/** How near two texts are to each other, word by word; both are normalised before. */

/** From which share of common triples of words on two texts are alike. */
const leastCommon = 0.9

/** Share of the words, and number of them, that may differ in texts that are alike. */
const mostChanged = { share: 0.05, words: 4 }

/** Fewest words of which some may differ. */
const fewestWords = 12

/** Words; signs of the East stand for one each. */
const wordsOf = (text: string): ReadonlyArray<string> =>
  text.match(
    /[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}]|(?:(?![\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}])[\p{L}\p{M}\p{N}])+|\S/gu
  ) ?? []

const triplesOf = (words: ReadonlyArray<string>): ReadonlySet<string> =>
  new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`))

const common = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  let both = 0
  for (const triple of one) if (other.has(triple)) both++
  const all = one.size + other.size - both
  return all === 0 ? 0 : both / all
}

// Numbers, signs of reckoning and denials: of two texts that differ in these one may be right and the other wrong.
const decisive = /\p{N}+|[\p{Sm}\p{Sc}]|\b(?:not|no|never|none|cannot|can t|don t|isn t|true|false|yes)\b/gu

const claimOf = (text: string): string => (text.match(decisive) ?? []).join(" ")

/** Words that are to be put in, taken out or changed to make one text of the other; more than `most` are not counted. */
const changes = (
  [one, other]: readonly [ReadonlyArray<string>, ReadonlyArray<string>],
  most: number
): number => {
  if (Math.abs(one.length - other.length) > most) return most + 1
  // Only the band of the table is filled in which no more than `most` words were put in or taken out.
  let row = Array.from({ length: other.length + 1 }, (_, column) => column <= most ? column : most + 1)
  for (let line = 1; line <= one.length; line++) {
    const next = Array.from(row, () => most + 1)
    if (line <= most) next[0] = line
    let least = next[0] ?? most + 1
    for (let column = Math.max(1, line - most); column <= Math.min(other.length, line + most); column++) {
      const [above = most, left = most, corner = most] = [row[column], next[column - 1], row[column - 1]]
      const cost = Math.min(above + 1, left + 1, corner + (one[line - 1] === other[column - 1] ? 0 : 1))
      next[column] = cost
      least = Math.min(least, cost)
    }
    if (least > most) return most + 1
    row = next
  }
  return row[other.length] ?? most + 1
}

const holds = (longer: ReadonlyArray<string>, shorter: ReadonlyArray<string>): boolean =>
  ` ${longer.join(" ")} `.includes(` ${shorter.join(" ")} `)

/**
 * In what two texts are alike; absent where they are not. Texts that differ in a number, a sign or a denial are not, however many words
 * they share: that may be all the difference between right and wrong.
 */
export const of = (one: string, other: string): string | undefined => {
  if (claimOf(one) !== claimOf(other)) return undefined
  const [shorter, longer] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.length - b.length) as [
    ReadonlyArray<string>,
    ReadonlyArray<string>
  ]
  const more = longer.length - shorter.length
  const most = Math.max(mostChanged.words, Math.floor(longer.length * mostChanged.share))
  if (more > 0 && more <= most && more < shorter.length && holds(longer, shorter)) {
    return `one is the other with ${more} more word${more === 1 ? "" : "s"}`
  }
  // Few words are all different with one of them: "in May", "in June".
  if (shorter.length < fewestWords) return undefined
  const share = common(triplesOf(shorter), triplesOf(longer))
  if (share >= leastCommon) return `they share ${Math.floor(share * 100)} % of their triples of words`
  const few = Math.floor(longer.length * mostChanged.share)
  const changed = changes([shorter, longer], few)
  return changed <= few ? `they differ in ${changed} of ${longer.length} words` : undefined
}
