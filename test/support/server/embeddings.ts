import { stopWords } from "./words.ts"

const fnv = (text: string): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  // FNV's low bits are poor: without this mix, words that differ in one letter crowd into the same cells.
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A unit vector of hashed words and letter n-grams: texts with words in common, or alike in spelling, are near. */
export const embed = (text: string, dimensions = 384): Float32Array => {
  const vector = new Float32Array(dimensions)
  const add = (feature: string, weight: number) => {
    const h = fnv(feature)
    const cell = h % dimensions
    vector[cell] = (vector[cell] ?? 0) + (h >>> 31 === 1 ? weight : -weight)
  }
  for (const word of text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    // Function words say how a text is built, not what it is about.
    const weight = stopWords.has(word) ? 0.15 : 1
    add(`=${word}`, weight)
    const padded = `<${word}>`
    const grams = Math.max(1, 2 * padded.length - 5)
    for (const size of [3, 4]) {
      for (let i = 0; i + size <= padded.length; i++) add(padded.slice(i, i + size), weight / Math.sqrt(grams))
    }
  }
  const norm = Math.hypot(...vector)
  // A text without a word has no direction of its own: it takes the first axis.
  if (norm === 0) vector[0] = 1
  else for (let i = 0; i < dimensions; i++) vector[i] = (vector[i] ?? 0) / norm
  return vector
}

/** The vector as a request wants it: numbers, or base64 of little-endian floats. */
export const encode = (vector: Float32Array, format: unknown): Array<number> | string =>
  format === "base64"
    ? Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString("base64")
    : Array.from(vector)

/** The texts of an `input`, which may be one text, several, or tokens. */
export const inputs = (input: unknown): ReadonlyArray<string> => {
  if (!Array.isArray(input)) return [String(input)]
  return input.every((item) => typeof item === "number") ? [input.join(" ")] : input.map(String)
}
