/** Parquet files, row group after row group; the one home of hyparquet-writer. */
import { ByteWriter, ParquetWriter, type SchemaElement } from "hyparquet-writer"
import type { Row } from "./Format.ts"

/** What a value is. */
export type Leaf = "text" | "truth"

/** A column: of single values, or of lists of records with the fields named. Any value may be absent. */
export interface Column {
  readonly name: string
  readonly of: Leaf | Readonly<Record<string, Leaf>>
}

const leaf = (name: string, of: Leaf): SchemaElement =>
  of === "text"
    ? {
      name,
      type: "BYTE_ARRAY",
      converted_type: "UTF8",
      logical_type: { type: "STRING" },
      repetition_type: "OPTIONAL"
    }
    : { name, type: "BOOLEAN", repetition_type: "OPTIONAL" }

// A list has three levels, named as Arrow and the Parquet specification name them, so that every reader finds a list of records.
const elementsOf = ({ name, of }: Column): Array<SchemaElement> => {
  if (typeof of === "string") return [leaf(name, of)]
  const fields = Object.entries(of)
  return [
    { name, converted_type: "LIST", logical_type: { type: "LIST" }, repetition_type: "OPTIONAL", num_children: 1 },
    { name: "list", repetition_type: "REPEATED", num_children: 1 },
    { name: "element", repetition_type: "OPTIONAL", num_children: fields.length },
    ...fields.map(([field, type]) => leaf(field, type))
  ]
}

/** The schema of a file of such columns. */
export const schema = (columns: ReadonlyArray<Column>): Array<SchemaElement> => [
  { name: "schema", num_children: columns.length },
  ...columns.flatMap(elementsOf)
]

/** A row group is closed at so many rows, or so many characters: no more of a file stands in memory. */
const most = { rows: 10_000, characters: 1 << 23 }

/** A number that grows with the memory a value takes. */
const weigh = (value: unknown): number => {
  if (typeof value === "string") return value.length
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + weigh(item), 8)
  return typeof value === "object" && value !== null ? weigh(Object.values(value)) : 8
}

/** A file of columns on its way to bytes. */
export class ParquetRows {
  readonly #bytes = new ByteWriter(1 << 16)
  readonly #writer: ParquetWriter
  readonly #columns: ReadonlyArray<Column>
  #rows: Array<Row> = []
  #characters = 0

  constructor(columns: ReadonlyArray<Column>) {
    this.#columns = columns
    // The footer would hold the least and the greatest text of every column.
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: schema(columns),
      statistics: false,
      createdBy: "stoa"
    })
  }

  /** The bytes that are complete with this row; none for most rows. */
  add(row: Row): Uint8Array | undefined {
    this.#rows.push(row)
    this.#characters += weigh(row)
    return this.#rows.length >= most.rows || this.#characters >= most.characters ? this.#group() : undefined
  }

  /** The bytes that are left, with the end of the file. */
  end(): Uint8Array {
    const last = this.#rows.length === 0 ? undefined : this.#group()
    void this.#writer.finish()
    const end = this.#take()
    return last === undefined ? end : Buffer.concat([last, end])
  }

  #group(): Uint8Array {
    const rows = this.#rows
    void this.#writer.write({
      columnData: this.#columns.map(({ name }) => ({ name, data: rows.map((row) => row[name]) })),
      rowGroupSize: rows.length
    })
    this.#rows = []
    this.#characters = 0
    return this.#take()
  }

  #take(): Uint8Array {
    const bytes = this.#bytes.getBytes().slice()
    // What was handed on makes room; places in the file are counted from `offset`, which goes on.
    this.#bytes.index = 0
    return bytes
  }
}
