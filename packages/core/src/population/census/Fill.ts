/** Fills the slots of a sentence. */

/** Values of slots by name. */
export type Slots = Readonly<Record<string, string>>

const slot = /\{(?:([aA]) )?(\w+)\}/g

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

// By sound, for the words of our tables and for ages: an hour, an 18-year-old, an 80-year-old.
const article = (text: string): string => (/^(?:[aeio]|un(?!i)|hour|honest|8|11\b|18\b)/i.test(text) ? "an" : "a")

/** The text with its slots filled: `{a title}` puts the article before, `{He}` and `{A title}` begin with a capital. */
export const fill = (text: string, slots: Slots): string =>
  text.replace(slot, (whole, determiner: string | undefined, name: string) => {
    const small = name.charAt(0).toLowerCase() + name.slice(1)
    const value = slots[small]
    if (value === undefined) return whole
    const full = determiner === undefined ? value : `${article(value)} ${value}`
    return determiner === "A" || small !== name ? capital(full) : full
  })
