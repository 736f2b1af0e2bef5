/** How long the value of a slot may be: what is left of it where there is little room, and what stays in any case. */
import * as Cache from "./Cache.ts"
import type { SlotValue } from "./Template.ts"
import type { Tokens } from "./Tokens.ts"

/** What a measure works with: the counter, and the whole input, which may say how much the items of a list are worth. */
export interface Means {
  readonly tokens: Tokens
  readonly input: Readonly<Record<string, unknown>>
}

/** The value in about `room` tokens, but no shorter than it may become; the whole of it, if it may be so long, in Infinity. */
export type Measure = (value: SlotValue, room: number, means: Means) => SlotValue

// The dash or number of an item and its line break.
const mark = 2

const isList = (value: SlotValue): value is ReadonlyArray<string> => Array.isArray(value)

/** Texts that are remembered as they are without want of room; of lists, all that still live. */
const most = 8192

/**
 * The measure, remembering what it makes of a value where room does not matter: the same people and plans stand in prompt after
 * prompt, as the very same texts and lists. For measures that look at nothing but the value.
 */
const remembering = (measure: Measure): Measure => {
  let counter: Tokens | undefined
  let ofText: (text: string) => SlotValue
  let ofList: WeakMap<ReadonlyArray<string>, SlotValue>
  return (value, room, means) => {
    if (room !== Infinity || (typeof value !== "string" && !isList(value))) return measure(value, room, means)
    if (counter !== means.tokens) {
      counter = means.tokens
      ofText = Cache.make(most, (text) => measure(text, Infinity, means), { keeps: "texts" })
      ofList = new WeakMap()
    }
    if (typeof value === "string") return ofText(value)
    const known = ofList.get(value) ?? measure(value, room, means)
    ofList.set(value, known)
    return known
  }
}

/** The greatest length to which all may be cut so that together they take up no more than `room`. */
export const level = (sizes: ReadonlyArray<number>, room: number): number => {
  let left = room
  const sorted = sizes.toSorted((a, b) => a - b)
  for (const [index, size] of sorted.entries()) {
    const share = Math.floor(left / (sorted.length - index))
    if (size > share) return share
    left -= size
  }
  return Infinity
}

/** Fewest tokens to which a line of a text is cut before lines are left out. */
const shortLine = 16

/**
 * A text of at most `most` tokens that keeps `least` of them. Of several lines the longest are cut first, so that a long
 * description takes no place from the short lines below it; only then are the last lines left out.
 */
export const text = ({ least, most }: { readonly least: number; readonly most: number }): Measure =>
  remembering((value, room, { tokens }) => {
    if (typeof value !== "string") return value
    const limit = Math.min(most, Math.max(least, room))
    const lines = value.slice(0, limit * 64).split("\n").slice(0, limit)
    const sizes = lines.map((line) => tokens.count(line.slice(0, limit * 16)) + 1)
    const cap = level(sizes, limit)
    if (cap === Infinity && value.length <= limit * 16) return value
    const kept: Array<string> = []
    let left = limit
    for (const [index, line] of lines.entries()) {
      const shown = (sizes[index] as number) <= cap
        ? line
        : tokens.cut(line, Math.min(left, Math.max(cap, shortLine)) - 1)
      const size = tokens.count(shown) + 1
      if (size > left) break
      if (shown !== "") kept.push(shown)
      left -= size
    }
    return kept.join("\n")
  })

/** What a list may take up. `least` items stay in any case; `worth` names the input's numbers that tell what each item is worth. */
export interface ListLimits {
  readonly most?: number
  readonly item?: number
  readonly least: number
  readonly worth?: string
}

/** A list that loses whole items: those worth least, else the oldest, which stand first. */
export const items =
  ({ item = Infinity, least, most = Infinity, worth }: ListLimits): Measure => (value, room, { input, tokens }) => {
    if (!isList(value)) return value
    const limit = Math.min(most, room)
    const given = worth === undefined ? undefined : input[worth] as ReadonlyArray<number>
    const ranked = value.map((_, index) => index).toSorted((a, b) => (given?.[b] ?? 0) - (given?.[a] ?? 0) || b - a)
    const kept = new Map<number, string>()
    let left = limit
    for (const index of ranked) {
      const shown = tokens.cut(value[index] as string, item)
      const size = tokens.count(shown) + mark
      if (size > left && kept.size >= least) break
      kept.set(index, size <= left ? shown : tokens.cut(shown, Math.max(shortLine, left - mark)))
      left = Math.max(0, left - size)
    }
    return value.flatMap((_, index) => kept.get(index) ?? [])
  }

/** What the items of a numbered list may take up: all together, one at most, and one at least. */
export interface LineLimits {
  readonly most?: number
  readonly item: number
  readonly least: number
}

/** A list whose numbers must stay: its longest items are cut, and where that is not enough the last ones are left out. */
export const lines = ({ item, least, most = Infinity }: LineLimits): Measure =>
  remembering((value, room, { tokens }) => {
    if (!isList(value)) return value
    const limit = Math.min(most, room)
    const sizes = value.map((line) => Math.min(item, tokens.count(line.slice(0, item * 16))))
    const cap = Math.min(item, Math.max(least, level(sizes, limit - mark * value.length)))
    let left = limit
    return value.map((line) => tokens.cut(line, cap)).filter((line, index) => {
      left -= tokens.count(line) + mark
      return left >= 0 || index === 0
    })
  })

// What a chat format puts around a turn.
const aroundTurn = 4

/** A conversation, user and assistant in turn, of at most `most` tokens: the oldest exchanges go first, and always whole. */
export const exchanges =
  ({ most = Infinity }: { readonly most?: number } = {}): Measure => (value, room, { tokens }) => {
    if (!isList(value)) return value
    const limit = Math.min(most, room)
    let from = value.length
    for (let left = limit; from >= 2; from -= 2) {
      left -= value.slice(from - 2, from).reduce((sum, text) => sum + tokens.count(text) + aroundTurn, 0)
      if (left < 0) break
    }
    return value.slice(from)
  }
