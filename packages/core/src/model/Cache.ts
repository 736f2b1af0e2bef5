/** Remembers what was computed for a text; what has not been asked for of late is forgotten. */

// A piece of a long text keeps the whole of it in memory (from 13 characters on in V8), so what is kept is a copy.
const copy = (text: string): string => text.length < 13 ? text : Buffer.from(text, "utf16le").toString("utf16le")

/** How texts are kept: as copies, or as they are, where they live on anyway. */
export interface CacheOptions {
  readonly keeps?: "copies" | "texts"
}

/** The function, remembering the values of at least the last `most` texts and at most twice as many. */
export const make = <A>(
  most: number,
  compute: (text: string) => A,
  { keeps = "copies" }: CacheOptions = {}
): (text: string) => A => {
  let young = new Map<string, A>()
  let old = new Map<string, A>()
  return (text) => {
    const known = young.get(text)
    if (known !== undefined) return known
    const value = old.get(text) ?? compute(text)
    if (young.size >= most) {
      old = young
      young = new Map()
    }
    young.set(keeps === "texts" ? text : copy(text), value)
    return value
  }
}
