/** People as rows of a file that ProfileSource reads back: JSONL, plain or gz-compressed. */
import { Effect } from "effect"
import { createWriteStream } from "node:fs"
import { open, rename, rm } from "node:fs/promises"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createGzip } from "node:zlib"
import type { Profile } from "../../domain/Profile.ts"
import * as AtomicFile from "../../log/AtomicFile.ts"

// Attributes that hold several things: in a file they are lists.
const lists = new Set(["languages", "interests", "concerns", "jargon"])

/** A person as one line of JSON, with its line break. The attributes are fields of the row. */
export const toRow = ({ attributes, description, id, licence, name, pastActions }: Profile): string => {
  const row: Record<string, unknown> = { id, name }
  for (const field in attributes) {
    const value = attributes[field] as string
    row[field] = field === "age" && /^\d+$/.test(value) ? Number(value) : lists.has(field) ? value.split("; ") : value
  }
  row["description"] = description
  row["past_actions"] = pastActions
  row["licence"] = licence
  return `${JSON.stringify(row)}\n`
}

const rowsOfBlock = 256

const blocks = function*(rows: Iterable<string>): Generator<string> {
  let block: Array<string> = []
  for (const row of rows) {
    if (block.push(row) < rowsOfBlock) continue
    yield block.join("")
    block = []
  }
  yield block.join("")
}

const writePacked = async (path: string, rows: Iterable<string>): Promise<void> => {
  const partial = `${path}.partial`
  try {
    await pipeline(Readable.from(blocks(rows)), createGzip(), createWriteStream(partial))
    await using file = await open(partial, "r+")
    await file.sync()
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Writes rows to a file that appears when it is complete; packed where its name ends with .gz. */
export const write = (path: string, rows: Iterable<string>): Effect.Effect<void, AtomicFile.WriteError> =>
  path.endsWith(".gz")
    ? Effect.tryPromise({
      try: () => writePacked(path, rows),
      catch: (error) => new AtomicFile.WriteError({ path, detail: AtomicFile.reasonOf(error) })
    })
    : Effect.asVoid(AtomicFile.write(path, rows))
