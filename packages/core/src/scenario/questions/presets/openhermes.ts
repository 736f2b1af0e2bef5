/**
 * OpenHermes, ShareGPT and chats: of each conversation the first question and the answer to it; what follows is left out. Words before
 * the conversation (a system turn, or a field `system_prompt`) that say nothing of the matter, as in "You are a helpful assistant.",
 * are dropped. Where they do, the answer hangs on them, and the row is no question by itself: it is listed as a bad one.
 */
import { Predicate, Result } from "effect"
import { show } from "../../../source/Row.ts"
import { complain, type Complaint } from "../../../source/RowProblem.ts"
import { clean, type Fields, listIn } from "../Fields.ts"
import { isGeneric } from "../Generic.ts"
import type { Posing, Preset } from "../Preset.ts"

const question = ["conversations", "messages", "conversation"]
const system = ["system_prompt", "system"]

const humans = new Set(["human", "user"])
const models = new Set(["gpt", "assistant", "model", "bot", "chatgpt", "bard", "bing"])

/** A turn of a conversation. */
export interface Said {
  readonly by: "human" | "model" | "system" | "other"
  readonly text: string
}

const kindOf = (who: unknown): Said["by"] => {
  const name = typeof who === "string" ? who.toLowerCase() : ""
  return humans.has(name) ? "human" : models.has(name) ? "model" : name === "system" ? "system" : "other"
}

/** The text of a turn: as it is, or in parts. */
const textOf = (value: unknown): string =>
  typeof value === "string"
    ? clean(value)
    : clean((listIn(value) ?? []).map((part) => (Predicate.isObject(part) ? String(part["text"] ?? "") : "")).join(""))

/** The turns of a conversation; undefined where it is none. */
export const turnsOf = (value: unknown): ReadonlyArray<Said> | undefined => {
  const list = listIn(value)
  if (list === undefined || list.length === 0 || !list.every(Predicate.isObject)) return undefined
  return list.map((turn) => ({
    by: kindOf(turn["from"] ?? turn["role"]),
    text: textOf(turn["value"] ?? turn["content"])
  }))
}

const specific = (name: string, text: string): Result.Result<void, Complaint> =>
  isGeneric(text)
    ? Result.void
    : complain(name, "expected no words before the conversation, or none that say anything of it", show(text))

const read = (fields: Fields) =>
  Result.gen(function*() {
    const field = fields.find("question", question)
    const turns = turnsOf(field?.value)
    if (field === undefined || turns === undefined) {
      const name = field?.name ?? fields.missing("question", question)
      return yield* complain(
        name,
        "expected a list of turns with from and value, or role and content",
        show(field?.value)
      )
    }
    for (const name of system) {
      const before = fields.named(name)?.value
      if (typeof before === "string") yield* specific(name, clean(before))
    }
    for (const { by, text } of turns) if (by === "system") yield* specific(field.name, text)
    const [asked, answered] = turns.filter(({ by, text }) => by !== "system" && text !== "")
    if (asked?.by !== "human" || answered?.by !== "model") {
      return yield* complain(field.name, "expected a human's turn and a model's after it", foundOf([asked, answered]))
    }
    const posing: Posing = { question: asked.text, answer: answered.text }
    return posing
  })

const foundOf = (turns: ReadonlyArray<Said | undefined>): string =>
  turns.map((turn) => (turn === undefined ? "nothing" : turn.by === "other" ? "somebody else's" : `a ${turn.by}'s`))
    .join(" and ")

/** Conversations, of which the first question and answer are taken. */
export const openhermes: Preset = {
  name: "openhermes",
  domain: "general",
  fits: (fields) => turnsOf(fields.find("question", question)?.value) !== undefined,
  read
}
