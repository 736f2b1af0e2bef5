/** What prompts and checks need of one thing remembered, worked out once however often it comes to mind. */
import type * as World from "../log/World.ts"
import * as Cache from "../model/Cache.ts"
import * as Lexical from "../model/Lexical.ts"
import type * as Vector from "../vector/Vector.ts"

/** Characters of a text that are looked at for what it is about. */
const looked = 1000

/** What a text is about, as a vector of its words. */
export const embed = (text: string): Vector.Vector => Lexical.embed(text.slice(0, looked))

/** The same of a text that will come again: what everybody who hears of it will remember. */
export const vectorOfText = Cache.make(4096, embed)

// Embedded once, and forgotten with the last who remembers it.
const vectors = new WeakMap<World.Memory, Vector.Vector>()

/** What a thing remembered is about. */
export const vectorOf = (entry: World.Memory): Vector.Vector => {
  const known = vectors.get(entry)
  if (known !== undefined) return known
  const vector = vectorOfText(entry.text)
  vectors.set(entry, vector)
  return vector
}
