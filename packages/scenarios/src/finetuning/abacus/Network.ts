/**
 * The network: for each digit of a product, a sum and the difference a small one of its own, with one hidden layer, that looks at some
 * digits and gives a probability for each symbol.
 */
import { size, type Symbols } from "./Alphabet.ts"
import { type Cell, layoutOf } from "./Layout.ts"

/** What the network sees before it writes. */
export interface Sight {
  /** The twelve digits of the question. */
  readonly digits: Uint8Array
  /** Its own earlier working; absent in a first answer. */
  readonly own?: Symbols
  /** The mean of the others' workings: how often each symbol stands at each place; absent where nobody else spoke. */
  readonly others?: Float32Array
}

/** A network. Its weights are one run of numbers, place after place. */
export interface Network {
  readonly hidden: number
  readonly weights: Float32Array
}

/** Steps of a gain in a weight of one: so that it is learnt as fast as what all the other weights come to. */
const steps = 48

/** One pass through a network, in memory of its own that every pass uses again. */
export class Pass {
  readonly #rows = new Int32Array(512)
  readonly #amounts = new Float32Array(512)
  #count = 0
  readonly #units: Float32Array
  readonly #back: Float32Array
  /** The probabilities of the last place, by symbol. */
  readonly chances = new Float32Array(size)
  readonly #found = new Float32Array(size)
  #gain = 1
  readonly #slopes = new Float32Array(size)
  readonly #network: Network
  readonly #cells: ReadonlyArray<Cell>

  constructor(network: Network) {
    this.#network = network
    this.#cells = layoutOf(network.hidden).cells
    this.#units = new Float32Array(network.hidden)
    this.#back = new Float32Array(network.hidden)
  }

