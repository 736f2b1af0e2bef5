/** Makes a prompt fit: one slot after the other is shortened until its tokens are no more than there is room for. */
import type { Turn } from "../domain/Draft.ts"
import * as Cache from "./Cache.ts"
import type { Measure } from "./Measure.ts"
import type { Part } from "./Model.ts"
import type { SlotValue, Template, Told } from "./Template.ts"
import type { Tokens } from "./Tokens.ts"

/** What a prompt is put together from. */
export interface Pieces {
  readonly system: Template
  readonly user: Template
  /** The JSON schema of the reply, where it shall be an object. */
  readonly schema: string | undefined
  /** The field that holds what was said before: texts of user and assistant in turn, which become turns of their own. */
  readonly history: string | undefined
  /** The measures of slots, in the order in which they are shortened. */
  readonly measures: ReadonlyArray<readonly [slot: string, measure: Measure]>
}

/** A prompt made to measure: the input that is left, the turns made of it, and where their tokens go. */
export interface Fitted<I> {
  readonly input: I
  readonly turns: ReadonlyArray<Turn>
  readonly parts: ReadonlyArray<Part>
  /** Tokens of all parts together. */
  readonly tokens: number
}

// What chat formats put around a turn and before the reply, and how a schema is introduced where it is told in words.
const aroundTurn = 4
const aroundSchema = 32

/** Tokens of turns as they are sent. */
export const size = (turns: ReadonlyArray<Turn>, tokens: Tokens): number =>
  turns.reduce((sum, { content }) => sum + tokens.count(content) + aroundTurn, 0)

/** What was said before, as turns; the user began. */
const before = ({ history }: Pieces, values: Readonly<Record<string, unknown>>): ReadonlyArray<Turn> => {
  const said = history === undefined ? undefined : values[history]
  return Array.isArray(said)
    ? (said as ReadonlyArray<string>).map((content, index) => ({
      role: index % 2 === 0 ? "user" : "assistant",
      content
    }))
    : []
}

/** The turns of a prompt for an input, as it is. */
export const turns = (pieces: Pieces, input: object, told?: Told): Array<Turn> => {
  const values = input as Record<string, unknown>
  const first = pieces.system.fill(values)
  const last: Turn = { role: "user", content: pieces.user.fill(values, told) }
  return [...(first === "" ? [] : [{ role: "system" as const, content: first }]), ...before(pieces, values), last]
}

// The dash or number of an item and its line break; a text within a line may part a word of it.
const aroundText = { item: 2, alone: 1 }

// A prompt's own words are the same each time: the very same strings, which are found at once.
const own = new WeakMap<Tokens, (text: string) => number>()
const ownWords = (tokens: Tokens): (text: string) => number => {
  const known = own.get(tokens) ?? Cache.make(256, tokens.count, { keeps: "texts" })
  own.set(tokens, known)
  return known
}

/**
 * Counted piece by piece, so that what was counted before need not be again: a few tokens more than the whole would have. The
 * words around slots count in full, those of paragraphs that are left out too.
 */
const render = <I extends object>(pieces: Pieces, input: I, tokens: Tokens): Fitted<I> => {
  const slots = new Map<string, number>()
  const told: Told = (name, texts) => {
    let sum = slots.get(name) ?? 0
    for (const text of texts) sum += tokens.count(text) + (texts.length > 1 ? aroundText.item : aroundText.alone)
    slots.set(name, sum)
  }
  const made = turns(pieces, input, told)
  const count = ownWords(tokens)
  const countFirst = pieces.system.slots.length === 0 ? count : tokens.count
  const said = before(pieces, input as Record<string, unknown>)
  const parts: Array<Part> = [
    ...(made[0]?.role === "system" ? [{ name: "system", tokens: countFirst(made[0].content) + aroundTurn }] : []),
    ...(pieces.schema === undefined ? [] : [{ name: "schema", tokens: count(pieces.schema) + aroundSchema }]),
    { name: "words", tokens: count(pieces.user.words) + aroundTurn },
    ...(said.length === 0 ? [] : [{ name: pieces.history as string, tokens: size(said, tokens) }]),
    ...[...slots].map(([name, tokens]) => ({ name, tokens }))
  ]
  return { input, turns: made, parts, tokens: parts.reduce((sum, part) => sum + part.tokens, 0) }
}

/**
 * The prompt for an input in at most `room` tokens. Slots keep to their measures in any case; where that is not enough they are
 * shortened in the order of the measures, each as far as needed. The shortest prompt there is when even that is too long.
 */
export const fit = <I extends object>(
  pieces: Pieces,
  input: I,
  { room, tokens }: { readonly room: number; readonly tokens: Tokens }
): Fitted<I> => {
  const values = input as Record<string, SlotValue>
  const rooms = new Map<string, number>()
  const shaped = (): I => {
    const measured = pieces.measures.flatMap(([slot, measure]) =>
      values[slot] === undefined
        ? []
        : [[slot, measure(values[slot], rooms.get(slot) ?? Infinity, { tokens, input: values })]]
    )
    return { ...input, ...Object.fromEntries(measured) }
  }
  let fitted = render(pieces, shaped(), tokens)
  for (const [slot] of pieces.measures) {
    // Twice by what is too much, which a text in quotes may miss by a little, then to the least.
    for (let attempt = 1; attempt <= 3 && fitted.tokens > room; attempt++) {
      const now = fitted.parts.find(({ name }) => name === slot)?.tokens ?? 0
      if (now === 0) break
      rooms.set(slot, attempt === 3 ? 0 : Math.max(0, now - (fitted.tokens - room)))
      fitted = render(pieces, shaped(), tokens)
    }
  }
  return fitted
}
