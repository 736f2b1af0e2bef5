/**
 * Whether a text repeats an item of a benchmark. Pairs of tokens and vectors only propose; an alignment decides, and the numbers of the
 * item must be those of the text: the same story with other numbers is another problem.
 */
import { brief } from "../../domain/PlainText.ts"
import type { Maker } from "../../vector/Indexes.ts"
import type { Vector } from "../../vector/Vector.ts"
import type * as Alignment from "./Alignment.ts"
import type { Item } from "./Benchmark.ts"
import * as Order from "./Order.ts"
import * as Proposals from "./Proposals.ts"
import * as Spelling from "./Spelling.ts"
import * as Tokens from "./Tokens.ts"

/** An item that a text repeats, and how much of it. */
export interface Hit {
  readonly item: Item
  readonly coverage: number
}

/** Looks a text up among the items of benchmarks. */
export interface Contamination {
  /** How many items are looked for, and how many are too short to be. */
  readonly items: number
  readonly tooShort: number
  /** The item of which the text holds most, where that is a hit; of equals the first. The vector is that of the text. */
  readonly find: (text: string, vector?: Vector | undefined) => Hit | undefined
}

/** What to look for and how. */
export interface ContaminationOptions {
  readonly items: ReadonlyArray<Item>
  /** Share of an item's tokens that a text must hold. */
  readonly coverage: number
  /** Vectors of the items, in their order, and the cosine from which on they propose; absent: they do not. */
  readonly near?: {
    readonly vectors: ReadonlyArray<Vector>
    readonly cosine: number
    readonly maker: Maker
  } | undefined
}

/** The cosine from which on an item is looked at: vectors of words propose nothing that pairs of tokens do not. */
export const cosineFor = (embedder: string, setting?: number): number | undefined =>
  setting ?? (embedder === "lexical" ? undefined : 0.9)

/** An item of fewer tokens, each number counted twice, must stand in the text as a whole. */
const short = 8

/** True for an item that is too short to mean anything. */
const isTooShort = ({ isNumber, words }: Tokens.Tokens): boolean => words.length < (isNumber.includes(true) ? 3 : 4)

/** How much each token tells of its item: the more, the fewer items have it. */
const weigh = (known: ReadonlyArray<{ readonly ids: Int32Array }>, words: number): ReadonlyArray<Float64Array> => {
  const items = new Int32Array(words)
  for (const { ids } of known) for (const id of new Set(ids)) items[id]!++
  return known.map(({ ids }) => {
    const weights = Float64Array.from(ids, (id) => Math.log(1 + known.length / items[id]!))
    const sum = weights.reduce((sum, weight) => sum + weight, 0)
    return weights.map((weight) => weight / sum)
  })
}

/** Most items that vectors propose for a text. */
const neighbours = 5

/** Makes what looks for items. */
export const make = ({ coverage: wanted, items, near }: ContaminationOptions): Contamination => {
  const vocabulary = new Map<string, number>()
  const numberOf = (word: string): number => {
    const number = vocabulary.get(word) ?? vocabulary.size
    vocabulary.set(word, number)
    return number
  }
  const known = items.flatMap((item, index) => {
    const tokens = Tokens.of(item.text)
    if (isTooShort(tokens)) return []
    const ids = Int32Array.from(tokens.words, numberOf)
    const isNumber = Uint8Array.from(tokens.isNumber, Number)
    const size = isNumber.reduce((sum, one) => sum + one, ids.length)
    return [{ item, index, ids, isNumber, ends: tokens.ends, coverage: size < short ? 1 : wanted }]
  })
  const weights = weigh(known, vocabulary.size)
  const proposals = Proposals.make(known)
  const misspelt = Spelling.of([...vocabulary.keys()])
  const held = new Uint32Array(vocabulary.size)
  let text = 0
  const index = near?.maker<number>()
  known.forEach(({ index: at }, number) => {
    const vector = near?.vectors[at]
    if (vector !== undefined) index?.add([{ id: number, vector }])
  })

  const like = (vector: Vector | undefined): ReadonlyArray<number> =>
    vector === undefined || index === undefined || near === undefined
      ? []
      : index.search(vector, neighbours).filter(({ similarity }) => similarity >= near.cosine).map(({ id }) => id)

  /** Whether a text of so many tokens holds enough of an item's at all, in whatever order. */
  const mayHold = (number: number, length: number): boolean => {
    const { coverage, ids } = known[number]!
    if (length < coverage * ids.length) return false
    let tokens = 0
    for (const id of ids) if (held[id] === text) tokens++
    return tokens >= coverage * ids.length
  }

  const sequenceOf = ({ isNumber, words }: Tokens.Tokens): Alignment.Sequence => {
    text++
    const ids = Int32Array.from(words, (word) => vocabulary.get(word) ?? misspelt(word) ?? -1)
    for (const id of ids) if (id >= 0) held[id] = text
    return { ids, isNumber: Uint8Array.from(isNumber, Number) }
  }

  return {
    items: known.length,
    tooShort: items.length - known.length,
    find: (text, vector) => {
      const sequence = sequenceOf(Tokens.of(text))
      let hit: Hit | undefined
      for (const number of new Set([...proposals.of(sequence.ids), ...like(vector)])) {
        if (!mayHold(number, sequence.ids.length)) continue
        const candidate = known[number]!
        const { coverage, item } = candidate
        const found = Order.best({ ...candidate, weights: weights[number]! }, sequence, coverage)
        if (found > (hit?.coverage ?? 0)) hit = { item, coverage: found }
      }
      return hit
    }
  }
}

/** A hit in words: `holds 86 % of gsm8k.jsonl line 17: "Natalia sold ..."`. */
export const sentence = ({ coverage, item }: Hit): string =>
  `holds ${Math.floor(coverage * 100 + 1e-9)} % of ${brief(item.file, 60)} line ${item.line}: "${brief(item.text, 80)}"`
