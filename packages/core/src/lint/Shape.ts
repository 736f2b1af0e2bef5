/** What rows of training data look like, by their fields, and who reads such rows. */
import { isRecord, type Trainer } from "./Finding.ts"

/** The shapes of rows. */
export type Shape =
  | "messages"
  | "conversations"
  | "openai-preference"
  | "prompt-completion"
  | "preference"
  | "implicit-preference"
  | "messages-preference"
  | "conversations-preference"
  | "alpaca"
  | "alpaca-preference"
  | "unpaired"
  | "stepwise"
  | "text"
  | "prompt"
  | "stoa"
  | "code"
  | "provenance"

/** A shape, the fields by which it is known, and the trainers that read it. */
interface Known {
  readonly shape: Shape
  readonly fields: ReadonlyArray<string>
  readonly trainers: ReadonlyArray<Trainer>
}

// The first that fits: those with more fields stand before those with some of them.
const known: ReadonlyArray<Known> = [
  { shape: "stoa", fields: ["turns", "verdicts"], trainers: [] },
  { shape: "code", fields: ["task", "entry_point", "solution", "tests"], trainers: [] },
  { shape: "provenance", fields: ["row", "sources", "makings", "verdicts"], trainers: [] },
  { shape: "openai-preference", fields: ["input", "preferred_output", "non_preferred_output"], trainers: ["openai"] },
  { shape: "messages-preference", fields: ["messages", "chosen", "rejected"], trainers: ["llama-factory", "axolotl"] },
  {
    shape: "conversations-preference",
    fields: ["conversations", "chosen", "rejected"],
    trainers: ["llama-factory", "axolotl"]
  },
  { shape: "preference", fields: ["prompt", "chosen", "rejected"], trainers: ["trl"] },
  { shape: "alpaca-preference", fields: ["instruction", "chosen", "rejected"], trainers: ["llama-factory"] },
  { shape: "implicit-preference", fields: ["chosen", "rejected"], trainers: ["trl", "axolotl"] },
  { shape: "stepwise", fields: ["prompt", "completions", "labels"], trainers: ["trl", "axolotl"] },
  { shape: "unpaired", fields: ["prompt", "completion", "label"], trainers: ["trl", "axolotl"] },
  { shape: "prompt-completion", fields: ["prompt", "completion"], trainers: ["trl"] },
  { shape: "messages", fields: ["messages"], trainers: ["openai", "llama-factory", "trl", "axolotl"] },
  { shape: "conversations", fields: ["conversations"], trainers: ["llama-factory", "axolotl"] },
  { shape: "alpaca", fields: ["instruction", "output"], trainers: ["llama-factory", "axolotl"] },
  { shape: "text", fields: ["text"], trainers: ["trl", "axolotl"] },
  { shape: "prompt", fields: ["prompt"], trainers: ["trl"] }
]

/** The names of all shapes. */
export const shapes: ReadonlyArray<Shape> = known.map(({ shape }) => shape)

/** The shape of a row by its fields; undefined where no trainer reads such a row. */
export const of = (row: unknown): Shape | undefined =>
  isRecord(row) ? known.find(({ fields }) => fields.every((field) => Object.hasOwn(row, field)))?.shape : undefined

/** The trainers that read rows of a shape. */
export const readers = (shape: Shape): ReadonlyArray<Trainer> =>
  known.find((one) => one.shape === shape)?.trainers ?? []

/** The fields of a shape, for sentences. */
export const fieldsOf = (shape: Shape): ReadonlyArray<string> => known.find((one) => one.shape === shape)?.fields ?? []
