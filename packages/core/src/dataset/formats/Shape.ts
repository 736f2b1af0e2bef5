/** What a row must be like for a format to carry it; each says why it is not, or nothing. */
import type { Turn } from "../../domain/Draft.ts"
import type { Example } from "../../domain/Example.ts"
import type { RowOptions } from "../Format.ts"

/** The turns without the system's, which stands first if it stands anywhere. */
export const spoken = ({ turns }: Pick<Example, "turns">): ReadonlyArray<Turn> =>
  turns[0]?.role === "system" ? turns.slice(1) : turns

/** Why rows are for other formats: nothing is wrong with them. */
export const other = {
  isPair: "it is a pair of responses",
  isNoPair: "it is no pair of responses",
  isNoProgram: "it holds no program"
} as const

/** A conversation that ends with an answer, and no pair of responses. */
export const conversation = (example: Example): string | undefined => {
  if (example.kind === "preference") return other.isPair
  return example.turns.at(-1)?.role === "assistant" ? undefined : "it does not end with an answer"
}

/** True where user and assistant take turns, the user first. */
const alternates = (turns: ReadonlyArray<Turn>): boolean =>
  turns.every(({ role }, index) => role === (index % 2 === 0 ? "user" : "assistant"))

/** A conversation in which user and assistant take turns: LLaMA-Factory passes over any other without a word. */
export const alternating = (example: Example): string | undefined =>
  conversation(example) ?? (alternates(spoken(example)) ? undefined : "user and assistant do not take turns in it")

/** A conversation whose last answer is to be learnt, and answers something. */
export const answered = (example: Example): string | undefined => {
  const wrong = conversation(example)
  if (wrong !== undefined) return wrong
  if (example.turns.length < 2) return "there is nothing before its answer"
  return example.turns.at(-1)?.train === false ? "its last answer is not to be learnt" : undefined
}

/** A pair of responses to the same turns. */
export interface Pair {
  readonly prompt: ReadonlyArray<Turn>
  readonly chosen: Turn
  readonly rejected: Turn
}

/** The pair of a row that is one; undefined for any other. */
const pairIn = ({ kind, rejected, turns }: Example): Pair | undefined => {
  const chosen = turns.at(-1)
  if (kind !== "preference" || rejected === undefined || chosen?.role !== "assistant" || turns.length < 2) {
    return undefined
  }
  return { prompt: turns.slice(0, -1), chosen, rejected: { role: "assistant", content: rejected.content } }
}

/** A pair of responses that differ, of which neither is empty. */
export const pair = (example: Example): string | undefined => {
  const found = pairIn(example)
  if (found === undefined) return other.isNoPair
  const { chosen, rejected } = found
  if (chosen.content.trim() === "" || rejected.content.trim() === "") return "a response of the pair is empty"
  return chosen.content === rejected.content ? "the responses of the pair are the same" : undefined
}

/** The same in which user and assistant take turns. */
export const alternatingPair = (example: Example): string | undefined =>
  pair(example) ?? (alternates(spoken(example)) ? undefined : "user and assistant do not take turns in it")

/** The pair of a row that fits. */
export const pairOf = (example: Example): Pair => {
  const found = pairIn(example)
  if (found === undefined) throw new TypeError(`The row ${example.id} is no pair of responses`)
  return found
}

/** What says of a row that it is rehearsed, where that may be said. */
export const rehearsed = ({ rehearsal }: Pick<Example, "rehearsal">, { strict, uniform }: RowOptions = {}) =>
  strict !== true && (rehearsal || uniform?.rehearsal === true) ? { rehearsal } : {}
