/** How much of an item a text holds, where whole sentences of it may stand in another order. */
import * as Alignment from "./Alignment.ts"

/** The tokens of an item, and how many of them stand before each end of a sentence. */
export interface Sentences extends Alignment.Weighed {
  readonly ends: ReadonlyArray<number>
}

/** A shorter sentence stays with the one before it: alone it could be anywhere. */
const movable = 3

/** Where some tokens stand in a text without a gap, at `from` or behind it; -1 for nowhere. */
const placeOf = (wanted: Int32Array, text: Int32Array, from: number): number => {
  for (let at = from; at + wanted.length <= text.length; at++) {
    let length = 0
    while (length < wanted.length && text[at + length] === wanted[length]) length++
    if (length === wanted.length) return at
  }
  return from === 0 ? -1 : placeOf(wanted, text, 0)
}

/** The item with its sentences in the order of the text; undefined where they are so already. A sentence that is not there follows the one before. */
const reordered = (item: Sentences, text: Alignment.Sequence): Alignment.Weighed | undefined => {
  let place = -1
  let behind = 0
  const sentences = item.ends.map((end, index) => {
    const start = index === 0 ? 0 : item.ends[index - 1]!
    const found = end - start < movable ? -1 : placeOf(item.ids.subarray(start, end), text.ids, behind)
    if (found >= 0) {
      place = found
      behind = found + end - start
    }
    return { start, end, place }
  })
  const moved = sentences.toSorted((a, b) => a.place - b.place)
  if (moved.every((sentence, index) => sentence === sentences[index])) return undefined
  const order = moved.flatMap(({ end, start }) => Array.from({ length: end - start }, (_, at) => start + at))
  return {
    ids: Int32Array.from(order, (at) => item.ids[at]!),
    isNumber: Uint8Array.from(order, (at) => item.isNumber[at]!),
    weights: Float64Array.from(order, (at) => item.weights[at]!)
  }
}

/** Of what tells an item from others a text must hold this share of what it must hold of all. */
const telling = 0.9

const hit = ({ coverage, sameNumbers, weight }: Alignment.Aligned, wanted: number): number =>
  sameNumbers && coverage >= wanted && weight >= wanted * telling ? coverage : 0

/** The share of an item's tokens that a text holds where that is a hit, else 0. */
export const best = (item: Sentences, text: Alignment.Sequence, wanted: number): number => {
  const found = hit(Alignment.of(item, text), wanted)
  if (found > 0 || item.ends.length < 2) return found
  const other = reordered(item, text)
  return other === undefined ? 0 : hit(Alignment.of(other, text), wanted)
}
