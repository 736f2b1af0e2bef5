/** What LLaMA-Factory passes over without a word: its converter checks roles by position, and drops the row that does not fit. */
import { error, isRecord, type Problem, show } from "../Finding.ts"
import type { Shape } from "../Shape.ts"
import * as Turns from "../Turns.ts"

const skipped = "LLaMA-Factory skips the row without a word"

/** Answers of several tools one after the other are one observation to the openai converter, and to no other. */
const folded = (turns: ReadonlyArray<Turns.Turn>, words: Turns.Words): ReadonlyArray<Turns.Turn> =>
  words === Turns.sharegpt
    ? turns
    : turns.filter((turn, index) => turn.role !== "tool" || turns[index - 1]?.role !== "tool")

const contents = function*(turns: ReadonlyArray<Turns.Turn>, { content }: Turns.Words): Generator<Problem> {
  for (const turn of turns) {
    if (typeof turn.raw[content] !== "string" && Turns.toolCalls(turn).length === 0) {
      yield error(
        "content",
        `${turn.at}.${content}`,
        `expected a text, found ${show(turn.raw[content])}; LLaMA-Factory stops at it`
      )
    }
  }
}

const order = function*(turns: ReadonlyArray<Turns.Turn>, parity: 0 | 1): Generator<Problem> {
  const rest = turns[0]?.role === "system" ? turns.slice(1) : turns
  for (const [index, { at, raw, role }] of rest.entries()) {
    const asks = index % 2 === 0
    const fits = asks ? role === "user" || role === "tool" : role === "assistant" || role === "function"
    if (!fits) {
      const found = show(raw["from"] ?? raw["role"])
      return yield error(
        "alternation",
        at,
        role === "system"
          ? `a system turn stands only before all others; ${skipped}`
          : `expected a turn of ${asks ? "the human side" : "the model's side"}, found ${found}; ${skipped}`
      )
    }
  }
  if (rest.length % 2 !== parity) {
    const wanted = parity === 0 ? "an even number of turns" : "an odd number of turns, the last of the human side"
    yield error("parity", "", `expected ${wanted} beside the system turn, found ${rest.length}; ${skipped}`)
  }
}

const calls = function*(turns: ReadonlyArray<Turns.Turn>): Generator<Problem> {
  for (const turn of turns) {
    if (turn.role === "function") {
      const found = parsed(turn.text)
      const list = Array.isArray(found) ? found : [found]
      if (!list.every((call) => isRecord(call) && typeof call["name"] === "string" && isRecord(call["arguments"]))) {
        yield error(
          "tool-arguments",
          turn.at,
          `expected JSON of calls with a name and an object of arguments, found ${show(turn.text)}`
        )
      }
    }
    for (const [index, call] of Turns.toolCalls(turn).entries()) {
      if (!isRecord(Turns.argumentsOf(call))) {
        yield error(
          "tool-arguments",
          `${turn.at}.tool_calls[${index}].function.arguments`,
          `expected an object, found ${
            show(Turns.argumentsOf(call))
          }; LLaMA-Factory writes a text as a text within a text`
        )
      }
    }
  }
}

const parsed = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? "")
  } catch {
    return undefined
  }
}

const around = function*(
  row: Readonly<Record<string, unknown>>,
  { turns, words }: { readonly turns: ReadonlyArray<Turns.Turn>; readonly words: Turns.Words }
): Generator<Problem> {
  const { kto_tag: label, tools } = row
  if (label !== undefined && label !== null && typeof label !== "boolean") {
    yield error(
      "labels",
      "kto_tag",
      `expected true or false, found ${show(label)}; LLaMA-Factory takes the row for one without a label`
    )
  }
  if (typeof row["system"] === "string" && row["system"] !== "" && turns[0]?.role === "system") {
    yield error(
      "system-twice",
      "system",
      "the system prompt stands both in a column and as the first turn: one of them is lost"
    )
  }
  // The openai converter writes a list as such a text itself.
  if (words === Turns.openai && Array.isArray(tools)) return
  if (
    tools !== undefined && tools !== null &&
    (typeof tools !== "string" || (tools !== "" && !Array.isArray(parsed(tools))))
  ) {
    yield error("tools", "tools", `expected a text that holds a JSON list of tools, found ${show(tools)}`)
  }
}

