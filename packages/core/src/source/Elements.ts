/** JSON: one array of objects, read element by element so that the array is never held whole. */
import { broken, longestRow, parse, type Row, tooLong } from "./Row.ts"
import { Refused } from "./Text.ts"

const quote = 34
const comma = 44
const backslash = 92
const newline = 10
const opening = new Set([91, 123])
const closing = new Set([93, 125])
const isSpace = (code: number) => code === 32 || (code >= 9 && code <= 13)

/** Cuts a JSON array into the texts of its elements; knows strings and brackets, nothing else. */
class Cutter {
  #depth = 0
  #line = 1
  #start = 1
  #element = ""
  #blank = true
  #inString = false
  #escaped = false
  #closed = false
  #trailing = false
  readonly #holds: string

  constructor(holds: string) {
    this.#holds = holds
  }

  /** The rows that end in this piece. */
  take(piece: string): Array<Row> {
    const rows: Array<Row> = []
    let from = 0
    for (let i = 0; i < piece.length; i++) {
      const code = piece.charCodeAt(i)
      if (code === newline) this.#line++
      if (this.#inString) this.#string(code)
      else if (!isSpace(code)) {
        const depth = this.#depth
        this.#mark(code)
        if (depth === 0) {
          from = i + 1
        } else if (this.#depth === 0 || (depth === 1 && code === comma)) {
          this.#element += piece.slice(from, i)
          from = i + 1
          this.#finish(rows)
        } else if (this.#blank) {
          this.#blank = false
          this.#start = this.#line
        }
      }
    }
    if (this.#depth > 0) this.#element += piece.slice(from)
    return rows
  }

  /** What is left when the text ends. */
  end(): Array<Row> {
    if (this.#depth > 0) {
      return [broken(this.#start, "expected a closing ] at the end of the array", "an array that breaks off")]
    }
    if (this.#trailing) return [broken(this.#line, "expected nothing after the array", "more text")]
    return []
  }

  /** True when an element has grown beyond all measure. */
  get overlong(): boolean {
    return this.#element.length > longestRow
  }

  /** The line where the element in work begins. */
  get start(): number {
    return this.#start
  }

  #string(code: number): void {
    if (this.#escaped) this.#escaped = false
    else if (code === backslash) this.#escaped = true
    else if (code === quote) this.#inString = false
  }

  #mark(code: number): void {
    if (this.#depth === 0) {
      if (this.#closed) this.#trailing = true
      else if (code !== 91) {
        throw new Refused(
          `expected a JSON array of ${this.#holds}, [{...}, {...}]; name it .jsonl if it holds one object a line`
        )
      } else this.#depth = 1
    } else if (code === quote) this.#inString = true
    else if (opening.has(code)) this.#depth++
    else if (closing.has(code)) {
      this.#depth--
      this.#closed = this.#depth === 0
    }
  }

  #finish(rows: Array<Row>): void {
    if (!this.#blank) rows.push(parse(this.#element, this.#start))
    this.#element = ""
    this.#blank = true
  }
}

/** The rows of a JSON array, however its text is cut into pieces; the word for what it holds is for messages. */
export const rowsOfArray = async function*(
  text: AsyncIterable<string>,
  { holds = "objects" }: { readonly holds?: string } = {}
): AsyncGenerator<Array<Row>> {
  const cutter = new Cutter(holds)
  for await (const piece of text) {
    const rows = cutter.take(piece)
    if (rows.length > 0) yield rows
    if (cutter.overlong) return yield [tooLong(cutter.start)]
  }
  const last = cutter.end()
  if (last.length > 0) yield last
}
