/** Where the parts of a finetuning lie. */
import { join } from "node:path"

/** A set of questions: those that are debated to learn from, those that methods are measured with, those of another task. */
export type Set = "train" | "test" | "transfer"

/** The folder of a finetuning. */
export interface Folder {
  readonly name: string
  readonly path: string
  readonly recipe: string
  readonly database: string
  readonly models: string
  readonly result: string
  readonly report: string
}

/** The folder at a path, whether it is there or not. */
export const of = (path: string, name: string): Folder => ({
  name,
  path,
  recipe: join(path, "finetuning.json"),
  database: join(path, "finetuning.db"),
  models: join(path, "models"),
  result: join(path, "result.json"),
  report: join(path, "report.md")
})

/** The questions of a set, with their reference answers. */
export const questions = ({ path }: Folder, set: Set): string => join(path, "questions", `${set}.jsonl`)

/** What was said about a set by whoever bears a label. */
export const transcripts = ({ path }: Folder, { label, set }: { readonly label: string; readonly set: Set }): string =>
  join(path, "transcripts", `${label}.${set}.jsonl`)

/** The conversations that a method learns from in an iteration. */
export const data = ({ path }: Folder, method: string, iteration: number): string =>
  join(path, "data", method, String(iteration))

/** What a trainer makes of an agent. */
export const trained = (
  { models }: Folder,
  { agent, iteration, method }: { readonly method: string; readonly iteration: number; readonly agent: string }
): string => join(models, method, String(iteration), agent)
