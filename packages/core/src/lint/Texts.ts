/** What is wrong with texts whoever reads them: marks of chat templates, thinking left open, half characters, rows too long. */
import { error, isRecord, type Problem, show, warning } from "./Finding.ts"

// The marks by which chat templates part turns; in a text they open or close turns of their own.
const turnMark =
  /<\|(?:im_start|im_end|endoftext|eot_id|start_header_id|end_header_id|begin_of_text|user|assistant|system|end)\|>|<｜[^｜]{1,40}｜>|\[\/?INST\]|<<\/?SYS>>|<(?:start|end)_of_turn>|<\/s>/

const openings = /<think>/g
const closings = /<\/think>/g

const texts = function*(value: unknown, at: string): Generator<readonly [at: string, text: string]> {
  if (typeof value === "string") yield [at, value]
  else if (Array.isArray(value)) { for (const [index, item] of value.entries()) yield* texts(item, `${at}[${index}]`) }
  else if (isRecord(value)) {
    for (const [key, inner] of Object.entries(value)) yield* texts(inner, at === "" ? key : `${at}.${key}`)
  }
}

// What is not told to a model needs no look.
const untold = new Set(["id", "provenance", "meta", "metadata"])

const textProblems = function*(at: string, text: string): Generator<Problem> {
  const mark = turnMark.exec(text)
  if (mark !== null) {
    yield error(
      "turn-marks",
      at,
      `a mark of a chat template stands in the text: ${show(mark[0])}; trainers cut turns there`
    )
  }
  const opened = text.match(openings)?.length ?? 0
  const closed = text.match(closings)?.length ?? 0
  if (opened !== closed) {
    yield error("think-tags", at, `${opened} <think> and ${closed} </think>: thinking and answer cannot be told apart`)
  }
  if (!text.isWellFormed()) {
    yield error("half-character", at, "the text holds half of a pair of characters, which UTF-8 has no bytes for")
  }
}

/** How long a row may be, and who counts. */
export interface Room {
  readonly most: number
  readonly count: (text: string) => number
}

/** Of two answers to one prompt a trainer reads one at a time. */
const halves = [["chosen", "rejected"], ["preferred_output", "non_preferred_output"]] as const

/** The problems of all texts of a row. */
export const check = function*(row: Readonly<Record<string, unknown>>, { count, most }: Room): Generator<Problem> {
  const lengths = new Map<string, number>()
  for (const [key, value] of Object.entries(row)) {
    if (untold.has(key)) continue
    for (const [at, text] of texts(value, key)) {
      yield* textProblems(at, text)
      lengths.set(key, (lengths.get(key) ?? 0) + count(text))
    }
  }
  let tokens = lengths.values().reduce((sum, length) => sum + length, 0)
  for (const [better, worse] of halves) tokens -= Math.min(lengths.get(better) ?? 0, lengths.get(worse) ?? 0)
  if (tokens > most) {
    yield warning(
      "too-long",
      "",
      `${tokens} tokens, more than ${most}: LLaMA-Factory and TRL cut such a row, Axolotl drops it; set the trainer's length or leave the row out`
    )
  }
}
