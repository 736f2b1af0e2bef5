/** What hosts that read the OpenAI formats refuse. */
import { error, isRecord, type Problem, show, warning } from "../Finding.ts"
import type { Shape } from "../Shape.ts"
import * as Turns from "../Turns.ts"

const fields: Readonly<Partial<Record<Shape, ReadonlyArray<string>>>> = {
  messages: ["messages", "tools", "parallel_tool_calls", "functions"],
  "openai-preference": ["input", "preferred_output", "non_preferred_output"]
}

const unknownFields = function*(row: Readonly<Record<string, unknown>>, shape: Shape): Generator<Problem> {
  const strange = Object.keys(row).filter((field) => fields[shape]?.includes(field) === false)
  if (strange.length > 0) {
    yield warning(
      "unknown-field",
      strange[0] as string,
      `hosted trainers refuse fields they do not know: ${
        strange.slice(0, 5).join(", ")
      }; leave them out (stoa export --strict)`
    )
  }
}

const isJson = (text: string): boolean => {
  try {
    return isRecord(JSON.parse(text))
  } catch {
    return false
  }
}

const toolProblems = function*(turns: ReadonlyArray<Turns.Turn>): Generator<Problem> {
  const open = new Map<string, string>()
  for (const turn of turns) {
    if (turn.role === "tool") {
      const id = turn.raw["tool_call_id"]
      if (turn.raw["role"] !== "function" && (typeof id !== "string" || !open.delete(id))) {
        yield error("tool-call-id", turn.at, `expected tool_call_id to be that of a call before it, found ${show(id)}`)
      }
      continue
    }
    for (const [index, call] of Turns.toolCalls(turn).entries()) {
      const at = `${turn.at}.tool_calls[${index}]`
      const given = Turns.argumentsOf(call)
      if (typeof given !== "string" || !isJson(given)) {
        yield error(
          "tool-arguments",
          `${at}.function.arguments`,
          `expected a text that holds a JSON object, found ${show(given)}`
        )
      }
      if (typeof call["id"] === "string") open.set(call["id"], at)
      else yield error("tool-call-id", `${at}.id`, `expected an id, found ${show(call["id"])}`)
    }
  }
  // A row may end with a call: that is what is learnt.
  const last = turns.at(-1)?.at
  for (const at of open.values()) {
    if (last === undefined || !at.startsWith(`${last}.`)) {
      yield error("tool-call-id", at, "no message of role tool answers this call")
    }
  }
}

const contentProblems = function*(turn: Turns.Turn): Generator<Problem> {
  const { at, raw, role } = turn
  const calls = Turns.toolCalls(turn).length > 0 || raw["function_call"] !== undefined
  if (!Turns.hasContent(turn, Turns.openai) && !(calls && (raw["content"] === null || raw["content"] === undefined))) {
    yield error("content", `${at}.content`, `expected a text or parts of a type, found ${show(raw["content"])}`)
  }
  const { weight } = raw
  if (weight !== undefined && (role !== "assistant" || (weight !== 0 && weight !== 1))) {
    yield error(
      "weight",
      `${at}.weight`,
      `weight is 0 or 1 and stands on an assistant's message; found ${show(weight)} on one of role ${role}`
    )
  }
}

const messages = function*(value: unknown, at: string): Generator<Problem> {
  const { problems, turns } = Turns.read(value, at, Turns.openai)
  yield* problems
  for (const turn of turns) yield* contentProblems(turn)
  yield* toolProblems(turns)
  if (turns.length === 0) return
  if (turns.at(-1)?.role !== "assistant") {
    yield error(
      "last-turn",
      turns.at(-1)?.at ?? at,
      "the last message is not of the assistant: there is nothing to learn at its end"
    )
  } else if (turns.every(({ raw, role }) => role !== "assistant" || raw["weight"] === 0)) {
    yield error("nothing-learnt", at, "every message of the assistant has weight 0: nothing of the row is learnt")
  }
}

const output = function*(value: unknown, at: string): Generator<Problem> {
  if (!Array.isArray(value) || value.length !== 1) {
    return yield error("pair", at, `expected a list of one assistant's message, found ${show(value)}`)
  }
  const turn = Turns.one(value[0], `${at}[0]`, Turns.openai)
  if ("rule" in turn) return yield turn
  if (turn.role !== "assistant") {
    yield error("role", `${turn.at}.role`, `expected assistant, found ${show(turn.raw["role"])}`)
  }
  if ((turn.text ?? "").trim() === "") yield error("empty", `${turn.at}.content`, "the text is empty")
}

const preference = function*(row: Readonly<Record<string, unknown>>): Generator<Problem> {
  const { input, non_preferred_output: worse, preferred_output: better } = row
  if (!isRecord(input)) yield error("pair", "input", `expected an object with messages, found ${show(input)}`)
  else {
    const { problems, turns } = Turns.read(input["messages"], "input.messages", Turns.openai)
    yield* problems
    const last = turns.at(-1)
    if (last !== undefined && last.role === "assistant") {
      yield error("pair-turn", last.at, "the prompt of a pair must not end with the assistant")
    }
  }
  yield* output(better, "preferred_output")
  yield* output(worse, "non_preferred_output")
  if (JSON.stringify(better) === JSON.stringify(worse)) {
    yield error("pair-equal", "non_preferred_output", "both answers are the same: there is nothing to prefer")
  }
}

/** The problems of a row. */
export const check = function*(row: Readonly<Record<string, unknown>>, shape: Shape): Generator<Problem> {
  yield* unknownFields(row, shape)
  if (shape === "openai-preference") yield* preference(row)
  else yield* messages(row["messages"], "messages")
}

/** Fewest rows that a host takes. */
export const fewest = 10
