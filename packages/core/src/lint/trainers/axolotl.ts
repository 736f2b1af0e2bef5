/** What Axolotl drops, or learns otherwise than it was meant. */
import { error, isRecord, type Problem, show, warning } from "../Finding.ts"
import type { Shape } from "../Shape.ts"
import * as Turns from "../Turns.ts"
import * as trl from "./trl.ts"

type Row = Readonly<Record<string, unknown>>

const conversation = function*(row: Row, field: string, words: Turns.Words): Generator<Problem> {
  const { problems, turns } = Turns.read(row[field], field, words)
  yield* problems
  if (turns.length === 0) return
  const learnt = turns.filter(({ raw, role }) =>
    (role === "assistant" || role === "function") && raw["train"] !== false
  )
  if (learnt.length === 0) {
    return yield error("nothing-learnt", field, "no turn of the assistant is learnt: Axolotl drops the row")
  }
  const last = turns.at(-1)
  if (last !== undefined && last.role !== "assistant" && last.role !== "function") {
    yield warning("last-turn", last.at, "the last turn is not of the assistant: it is read and nothing of it learnt")
  }
  for (const turn of turns) {
    const { at, raw } = turn
    if (!Turns.hasContent(turn, words) && Turns.toolCalls(turn).length === 0) {
      yield error("content", `${at}.${words.content}`, `expected a text, found ${show(raw[words.content])}`)
    }
    if (raw["train"] !== undefined && raw["train"] !== null && typeof raw["train"] !== "boolean") {
      yield error("train", `${at}.train`, `expected true or false, found ${show(raw["train"])}`)
    }
  }
}

const pair = function*(row: Row, before: string, words: Turns.Words): Generator<Problem> {
  const { problems, turns } = Turns.read(row[before], before, words)
  yield* problems
  const last = turns.at(-1)
  if (last?.role === "assistant") {
    yield error("pair-turn", last.at, "the messages of a pair must not end with the assistant")
  }
  for (const field of ["chosen", "rejected"]) {
    const value = row[field]
    if (!isRecord(value)) {
      yield error("pair", field, `expected one message {${words.role}, ${words.content}}, found ${show(value)}`)
      continue
    }
    const turn = Turns.one(value, field, words)
    if ("rule" in turn) yield turn
    else if (turn.role !== "assistant") {
      yield error("role", `${field}.${words.role}`, `expected the assistant, found ${show(value[words.role])}`)
    } else if ((turn.text ?? "").trim() === "") yield error("empty", `${field}.${words.content}`, "the text is empty")
  }
  if (JSON.stringify(row["chosen"]) === JSON.stringify(row["rejected"])) {
    yield error("pair-equal", "rejected", "both answers are the same: there is nothing to prefer")
  }
}

/** Both with the prompt in them, as argilla_chat reads them. Bare texts want a question beside them, as in chatml.intel and chatml.icr. */
const implicit = function*(row: Row): Generator<Problem> {
  if (typeof row["question"] === "string" || typeof row["input"] === "string") return
  for (const field of ["chosen", "rejected"]) {
    if (!Array.isArray(row[field])) {
      yield error("content", field, `expected a list of turns, found ${show(row[field])}`)
    }
  }
  yield* trl.prefix(row)
}

const alpaca = function*(row: Row): Generator<Problem> {
  for (const field of ["instruction", "output"]) {
    if (typeof row[field] !== "string") yield error("content", field, `expected a text, found ${show(row[field])}`)
  }
  if (Array.isArray(row["history"]) && row["history"].length > 0) {
    yield warning("history", "history", "Axolotl reads no history of an Alpaca row: the earlier turns are lost")
  }
}

/** The problems of a row. */
export const check = function*(row: Row, shape: Shape): Generator<Problem> {
  switch (shape) {
    case "messages":
      return yield* conversation(row, "messages", Turns.openai)
    case "conversations":
      return yield* conversation(row, "conversations", {
        ...Turns.sharegpt,
        roles: { ...Turns.openai.roles, ...Turns.sharegpt.roles }
      })
    case "messages-preference":
      return yield* pair(row, "messages", Turns.openai)
    case "conversations-preference":
      return yield* pair(row, "conversations", Turns.sharegpt)
    case "implicit-preference":
      return yield* implicit(row)
    case "unpaired":
    case "stepwise":
    case "text":
      // The same fields, read the same way.
      return yield* trl.check(row, shape)
    case "alpaca":
      return yield* alpaca(row)
    default:
  }
}
