/** A file format of a data set: rows out, rows in. */
import type { Conversation } from "../domain/Draft.ts"
import type { Example } from "../domain/Example.ts"
import type { Column } from "./Parquet.ts"

/** Where the thinking before an answer goes: into the answer between tags, under a key of its own, or nowhere. */
export type Thinking = "inline" | "key" | "drop"

/**
 * What some rows of a file say: then all of them do, and those of which it is not so say that. Readers that infer a schema from the
 * first rows of a file refuse a field that comes later.
 */
export interface Uniform {
  readonly thinking: boolean
  readonly rehearsal: boolean
  readonly weight: boolean
}

/** How rows are written; what is absent is as the format has it. */
export interface RowOptions {
  readonly uniform?: Uniform | undefined
  readonly thinking?: Thinking | undefined
  /** Leave out every field that a trainer has no use for: hosted ones refuse what they do not know. */
  readonly strict?: boolean | undefined
  /** The run a canonical row comes from. */
  readonly run?: string | undefined
}

/** A row before it is written. */
export type Row = Readonly<Record<string, unknown>>

/** What a format gives back of a row. */
export interface Carried extends Conversation {
  /** The worse response of a pair; the better one is the last turn. */
  readonly rejected?: string
}

/** How rows make a file: one JSON value a line, one JSON array, or columns. */
export type Container = "jsonl" | "json" | "parquet"

/** A format. */
export interface Format {
  readonly name: string
  /** Name of its file, unless a data set calls it otherwise. */
  readonly file: string
  readonly summary: string
  readonly container: Container
  /** Where thinking can go; the first is where it goes unless something else is said. None where answers are not written as text. */
  readonly thinking: ReadonlyArray<Thinking>
  /** Why a row is not for this format; nothing for one it carries. */
  readonly misfit: (example: Example) => string | undefined
  readonly row: (example: Example, options?: RowOptions) => Row
  /** The way back. Throws on a value that is no row of this format. */
  readonly read: (row: unknown) => Carried
  /** The columns of a file of columns. */
  readonly columns?: (options?: RowOptions) => ReadonlyArray<Column>
}

/** True for a row that the format carries. */
export const fits = (format: Format, example: Example): boolean => format.misfit(example) === undefined

/** Where the thinking of rows goes. */
export const placeOf = (format: Pick<Format, "thinking">, { thinking }: RowOptions = {}): Thinking =>
  thinking ?? format.thinking[0] ?? "drop"

/** How a turn is written: where its thinking goes, and whether the key of it stands there also without. */
export interface Style {
  readonly place: Thinking
  readonly filled: boolean
}

/** How the turns of a format are written. */
export const styleOf = (format: Pick<Format, "thinking">, options: RowOptions = {}): Style => ({
  place: placeOf(format, options),
  filled: options.uniform?.thinking ?? false
})

/** What stands before the first row, between two, and after the last. */
export const frames = {
  jsonl: { open: "", between: "\n", close: "\n" },
  json: { open: "[\n", between: ",\n", close: "\n]\n" }
} as const

/** Pieces of a file of text, so that no file need stand in memory whole. */
export function* pieces(format: Format, examples: Iterable<Example>, options: RowOptions = {}): Generator<string> {
  const { between, close, open } = frames[format.container === "json" ? "json" : "jsonl"]
  yield open
  let first = true
  for (const example of examples) {
    const row = JSON.stringify(format.row(example, options))
    yield first ? row : between + row
    first = false
  }
  yield first ? close.trimStart() : close
}

/** The rows of a whole file of text. Throws on a file that is not of this format. */
export const parse = (format: Format, content: string): Array<Carried> => {
  if (format.container !== "json") {
    return content.split("\n").filter((line) => line.trim() !== "").map((line) => format.read(JSON.parse(line)))
  }
  const rows: unknown = JSON.parse(content)
  if (!Array.isArray(rows)) throw new TypeError("Expected a JSON array of rows")
  return rows.map(format.read)
}
