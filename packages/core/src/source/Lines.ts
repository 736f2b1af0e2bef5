/** JSONL: one JSON object a line. */
import { longestRow, parse, type Row, tooLong } from "./Row.ts"

/** The rows of a JSONL text, however it is cut into pieces; blank lines count but are no rows. */
export const rowsOfLines = async function*(text: AsyncIterable<string>): AsyncGenerator<Array<Row>> {
  let rest = ""
  let line = 1
  let skipping = false
  // Not node:readline: it also splits at U+2028, which JSON allows inside a string.
  for await (const piece of text) {
    const parts = (rest + piece).split("\n")
    rest = parts.pop() as string
    const rows: Array<Row> = []
    for (const part of parts) {
      if (skipping) skipping = false
      else if (/\S/.test(part)) rows.push(parse(part, line))
      line++
    }
    if (rest.length > longestRow) {
      if (!skipping) rows.push(tooLong(line))
      skipping = true
    }
    if (skipping) rest = ""
    if (rows.length > 0) yield rows
  }
  if (!skipping && /\S/.test(rest)) yield [parse(rest, line)]
}