const conversation = function*(
  row: Readonly<Record<string, unknown>>,
  { field, parity, words }: { readonly field: string; readonly parity: 0 | 1; readonly words: Turns.Words }
): Generator<Problem> {
  const { problems, turns } = Turns.read(row[field], field, words)
  yield* problems
  if (problems.length === 0) yield* order(folded(turns, words), parity)
  yield* contents(turns, words)
  yield* calls(turns)
  yield* around(row, { turns, words })
}

const pair = function*(row: Readonly<Record<string, unknown>>, words: Turns.Words): Generator<Problem> {
  for (const field of ["chosen", "rejected"]) {
    if (Array.isArray(row[field])) {
      yield error("pair", field, `expected one turn {${words.role}, ${words.content}}, found a list; ${skipped}`)
      continue
    }
    const turn = Turns.one(row[field], field, words)
    if ("rule" in turn) yield turn
    else if (turn.role !== "assistant" && turn.role !== "function") {
      yield error(
        "role",
        `${field}.${words.role}`,
        `expected the assistant, found ${show(turn.raw[words.role])}; ${skipped}`
      )
    } else if ((turn.text ?? "").trim() === "") yield error("empty", `${field}.${words.content}`, "the text is empty")
  }
  if (JSON.stringify(row["chosen"]) === JSON.stringify(row["rejected"])) {
    yield error("pair-equal", "rejected", "both answers are the same: there is nothing to prefer")
  }
}

const alpaca = function*(row: Readonly<Record<string, unknown>>, answers: ReadonlyArray<string>): Generator<Problem> {
  const { history, input, instruction } = row
  // Either of the two may be empty: they are put together.
  const isAsked = [instruction, input].some((text) => typeof text === "string" && text.trim() !== "")
  if (typeof instruction !== "string" || !isAsked) {
    yield error("empty", "instruction", `expected a text, found ${show(instruction)}`)
  }
  if (input !== undefined && input !== null && typeof input !== "string") {
    yield error("content", "input", `expected a text, which may be empty; found ${show(input)}`)
  }
  for (const field of answers) {
    const answer = row[field]
    if (typeof answer !== "string") yield error("content", field, `expected a text, found ${show(answer)}; ${skipped}`)
    else if (answer.trim() === "") yield error("empty", field, "the text is empty")
  }
  if (answers.length === 2 && row["chosen"] === row["rejected"]) {
    yield error("pair-equal", "rejected", "both answers are the same: there is nothing to prefer")
  }
  if (history === undefined || history === null) return
  const isPair = (item: unknown) =>
    Array.isArray(item) && item.length === 2 && item.every((part) => typeof part === "string")
  if (!Array.isArray(history) || !history.every(isPair)) {
    yield error("history", "history", `expected a list of pairs of texts, found ${show(history)}`)
  }
}

/** The problems of a row. */
export const check = function*(row: Readonly<Record<string, unknown>>, shape: Shape): Generator<Problem> {
  switch (shape) {
    case "messages":
      return yield* conversation(row, { field: "messages", parity: 0, words: Turns.openai })
    case "conversations":
      return yield* conversation(row, { field: "conversations", parity: 0, words: Turns.sharegpt })
    case "conversations-preference":
      yield* conversation(row, { field: "conversations", parity: 1, words: Turns.sharegpt })
      return yield* pair(row, Turns.sharegpt)
    case "messages-preference":
      yield* conversation(row, { field: "messages", parity: 1, words: Turns.openai })
      return yield* pair(row, Turns.openai)
    case "alpaca":
      return yield* alpaca(row, ["output"])
    case "alpaca-preference":
      return yield* alpaca(row, ["chosen", "rejected"])
    default:
  }
}
