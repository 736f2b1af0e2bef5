/** The items of a benchmark from its file, whichever of the usual fields holds them. */
import { Effect, Result, Stream } from "effect"
import { objectOf, type Row } from "../../source/Row.ts"
import { complain, type Complaint, type RowProblem } from "../../source/RowProblem.ts"
import { fileName, stream as rowsOf } from "../../source/Rows.ts"
import type { SourceError } from "../../source/SourceError.ts"

/** A text that no row may repeat, and where it stands. */
export interface Item {
  /** Name of the file, without its folder. */
  readonly file: string
  readonly line: number
  readonly text: string
}

/** What was found: the items, and how many rows held none, with the first of them. */
export interface Found {
  readonly items: ReadonlyArray<Item>
  readonly bad: number
  readonly first: RowProblem | undefined
}

/** The fields that hold an item: the first of them that a row has. */
const fields = ["question", "problem", "prompt", "instruction", "turns", "messages", "conversations", "text", "input"]

type Fields = Readonly<Record<string, unknown>>

const textOf = (value: unknown): ReadonlyArray<string> =>
  typeof value === "string" && value.trim() !== "" ? [value] : []

const listOf = (value: unknown): ReadonlyArray<unknown> => Array.isArray(value) ? value : []

/** The texts of a field: itself, or what its turns ask; the answers in a list of turns are no items. */
const textsOf = (value: unknown): ReadonlyArray<string> =>
  Array.isArray(value)
    ? value.flatMap((turn) => {
      if (typeof turn !== "object" || turn === null) return textOf(turn)
      const { content, from, role = from, value } = turn as Fields
      return role === undefined || role === "user" || role === "human" ? textOf(content ?? value) : []
    })
    : textOf(value)

/** The task alone in the prompt of a program: what its docstring says before the examples. */
const docstring = /("""|''')([^]*?)(?:>>>|\1|$)/

/** A question of fewer words says too little without its choices. */
const short = 6

/**
 * An instruction is an item, and one with each of its inputs; the prompt of a program is, and what its docstring asks; a short question
 * is, and one with its choices.
 */
const variants = (text: string, row: Fields): ReadonlyArray<string> => {
  const choices = text.split(/\s+/, short).length < short ? listOf(row["choices"]).flatMap(textOf) : []
  const inputs = [row["input"], ...listOf(row["instances"]).map((instance) => (instance as Fields | null)?.["input"])]
  const task = /^\s*(?:def|class|from|import|@|#)/m.test(text) ? docstring.exec(text)?.[2] : undefined
  return [
    text,
    ...textOf(task),
    ...(choices.length === 0 ? [] : [`${text}\n${choices.join("\n")}`]),
    ...inputs.flatMap(textOf).filter((input) => input !== text).map((input) => `${text}\n${input}`)
  ]
}

const itemsOf = (row: Row): Result.Result<ReadonlyArray<string>, Complaint> =>
  Result.flatMap(objectOf(row), (object) => {
    const named = new Map(Object.entries(object).toReversed().map(([name, value]) => [name.toLowerCase(), value]))
    const lower = Object.fromEntries(named)
    const texts = fields.map((field) => textsOf(lower[field])).find((texts) => texts.length > 0)
    return texts === undefined
      ? complain(
        "question",
        `expected text here or in ${fields.slice(1, -1).join(", ")} or ${fields.at(-1)}`,
        "nothing"
      )
      : Result.succeed(texts.flatMap((text) => variants(text, lower)))
  })

/** The items of a file, row by row; fails where the file cannot be read or no row of it holds any. */
export const stream = (
  path: string
): Stream.Stream<Result.Result<ReadonlyArray<Item>, RowProblem>, SourceError> => {
  const file = fileName(path, "benchmark")
  return rowsOf({
    path,
    holds: "rows",
    read: (row) =>
      Result.mapBoth(itemsOf(row), {
        onFailure: (complaint) => ({ ...complaint, file, line: row.line }),
        onSuccess: (texts) => texts.map((text): Item => ({ file, line: row.line, text }))
      })
  })
}

/** The items of all files, file after file. */
export const load = Effect.fn("Benchmark.load")(function*(paths: ReadonlyArray<string>) {
  const items: Array<Item> = []
  let bad = 0
  let first: RowProblem | undefined
  for (const path of paths) {
    yield* Stream.runForEach(stream(path), (row) =>
      Effect.sync(() => {
        if (Result.isSuccess(row)) { for (const item of row.success) items.push(item) }
        else {
          bad++
          first ??= row.failure
        }
      }))
  }
  return { items, bad, first } satisfies Found
})
