/**
 * Which digits the network looks at before it writes a place, and where its weights lie. This is laid down, as the lines of a working are;
 * what to make of the digits it has to learn.
 */
import { places, placesOf, range, size, starts } from "./Alphabet.ts"

/** What the network of a place looks at, and where its weights lie. */
export interface Cell {
  /** Digits of the question, by number. */
  readonly question: ReadonlyArray<number>
  /** Places written before. */
  readonly written: ReadonlyArray<number>
  /** Places of earlier workings: its own, and the others'. */
  readonly earlier: ReadonlyArray<number>
  readonly first: number
  readonly last: number
  /** Rows of its first layer; the rows of earlier workings also lead to the symbols straight. */
  readonly rows: number
  readonly plain: number
  /** Offsets: first layer, its bias, second layer, its bias, straight way. */
  readonly w1: number
  readonly b1: number
  readonly w2: number
  readonly b2: number
  readonly u: number
  /** How sure it makes of what it found: the logarithm of a factor of what leads to the symbols, in steps. */
  readonly gain: number
}

/** Numbers of the question that a value is made of, and values written before it. */
const numbersOf: ReadonlyArray<ReadonlyArray<number>> = [[1, 2], [4, 5], [0], [3], []]
const operandsOf: ReadonlyArray<ReadonlyArray<number>> = [[], [], [0], [2], [3, 1]]

/** Which values are made alike, by the same weights: products, sums, the difference. */
const kindOf: ReadonlyArray<number> = [0, 0, 1, 1, 2]

/** The cells of a network, and how many weights they have. */
export interface Layout {
  readonly cells: ReadonlyArray<Cell>
  readonly count: number
}

const layouts = new Map<number, Layout>()

/** The layout of a network with so many hidden units. */
export const layoutOf = (hidden: number): Layout => {
  const kept = layouts.get(hidden)
  if (kept !== undefined) return kept
  const cells: Array<Cell> = []
  const known = new Map<string, Pick<Cell, "w1" | "b1" | "w2" | "b2" | "u" | "gain">>()
  let at = 0
  for (let place = 0; place < places; place++) {
    const value = starts.findLastIndex((start) => start <= place)
    const operands = (operandsOf[value] as ReadonlyArray<number>).flatMap(placesOf)
    const question = (numbersOf[value] as ReadonlyArray<number>).flatMap((number) => [2 * number, 2 * number + 1])
    const written = [...operands, ...placesOf(value).filter((each) => each < place)]
    const earlier = placesOf(value)
    const [first, last] = range(place)
    const plain = question.length * 10 + written.length * size
    const rows = plain + 2 * earlier.length * size + 2
    const symbols = last - first + 1
    const key = `${kindOf[value]}/${place - (starts[value] as number)}`
    let offsets = known.get(key)
    if (offsets === undefined) {
      const w1 = at
      const b1 = w1 + rows * hidden
      const w2 = b1 + hidden
      const b2 = w2 + hidden * symbols
      const u = b2 + symbols
      const gain = u + (rows - plain) * symbols
      at = gain + 1
      offsets = { w1, b1, w2, b2, u, gain }
      known.set(key, offsets)
    }
    cells.push({ question, written, earlier, first, last, rows, plain, ...offsets })
  }
  const layout = { cells, count: at }
  layouts.set(hidden, layout)
  return layout
}
