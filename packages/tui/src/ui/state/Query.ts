/** What a person types after `/`: words, `!word` for what shall not be there, `role:x` for one field, `-f` for fuzzy words. */

/** One word of a query. */
interface Term {
  readonly text: string
  /** Where it is looked for; everywhere where it names no field. */
  readonly field: string | undefined
  readonly not: boolean
}

/** A query as it was understood. */
export interface Query {
  readonly terms: ReadonlyArray<Term>
  readonly fuzzy: boolean
}

/** What is looked at, by the names of its fields. */
export type Fields = Readonly<Record<string, string | undefined>>

const term = (word: string): Term => {
  const not = word.startsWith("!")
  const rest = (not ? word.slice(1) : word).replaceAll("\"", "")
  const named = /^([a-z]+):(.*)$/s.exec(rest)
  return { not, field: named?.[1], text: (named?.[2] ?? rest).toLowerCase() }
}

const read = (text: string): Query => {
  // A blank within quotation marks parts no words.
  const words: ReadonlyArray<string> = text.match(/(?:"[^"]*"?|[^\s"])+/g) ?? []
  const fuzzy = words.includes("-f")
  return {
    fuzzy,
    terms: words.filter((word) => word !== "-f").map(term).filter(({ field, text }) =>
      text !== "" || field !== undefined
    )
  }
}

let last: readonly [string, Query] = ["", { terms: [], fuzzy: false }]

/** A query from what was typed; anything is one, and nothing typed is one that everything matches. */
export const parse = (text: string): Query => {
  // Every row of a list asks for the same one.
  if (last[0] !== text) last = [text, read(text)]
  return last[1]
}

/** How well the letters stand in the text in their order: the higher the better; undefined where they do not. */
export const score = (letters: string, text: string): number | undefined => {
  const sought = letters.toLowerCase()
  const within = text.toLowerCase()
  const whole = within.indexOf(sought)
  if (whole >= 0) return 1000 - whole - (within.length - sought.length) / 100 + (whole === 0 ? 500 : 0)
  let at = -1
  let gaps = 0
  for (const letter of sought.replaceAll(" ", "")) {
    const next = within.indexOf(letter, at + 1)
    if (next < 0) return undefined
    if (at >= 0) gaps += next - at - 1
    at = next
  }
  return -gaps
}

const holds = (text: string, { terms: _, fuzzy }: Query, sought: string): boolean =>
  fuzzy ? score(sought, text) !== undefined : text.toLowerCase().includes(sought)

const isThere = (query: Query, { field, text }: Term, fields: Fields): boolean => {
  const among = field === undefined ? undefined : fields[field]
  if (among !== undefined) return text === "" ? among !== "" : holds(among, query, text)
  // No field of that name: it may be a word with a colon in it.
  const word = field === undefined ? text : `${field}:${text}`
  return Object.values(fields).some((value) => value !== undefined && holds(value, query, word))
}

/** True when all words of the query are there, and none of those that shall not. */
export const matches = (query: Query | string, fields: Fields): boolean => {
  const parsed = typeof query === "string" ? parse(query) : query
  return parsed.terms.every((term) => isThere(parsed, term, fields) !== term.not)
}
