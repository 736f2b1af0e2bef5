/**
 * How much of an item stands in a text, in the same order: a local alignment. T. Smith, M. Waterman, "Identification of common molecular
 * subsequences", 1981. Tokens in a row are worth more than scattered ones, numbers more than words, and gaps cost a little.
 */

/** Tokens by their numbers in a vocabulary, and which of them are numbers that count. */
export interface Sequence {
  readonly ids: Int32Array
  readonly isNumber: Uint8Array
}

/** An item: how much each of its tokens tells of it, 1 together. */
export interface Weighed extends Sequence {
  readonly weights: Float64Array
}

/** What was found. */
export interface Aligned {
  /** Share of the item's tokens that stand in the text, next to others; from 0 to 1. */
  readonly coverage: number
  /** The same with each token by its weight: low where only what many items share stands there. */
  readonly weight: number
  /** Whether the numbers of the item are those of the text, in order, as far as the two go side by side. */
  readonly sameNumbers: boolean
}

const worth = { word: 20, number: 40, inARow: 10, gapInText: 3, gapInItem: 2 }

// Where a cell's best comes from.
const none = 0
const fromItem = 1
const fromText = 2
const fromPair = 3
const inARow = 4

// Kept between calls, since each would else make a large one.
let moves = new Uint8Array(1 << 16)

/** The pairs of the best alignment, as the token of the text for each token of the item; -1 for none. */
const pairs = (item: Sequence, text: Sequence): Int32Array => {
  const n = item.ids.length
  const m = text.ids.length
  const width = m + 1
  if (moves.length < (n + 1) * width) moves = new Uint8Array((n + 1) * width)
  moves.fill(none, 0, width)
  let above = new Int32Array(width)
  let row = new Int32Array(width)
  // Scores of cells that end in a pair, 0 for those that do not.
  let pairedAbove = new Int32Array(width)
  let paired = new Int32Array(width)
  let best = 0
  let bestAt = 0
  for (let i = 1; i <= n; i++) {
    const id = item.ids[i - 1]!
    const gain = item.isNumber[i - 1] === 1 ? worth.number : worth.word
    row[0] = 0
    moves[i * width] = none
    for (let j = 1; j <= m; j++) {
      let score = 0
      let move = none
      const down = above[j]! - worth.gapInItem
      if (down > score) {
        score = down
        move = fromItem
      }
      const across = row[j - 1]! - worth.gapInText
      if (across > score) {
        score = across
        move = fromText
      }
      paired[j] = 0
      if (text.ids[j - 1] === id) {
        const before = pairedAbove[j - 1]!
        const linked = before > 0 ? before + worth.inARow : 0
        const isLinked = linked >= above[j - 1]! && linked > 0
        const pair = gain + (isLinked ? linked : above[j - 1]!)
        paired[j] = pair
        if (pair >= score) {
          score = pair
          move = fromPair
        }
        if (isLinked) move |= inARow
      }
      row[j] = score
      moves[i * width + j] = move
      if (score > best) {
        best = score
        bestAt = i * width + j
      }
    }
    ;[above, row] = [row, above]
    ;[pairedAbove, paired] = [paired, pairedAbove]
  }
  return traced({ n, width, at: bestAt })
}

const traced = ({ at, n, width }: { readonly n: number; readonly width: number; readonly at: number }): Int32Array => {
  const found = new Int32Array(n).fill(-1)
  // A pair that was counted as following another must be followed back to it, whatever else was best there.
  let isBound = false
  for (;;) {
    const move = moves[at]!
    const kind = isBound ? fromPair : move & 3
    if (kind === none) return found
    if (kind === fromItem) at -= width
    else if (kind === fromText) at--
    else {
      found[Math.floor(at / width) - 1] = at % width - 1
      isBound = (move & inARow) !== 0
      at -= width + 1
    }
  }
}

/** How far apart tokens that stand in both may be to belong together: in the item, and in the text. */
const reach = { item: 2, text: 3 }

/** Whether a token of the item that stands in the text does so beside another of the item. */
const isCovered = (found: Int32Array, i: number): boolean => {
  const at = found[i]!
  for (let away = 1; away <= reach.item; away++) {
    const before = found[i - away] ?? -1
    const next = found[i + away] ?? -1
    if ((before >= 0 && at - before <= reach.text) || (next >= 0 && next - at <= reach.text)) return true
  }
  return false
}

/** Aligns an item with a text. */
export const of = (item: Weighed, text: Sequence): Aligned => {
  const found = pairs(item, text)
  const n = found.length
  let covered = 0
  let weight = 0
  let first = -1
  let last = -1
  for (let i = 0; i < n; i++) {
    if (found[i]! < 0) continue
    if (first < 0) first = i
    last = i
    if (!isCovered(found, i)) continue
    covered++
    weight += item.weights[i]!
  }
  return first < 0
    ? { coverage: 0, weight: 0, sameNumbers: false }
    : { coverage: covered / n, weight, sameNumbers: sameNumbers(found, { item, text, first, last }) }
}

/** What the two have in common reaches from one token of the item to another. */
interface Span {
  readonly item: Sequence
  readonly text: Sequence
  readonly first: number
  readonly last: number
}

const count = (isNumber: Uint8Array, from: number, to: number): number => {
  let numbers = 0
  for (let i = Math.max(0, from); i < Math.min(isNumber.length, to); i++) numbers += isNumber[i]!
  return numbers
}

/**
 * Within the span each number of either side must be that of the other. Before and behind it, where the text may break off, it is
 * enough that there is none in the place of one.
 */
const sameNumbers = (found: Int32Array, { first, item, last, text }: Span): boolean => {
  let paired = 0
  for (let i = first; i <= last; i++) {
    if (found[i]! >= 0) paired += text.isNumber[found[i]!]!
    else if (item.isNumber[i] === 1) return false
  }
  const [from, to] = [found[first]!, found[last]!]
  if (count(text.isNumber, from, to + 1) !== paired) return false
  const [before, behind] = [first, found.length - 1 - last]
  const isOther = (own: number, theirs: number) => own > 0 && theirs > 0
  return !isOther(count(item.isNumber, 0, first), count(text.isNumber, from - before - 2, from)) &&
    !isOther(count(item.isNumber, last + 1, found.length), count(text.isNumber, to + 1, to + behind + 3))
}
