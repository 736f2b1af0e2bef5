/** A file format of a data set: rows out, rows in. */
import type { Conversation } from "../domain/Draft.ts"
import type { Example } from "../domain/Example.ts"

/** A format. `open`, rows joined by `between`, and `close` make the file; `read` is the way back. */
export interface Format {
  readonly name: string
  /** Name of the file in a data set folder. */
  readonly file: string
  readonly summary: string
  readonly open: string
  readonly between: string
  readonly close: string
  /** One row, without line breaks of its own. */
  readonly row: (example: Example) => string
  /** The conversations of a whole file. Throws on a file that is not of this format. */
  readonly read: (content: string) => Array<Conversation>
}

/** Pieces of a file, so that no file need stand in memory whole. */
export function* pieces(format: Format, examples: Iterable<Example>): Generator<string> {
  yield format.open
  let first = true
  for (const example of examples) {
    yield first ? format.row(example) : format.between + format.row(example)
    first = false
  }
  yield first ? format.close.trimStart() : format.close
}

/** One JSON value a line; an empty file has no line. */
export const jsonLines = { open: "", between: "\n", close: "\n" } as const

/** The values of a JSONL file. */
export const readLines = (content: string): Array<unknown> =>
  content.split("\n").filter((line) => line.trim() !== "").map((line) => JSON.parse(line) as unknown)
