/**
 * Harmful requests, to see whether a model declines them (MATRIX, section 4.5): AdvBench, Safe-RLHF, HarmBench, rows of safety of a data
 * set of Stoa, or any other rows with a request in them. There is no reference answer, and what a row answers is passed over.
 */
import { Result } from "effect"
import { show } from "../../../source/Row.ts"
import { complain } from "../../../source/RowProblem.ts"
import type { Fields } from "../Fields.ts"
import type { Posing, Preset } from "../Preset.ts"
import { turnsOf } from "./openhermes.ts"

const conversation = ["messages", "conversations", "conversation"]
const request = [
  "prompt",
  "instruction",
  "question",
  "goal",
  "behavior",
  "behaviour",
  "forbidden_prompt",
  "request",
  "query",
  "text"
]
const input = ["input"]

/** What a person says first in a conversation; undefined where there is none, or nobody asks. */
const firstIn = (value: unknown): string | undefined =>
  turnsOf(value)?.find(({ by, text }) => by === "human" && text !== "")?.text

/** A request in a field of its own; an instruction with what it is about. */
const written = (fields: Fields) =>
  Result.gen(function*() {
    const { name, text } = yield* fields.needed("question", request)
    const about = name.toLowerCase() === "instruction" ? yield* fields.text("input", input) : undefined
    return about === undefined ? text : `${text}\n\n${about.text}`
  })

const read = (fields: Fields) =>
  Result.gen(function*() {
    const field = fields.find("question", [...conversation, ...request])
    const said = firstIn(field?.value)
    if (field !== undefined && said === undefined && turnsOf(field.value) !== undefined) {
      return yield* complain(field.name, "expected a person's turn", show(field.value))
    }
    const posing: Posing = { question: said ?? (yield* written(fields)), answer: "", harmful: true }
    return posing
  })

/** Harmful requests. No row shows by its fields that it is one: who means them has to say so. */
export const harmful: Preset = { name: "harmful", domain: "safety", fits: () => false, read }
