/** CSV with a header row, or without one where its columns are known; the one home of csv-parse. */
import { type CsvError, type InfoRecord, parse } from "csv-parse"
import { finished } from "node:stream/promises"
import { oneLine } from "../domain/PlainText.ts"
import { broken, longestRow, type Row, tooLong } from "./Row.ts"

/** The separator of a header line: the one of comma, semicolon and tab that it holds most of, outside quotes. */
export const separatorOf = (header: string): string => {
  const bare = header.replace(/"[^"]*"/g, "")
  const count = (separator: string) => bare.split(separator).length
  return [",", ";", "\t"].reduce((best, other) => (count(other) > count(best) ? other : best))
}

/** The names of the columns of a table by its first record, where that record is a row and no header; undefined where it is one. */
export type Header = (first: ReadonlyArray<string>) => ReadonlyArray<string> | undefined

/** Column names, each once: a column without a name is called by its number, a repeated one gets one. */
const columnsOf = (header: ReadonlyArray<string>): Array<string> => {
  const names: Array<string> = []
  for (const [index, cell] of header.entries()) {
    const name = oneLine(cell) || `column_${index + 1}`
    names.push(names.includes(name) ? `${name}_${index + 1}` : name)
  }
  return names
}

/** Makes rows of the cells that csv-parse finds, with the line each begins at. */
class Table {
  readonly rows: Array<Row> = []
  /** True when a record grew beyond all measure: csv-parse has then lost its place. */
  overlong = false
  readonly #header: Header
  #columns: ReadonlyArray<string> | undefined
  #lines = 0
  #blank = 0

  constructor(header: Header) {
    this.#header = header
  }

  readonly record = (cells: Array<string>, info: InfoRecord): null => {
    const line = this.#next(info)
    this.#lines = info.lines
    this.#blank = info.empty_lines
    if (cells.every((cell) => cell.trim() === "")) return null
    if (this.#columns === undefined) {
      const known = this.#header(cells)
      this.#columns = known ?? columnsOf(cells)
      if (known === undefined) return null
    }
    this.rows.push(this.#row(this.#columns, cells, line))
    // Nothing is handed on by the parser's own queue: the rows are taken from here.
    return null
  }

  readonly skip = (error: CsvError | undefined): undefined => {
    const line = this.#lines + 1
    this.overlong = error?.code === "CSV_MAX_RECORD_SIZE"
    this.rows.push(
      this.overlong
        ? tooLong(line)
        : broken(line, "expected a closing quote", "a quoted cell that runs to the end of the file")
    )
    return undefined
  }

  // info.lines is the line where a record ends, blank lines before it included.
  #next(info: InfoRecord): number {
    return this.#lines + 1 + info.empty_lines - this.#blank
  }

  #row(columns: ReadonlyArray<string>, cells: ReadonlyArray<string>, line: number): Row {
    if (cells.length !== columns.length) {
      return broken(line, `expected ${columns.length} cells as in the header`, `${cells.length}`)
    }
    return { kind: "value", line, value: Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? ""])) }
  }
}

/** The rows of a CSV text, however it is cut into pieces; a record over several lines counts as all of them. */
export const rowsOfTable = async function*(
  text: AsyncIterable<string>,
  header: Header = () => undefined
): AsyncGenerator<Array<Row>> {
  const table = new Table(header)
  let parser: ReturnType<typeof parse> | undefined
  let waiting = ""
  for await (const piece of unixLines(text)) {
    // The separator is read off the header line, so the parser starts when that line is complete.
    waiting += piece
    if (parser === undefined && !waiting.includes("\n") && waiting.length < longestRow) continue
    parser ??= parserOf(table, waiting)
    parser.write(waiting)
    waiting = ""
    const rows = table.rows.splice(0)
    if (rows.length > 0) yield rows
    if (table.overlong) return
  }
  parser ??= parserOf(table, waiting)
  parser.end(waiting)
  await finished(parser.resume())
  if (table.rows.length > 0) yield table.rows.splice(0)
}

const parserOf = (table: Table, start: string) =>
  parse({
    delimiter: separatorOf(start.slice(0, Math.max(0, start.indexOf("\n")) || start.length)),
    record_delimiter: "\n",
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: longestRow,
    on_skip: table.skip,
    on_record: table.record
  })

/** The text with "\n" for every kind of line end: csv-parse counts "\r\n" inside quotes as two lines. */
const unixLines = async function*(text: AsyncIterable<string>): AsyncGenerator<string> {
  let held = ""
  for await (const piece of text) {
    const whole = held + piece
    held = whole.endsWith("\r") ? "\r" : ""
    yield whole.slice(0, whole.length - held.length).replace(/\r\n?/g, "\n")
  }
  if (held !== "") yield "\n"
}
