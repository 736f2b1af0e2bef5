/** Fills the slots of a sentence. */

/** Values of slots by name. */
export type Slots = Readonly<Record<string, string>>

/** A slot of a sentence, as it is written and what it asks for. */
interface Slot {
  readonly whole: string
  readonly name: string
  readonly article: boolean
  readonly capital: boolean
}

const slot = /(\{(?:[aA] )?\w+\})/

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

// By sound, for the words of our tables and for ages: an hour, an 18-year-old, a unicyclist, an usher.
const vowel = /^(?:a|e(?!u)|i|o(?!ne\b)|u(?!ni|s[eu]|ti|ro)|x-|hour|honest|heir|8|11\b|18\b)/i

const article = (text: string): string => (vowel.test(text) ? "an" : "a")

const toSlot = (whole: string): Slot => {
  const [first = "", second] = whole.slice(1, -1).split(" ")
  const word = second ?? first
  const name = word.charAt(0).toLowerCase() + word.slice(1)
  return { whole, name, article: second !== undefined, capital: first === "A" || name !== word }
}

// The sentences are those of our tables: each is taken apart once.
const parts = new Map<string, ReadonlyArray<string | Slot>>()

const partsOf = (text: string): ReadonlyArray<string | Slot> => {
  let known = parts.get(text)
  if (known === undefined) {
    known = text.split(slot).map((part, index) => (index % 2 === 1 ? toSlot(part) : part))
    parts.set(text, known)
  }
  return known
}

/** The text of a table with its slots filled: `{a title}` puts the article before, `{He}` and `{A title}` begin with a capital. */
export const fill = (text: string, slots: Slots): string => {
  let filled = ""
  for (const part of partsOf(text)) {
    if (typeof part === "string") filled += part
    else {
      const value = slots[part.name]
      const full = value === undefined ? part.whole : part.article ? `${article(value)} ${value}` : value
      filled += part.capital && value !== undefined ? capitalised(full) : full
    }
  }
  return filled
}
