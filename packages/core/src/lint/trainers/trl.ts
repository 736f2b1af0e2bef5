/** What TRL's trainers take otherwise than it was meant, or fail on. */
import { error, type Problem, show, warning } from "../Finding.ts"
import type { Shape } from "../Shape.ts"
import * as Turns from "../Turns.ts"

type Row = Readonly<Record<string, unknown>>

const sortOf = (value: unknown): "text" | "turns" | undefined =>
  typeof value === "string" ? "text" : Array.isArray(value) ? "turns" : undefined

const toolProblems = function*(turns: ReadonlyArray<Turns.Turn>): Generator<Problem> {
  for (const turn of turns) {
    for (const [index, call] of Turns.toolCalls(turn).entries()) {
      const given = Turns.argumentsOf(call)
      if (typeof given !== "object" || given === null) {
        yield error(
          "tool-arguments",
          `${turn.at}.tool_calls[${index}].function.arguments`,
          `expected an object, found ${show(given)}: a chat template would write a text within a text`
        )
      }
    }
  }
}

const list = function*(value: unknown, at: string): Generator<Problem, ReadonlyArray<Turns.Turn>> {
  const { problems, turns } = Turns.read(value, at, Turns.openai)
  yield* problems
  for (const turn of turns) {
    if (!Turns.hasContent(turn, Turns.openai) && Turns.toolCalls(turn).length === 0) {
      yield error("content", `${turn.at}.content`, `expected a text, found ${show(turn.raw["content"])}`)
    }
  }
  yield* toolProblems(turns)
  return turns
}

/** All of one sort: texts, or lists of turns. */
const sorts = function*(row: Row, fields: ReadonlyArray<string>): Generator<Problem, "text" | "turns" | undefined> {
  const found = fields.map((field) => sortOf(row[field]))
  const strange = found.indexOf(undefined)
  if (strange !== -1) {
    const field = fields[strange] as string
    yield error("content", field, `expected a text or a list of turns, found ${show(row[field])}`)
    return undefined
  }
  if (new Set(found).size > 1) {
    yield error("mixed-forms", "", `${fields.join(", ")} must all be texts or all lists of turns`)
    return undefined
  }
  return found[0]
}

const prompt = function*(value: unknown, at: string): Generator<Problem> {
  const last = (yield* list(value, at)).at(-1)
  if (last?.role === "assistant") {
    yield error(
      "last-turn",
      last.at,
      "the prompt ends with the assistant: what follows would be learnt as its second turn in a row"
    )
  }
}

const answer = function*(value: unknown, at: string): Generator<Problem> {
  const [first] = yield* list(value, at)
  if (first !== undefined && first.role !== "assistant") {
    yield error("role", first.at, `an answer begins with the assistant, found ${show(first.raw["role"])}`)
  }
  if (first !== undefined && (first.text ?? "").trim() === "" && Turns.toolCalls(first).length === 0) {
    yield error("empty", first.at, "the text is empty")
  }
}

const filled = function*(row: Row, fields: ReadonlyArray<string>): Generator<Problem> {
  for (const field of fields) {
    if ((row[field] as string).trim() === "") yield error("empty", field, "the text is empty")
  }
}

const answers = function*(row: Row, fields: ReadonlyArray<string>): Generator<Problem> {
  const sort = yield* sorts(row, ["prompt", ...fields])
  if (sort === "turns") {
    yield* prompt(row["prompt"], "prompt")
    for (const field of fields) yield* answer(row[field], field)
  } else if (sort === "text") yield* filled(row, ["prompt", ...fields])
}

const equal = function*(row: Row): Generator<Problem> {
  if (JSON.stringify(row["chosen"]) === JSON.stringify(row["rejected"])) {
    yield error("pair-equal", "rejected", "both answers are the same: there is nothing to prefer")
  }
}

/** Both hold the prompt, turn by turn the same but for the last. */
export const prefix = function*(row: Row): Generator<Problem> {
  const { chosen, rejected } = row
  if (!Array.isArray(chosen) || !Array.isArray(rejected)) return
  const common = Math.min(chosen.length, rejected.length) - 1
  const parted = chosen.slice(0, Math.max(0, common)).findIndex((turn, index) =>
    JSON.stringify(turn) !== JSON.stringify(rejected[index])
  )
  if (parted !== -1 || chosen.length !== rejected.length) {
    const at = parted === -1 ? common : parted
    yield error(
      "pair-prefix",
      `rejected[${Math.max(0, at)}]`,
      "chosen and rejected must be the same up to their last turn: what is before it is the prompt of both"
    )
  }
}

const implicit = function*(row: Row): Generator<Problem> {
  const sort = yield* sorts(row, ["chosen", "rejected"])
  if (sort === "turns") {
    for (const field of ["chosen", "rejected"]) {
      const last = (yield* list(row[field], field)).at(-1)
      if (last !== undefined && last.role !== "assistant") {
        yield error("last-turn", last.at, "the last turn is not of the assistant")
      }
    }
    yield* prefix(row)
  } else if (sort === "text") yield* filled(row, ["chosen", "rejected"])
  yield* equal(row)
}

const stepwise = function*(row: Row): Generator<Problem> {
  const { completions, labels, prompt: asked } = row
  if (typeof asked !== "string") yield error("content", "prompt", `expected a text, found ${show(asked)}`)
  const steps = Array.isArray(completions) ? completions : []
  if (steps.length === 0 || steps.some((step) => typeof step !== "string")) {
    yield error("steps", "completions", `expected a list of texts, found ${show(completions)}`)
  }
  if (!Array.isArray(labels) || labels.some((label) => typeof label !== "boolean") || labels.length !== steps.length) {
    yield error("labels", "labels", `expected true or false for each of ${steps.length} steps, found ${show(labels)}`)
  }
}

/** The problems of a row. */
export const check = function*(row: Row, shape: Shape): Generator<Problem> {
  switch (shape) {
    case "messages": {
      const last = (yield* list(row["messages"], "messages")).at(-1)
      if (last !== undefined && last.role !== "assistant") {
        yield warning(
          "last-turn",
          last.at,
          "the last turn is not of the assistant: with assistant_only_loss nothing of its end is learnt"
        )
      }
      return
    }
    case "prompt-completion":
      return yield* answers(row, ["completion"])
    case "preference":
      yield* answers(row, ["chosen", "rejected"])
      return yield* equal(row)
    case "implicit-preference":
      return yield* implicit(row)
    case "unpaired":
      yield* answers(row, ["completion"])
      if (typeof row["label"] !== "boolean") {
        yield error("labels", "label", `expected true or false, found ${show(row["label"])}`)
      }
      return
    case "stepwise":
      return yield* stepwise(row)
    case "prompt":
      if (sortOf(row["prompt"]) === "turns") yield* prompt(row["prompt"], "prompt")
      else if (typeof row["prompt"] !== "string") {
        yield error("content", "prompt", `expected a text, found ${show(row["prompt"])}`)
      }
      return
    case "text":
      if (typeof row["text"] !== "string") yield error("content", "text", `expected a text, found ${show(row["text"])}`)
      return
    default:
  }
}
