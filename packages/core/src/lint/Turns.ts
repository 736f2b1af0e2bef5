/** The turns of a conversation, whichever words a format has for them. */
import { error, isRecord, type Problem, show } from "./Finding.ts"

/** What a turn is, in the words of the OpenAI format; function is one that calls a tool in the ShareGPT format. */
export type Role = "system" | "user" | "assistant" | "tool" | "function"

/** A turn as a rule looks at it. */
export interface Turn {
  readonly at: string
  readonly role: Role
  /** Its text; undefined where it has none, or one of parts. */
  readonly text: string | undefined
  readonly raw: Readonly<Record<string, unknown>>
}

/** The words of a format. */
export interface Words {
  readonly role: string
  readonly content: string
  readonly roles: Readonly<Record<string, Role>>
}

/** OpenAI and most that came after. */
export const openai: Words = {
  role: "role",
  content: "content",
  roles: { system: "system", developer: "system", user: "user", assistant: "assistant", tool: "tool", function: "tool" }
}

/** ShareGPT. */
export const sharegpt: Words = {
  role: "from",
  content: "value",
  roles: {
    system: "system",
    human: "user",
    gpt: "assistant",
    observation: "tool",
    tool: "tool",
    function_call: "function"
  }
}

/** Turns, and what keeps some from being any. */
export interface Read {
  readonly turns: ReadonlyArray<Turn>
  readonly problems: ReadonlyArray<Problem>
}

const textOf = (content: unknown): string | undefined => {
  if (typeof content === "string") return content
  if (!Array.isArray(content)) return undefined
  const texts = content.flatMap((part) => (isRecord(part) && typeof part["text"] === "string" ? [part["text"]] : []))
  return texts.length === 0 ? undefined : texts.join("")
}

/** True for a text, or parts of which each says what it is: a text, a picture, a sound. */
export const hasContent = ({ raw }: Turn, { content }: Words): boolean => {
  const found = raw[content]
  return typeof found === "string" ||
    (Array.isArray(found) && found.length > 0 &&
      found.every((part) => isRecord(part) && typeof part["type"] === "string"))
}

/** Reads the turn at `at`. */
export const one = (value: unknown, at: string, words: Words): Turn | Problem => {
  if (!isRecord(value)) {
    return error("turn", at, `expected a turn with ${words.role} and ${words.content}, found ${show(value)}`)
  }
  const name = value[words.role]
  const role = typeof name === "string" && Object.hasOwn(words.roles, name) ? words.roles[name] : undefined
  if (role === undefined) {
    return error(
      "role",
      `${at}.${words.role}`,
      `expected ${Object.keys(words.roles).join(", ")}; found ${show(name)}`
    )
  }
  return { at, role, text: textOf(value[words.content]), raw: value }
}

/** Reads a list of turns. */
export const read = (value: unknown, at: string, words: Words): Read => {
  if (!Array.isArray(value) || value.length === 0) {
    return { turns: [], problems: [error("turns", at, `expected a list of turns, found ${show(value)}`)] }
  }
  const turns: Array<Turn> = []
  const problems: Array<Problem> = []
  for (const [index, item] of value.entries()) {
    const turn = one(item, `${at}[${index}]`, words)
    if ("rule" in turn) problems.push(turn)
    else turns.push(turn)
  }
  return { turns, problems }
}

/** What calls tools in a turn of the OpenAI format. */
export const toolCalls = ({ raw }: Turn): ReadonlyArray<Readonly<Record<string, unknown>>> => {
  const calls = raw["tool_calls"]
  return Array.isArray(calls) ? calls.filter(isRecord) : []
}

/** The arguments of a call of a tool. */
export const argumentsOf = (call: Readonly<Record<string, unknown>>): unknown => {
  const named = call["function"]
  return isRecord(named) ? named["arguments"] : call["arguments"]
}
