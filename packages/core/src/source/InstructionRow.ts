/** What a row of any file of training or test data asks and answers, by the fields that such files have. */
import { Predicate, Result } from "effect"
import { objectOf, type Row } from "./Row.ts"
import { complain, type Complaint } from "./RowProblem.ts"

/** A row as texts; what it does not hold is empty. */
export interface InstructionRow {
  /** What is asked first. */
  readonly instruction: string
  /** All that is answered. */
  readonly response: string
  /** What was thought before it, where that stands apart. */
  readonly thinking?: string
  /** The kind of data, where the row names it. */
  readonly kind?: string
  readonly ratings?: { readonly quality: string; readonly difficulty: string; readonly category: string }
}

type Fields = Readonly<Record<string, unknown>>

interface Said {
  readonly role: "user" | "assistant" | "other"
  readonly text: string
  readonly thinking: string
}

const asking = new Set(["user", "human", "prompter"])
const answering = new Set(["assistant", "gpt", "model", "chatgpt", "bot"])

/** Content in one piece, or in parts of which some are text. */
const textOf = (content: unknown): string => {
  if (typeof content === "string") return content
  if (!Array.isArray(content)) return ""
  return content.flatMap((part) => {
    if (typeof part === "string") return [part]
    return Predicate.isObject(part) && typeof part["text"] === "string" ? [part["text"]] : []
  }).join("\n")
}

/** One turn, whatever its fields are called; the first of turns without roles asks. */
const saidOf = (turn: unknown, index: number): Said => {
  if (typeof turn === "string") return { role: index % 2 === 0 ? "user" : "other", text: turn, thinking: "" }
  if (!Predicate.isObject(turn)) return { role: "other", text: "", thinking: "" }
  const fields = turn as Fields
  const named = String(fields["role"] ?? fields["from"] ?? (index === 0 ? "user" : "")).toLowerCase()
  return {
    role: asking.has(named) ? "user" : answering.has(named) ? "assistant" : "other",
    text: textOf(fields["content"] ?? fields["value"] ?? fields["text"]),
    thinking: textOf(fields["reasoning"] ?? fields["reasoning_content"] ?? fields["thinking"])
  }
}

const turnsIn = (value: unknown): ReadonlyArray<Said> => Array.isArray(value) ? value.map(saidOf) : []

/** The turns of a conversation, under any of the names they go by. */
const conversationOf = (fields: Fields): ReadonlyArray<Said> => {
  const input = fields["input"]
  const inside = Predicate.isObject(input) ? (input as Fields)["messages"] : undefined
  for (const value of [fields["messages"], fields["conversations"], fields["conversation"], fields["turns"], inside]) {
    const turns = turnsIn(value)
    if (turns.length > 0) return turns
  }
  const prompt = turnsIn(fields["prompt"])
  return prompt.length > 0 ? prompt : turnsIn(fields["chosen"])
}

/** The first of the instances that some files hold below each instruction. */
const instanceOf = (fields: Fields): Fields => {
  const first: unknown = Array.isArray(fields["instances"]) ? fields["instances"][0] : undefined
  return Predicate.isObject(first) ? { ...(first as Fields), ...fields } : fields
}

const instructionNames = ["instruction", "prompt", "question", "problem", "query", "task", "request"] as const
const responseNames = [
  "response",
  "output",
  "completion",
  "chosen",
  "preferred_output",
  "answer",
  "solution",
  "canonical_solution",
  "code"
] as const

const textIn = (fields: Fields, names: ReadonlyArray<string>): string => {
  for (const name of names) {
    const value = fields[name]
    const text = Array.isArray(value)
      ? turnsIn(value).filter(({ role }) => role === "assistant").map((said) => said.text).join("\n")
      : textOf(value)
    if (text.trim() !== "") return text
  }
  return ""
}

// Think tags at the beginning of an answer are what some trainers want thinking to stand in.
const tagged = /^\s*<think>([\s\S]*?)<\/think>\s*/

const ratingsOf = (value: unknown): InstructionRow["ratings"] => {
  if (!Predicate.isObject(value)) return undefined
  const { category, difficulty, quality } = value as Fields
  return typeof category === "string" && typeof difficulty === "string" && typeof quality === "string"
    ? { category, difficulty, quality }
    : undefined
}

/** Reads a row; one that asks nothing cannot be used. */
export const read = (row: Row): Result.Result<InstructionRow, Complaint> =>
  Result.flatMap(objectOf(row), (found) => {
    const fields = instanceOf(found)
    const turns = conversationOf(fields)
    const answers = turns.filter(({ role }) => role === "assistant")
    const input = typeof fields["input"] === "string" && fields["input"].trim() !== "" ? `\n${fields["input"]}` : ""
    const instruction = turns.find(({ role }) => role === "user")?.text ?? `${textIn(fields, instructionNames)}${input}`
    if (instruction.trim() === "") {
      return complain(
        "",
        "expected an instruction, prompt, question, problem, messages, conversations or turns",
        named(fields)
      )
    }
    const said = answers.length > 0 ? answers.map(({ text }) => text).join("\n") : textIn(fields, responseNames)
    const thought = [...answers.map(({ thinking }) => thinking), textOf(fields["reasoning"] ?? fields["thinking"])]
      .filter((text) => text !== "").join("\n")
    const thinking = thought === "" ? tagged.exec(said)?.[1]?.trim() ?? "" : thought
    const ratings = ratingsOf(fields["ratings"])
    return Result.succeed({
      instruction: instruction.trim(),
      response: said.replace(tagged, "").trim(),
      ...(thinking === "" ? {} : { thinking }),
      ...(typeof fields["kind"] === "string" ? { kind: fields["kind"] } : {}),
      ...(ratings === undefined ? {} : { ratings })
    })
  })

const named = (fields: Fields): string => {
  const names = Object.keys(fields).slice(0, 8)
  return names.length === 0 ? "an object without fields" : `the fields ${names.join(", ")}`
}