  #see(cell: Cell, sight: Sight, written: Symbols): void {
    const rows = this.#rows
    const amounts = this.#amounts
    let n = 0
    let base = 0
    for (const digit of cell.question) {
      rows[n] = base + (sight.digits[digit] as number)
      amounts[n++] = 1
      base += 10
    }
    for (const place of cell.written) {
      rows[n] = base + (written[place] as number)
      amounts[n++] = 1
      base += size
    }
    const { others, own } = sight
    if (own !== undefined) {
      for (const place of cell.earlier) {
        rows[n] = base + (own[place] as number)
        amounts[n++] = 1
        base += size
      }
    } else base += cell.earlier.length * size
    if (others !== undefined) {
      for (const place of cell.earlier) {
        for (let symbol = 0; symbol < size; symbol++) {
          const amount = others[place * size + symbol] as number
          if (amount === 0) continue
          rows[n] = base + symbol
          amounts[n++] = amount
        }
        base += size
      }
    } else base += cell.earlier.length * size
    if (own !== undefined) {
      rows[n] = base
      amounts[n++] = 1
    }
    if (others !== undefined) {
      rows[n] = base + 1
      amounts[n++] = 1
    }
    this.#count = n
  }

  /** The probabilities of the symbols at a place, after what is written before it. */
  forward(
    place: number,
    sight: Sight,
    { temperature = 1, written }: { readonly written: Symbols; readonly temperature?: number }
  ): Float32Array {
    const cell = this.#cells[place] as Cell
    const { hidden, weights } = this.#network
    const { first, last } = cell
    const symbols = last - first + 1
    const rows = this.#rows
    const amounts = this.#amounts
    const units = this.#units
    const chances = this.chances
    this.#see(cell, sight, written)
    for (let j = 0; j < hidden; j++) units[j] = weights[cell.b1 + j] as number
    for (let i = 0; i < this.#count; i++) {
      const from = cell.w1 + (rows[i] as number) * hidden
      const amount = amounts[i] as number
      for (let j = 0; j < hidden; j++) units[j] = (units[j] as number) + amount * (weights[from + j] as number)
    }
    chances.fill(0)
    for (let s = 0; s < symbols; s++) chances[first + s] = weights[cell.b2 + s] as number
    for (let j = 0; j < hidden; j++) {
      const unit = units[j] as number
      if (unit <= 0) {
        units[j] = 0
        continue
      }
      const from = cell.w2 + j * symbols
      for (let s = 0; s < symbols; s++) {
        chances[first + s] = (chances[first + s] as number) + unit * (weights[from + s] as number)
      }
    }
    for (let i = 0; i < this.#count; i++) {
      const row = (rows[i] as number) - cell.plain
      if (row < 0) continue
      const from = cell.u + row * symbols
      const amount = amounts[i] as number
      for (let s = 0; s < symbols; s++) {
        chances[first + s] = (chances[first + s] as number) + amount * (weights[from + s] as number)
      }
    }
    const gain = Math.exp(steps * (weights[cell.gain] as number))
    this.#gain = gain
    this.#found.set(chances)
    let most = -Infinity
    for (let s = first; s <= last; s++) most = Math.max(most, chances[s] as number)
    let sum = 0
    for (let s = first; s <= last; s++) {
      const chance = Math.exp(((chances[s] as number) - most) * gain / temperature)
      chances[s] = chance
      sum += chance
    }
    for (let s = first; s <= last; s++) chances[s] = (chances[s] as number) / sum
    return chances
  }

  /** Adds the gradient of the loss of one symbol, after `forward` of the same place; gives the loss. */
  backward(
    place: number,
    symbol: number,
    { gradient, share }: { readonly gradient: Float32Array; readonly share: number }
  ): number {
    const cell = this.#cells[place] as Cell
    const { hidden, weights } = this.#network
    const { first, last } = cell
    const symbols = last - first + 1
    const rows = this.#rows
    const amounts = this.#amounts
    const units = this.#units
    const back = this.#back
    const slopes = this.#slopes
    const loss = -Math.log(Math.max(1e-30, this.chances[symbol] as number))
    let turn = 0
    for (let s = 0; s < symbols; s++) {
      const error = share * ((this.chances[first + s] as number) - (first + s === symbol ? 1 : 0))
      turn += error * (this.#found[first + s] as number)
      const slope = error * this.#gain
      slopes[s] = slope
      gradient[cell.b2 + s] = (gradient[cell.b2 + s] as number) + slope
    }
    gradient[cell.gain] = (gradient[cell.gain] as number) + turn * this.#gain * steps
    for (let j = 0; j < hidden; j++) {
      const unit = units[j] as number
      if (unit === 0) {
        back[j] = 0
        continue
      }
      const from = cell.w2 + j * symbols
      let sum = 0
      for (let s = 0; s < symbols; s++) {
        const slope = slopes[s] as number
        sum += slope * (weights[from + s] as number)
        gradient[from + s] = (gradient[from + s] as number) + slope * unit
      }
      back[j] = sum
      gradient[cell.b1 + j] = (gradient[cell.b1 + j] as number) + sum
    }
    for (let i = 0; i < this.#count; i++) {
      const row = rows[i] as number
      const amount = amounts[i] as number
      const from = cell.w1 + row * hidden
      for (let j = 0; j < hidden; j++) {
        gradient[from + j] = (gradient[from + j] as number) + amount * (back[j] as number)
      }
      if (row < cell.plain) continue
      const straight = cell.u + (row - cell.plain) * symbols
      for (let s = 0; s < symbols; s++) {
        gradient[straight + s] = (gradient[straight + s] as number) + amount * (slopes[s] as number)
      }
    }
    return loss
  }
}

/** A network that has learnt nothing: small weights by chance. */
export const untrained = (hidden: number, next: () => number): Network => {
  const { cells, count } = layoutOf(hidden)
  const weights = new Float32Array(count)
  for (const cell of cells) {
    // About as many rows speak at once as there are digits in sight.
    const scale = Math.sqrt(6 / (cell.question.length + cell.written.length + 1))
    for (let i = cell.w1; i < cell.b1; i++) weights[i] = (2 * next() - 1) * scale
    const out = Math.sqrt(3 / hidden)
    for (let i = cell.w2; i < cell.b2; i++) weights[i] = (2 * next() - 1) * out
    for (let i = cell.w1 + cell.plain * hidden; i < cell.b1; i++) weights[i] = (weights[i] as number) * 0.1
  }
  return { hidden, weights }
}
