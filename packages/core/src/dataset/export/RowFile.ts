/** A file of rows on its way to disk: lines, an array, or columns. */
import type { Written } from "../../log/AtomicFile.ts"
import { Sink } from "../../log/Sink.ts"
import { frames, type Row } from "../Format.ts"
import { type Column, ParquetRows } from "../Parquet.ts"

/** Takes rows in, one after the other; what `add` gives back is to be waited for before the next. */
export interface RowFile {
  readonly add: (row: Row) => Promise<void> | undefined
  readonly end: () => Promise<Written>
  readonly drop: () => Promise<void>
}

/** A file of JSON values: one a line, or one array. */
export const ofText = async (path: string, container: "jsonl" | "json"): Promise<RowFile> => {
  const sink = await Sink.open(path)
  const { between, close, open } = frames[container]
  let before: string = open
  let isEmpty = true
  return {
    add: (row) => {
      const text = before + JSON.stringify(row)
      before = between
      isEmpty = false
      return sink.text(text)
    },
    end: async () => {
      await sink.text(isEmpty ? open + close.trimStart() : close)
      return await sink.end()
    },
    drop: () => sink.drop()
  }
}

/** A file of columns. */
export const ofColumns = async (path: string, columns: ReadonlyArray<Column>): Promise<RowFile> => {
  const sink = await Sink.open(path)
  const rows = new ParquetRows(columns)
  return {
    add: (row) => {
      const bytes = rows.add(row)
      return bytes === undefined ? undefined : sink.bytes(bytes)
    },
    end: async () => {
      await sink.bytes(rows.end())
      return await sink.end()
    },
    drop: () => sink.drop()
  }
}
