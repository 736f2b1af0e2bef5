/** run.log as it grows: its latest lines, read by bytes. */
import { closeSync, fstatSync, openSync, readSync } from "node:fs"
import { StringDecoder } from "node:string_decoder"
import { oneLine } from "../domain/PlainText.ts"
import type { LogLine } from "./Watched.ts"

/** Lines that are kept, and bytes that are read at most at the beginning and in one look. */
const most = 2000
const mostBytes = 1 << 19

/** A log file that is followed. */
export interface LogTail {
  /** The latest lines, oldest first; the same object where none came. */
  readonly poll: () => ReadonlyArray<LogLine>
}

/** A line of a log file; of one that is not written like others, all of it is its text. */
export const parse = (line: string): LogLine => {
  const [, at, level, text] = /^(\d{4}-\d\d-\d\dT\S+) (\w+) +(.*)$/s.exec(line) ?? []
  return at === undefined || level === undefined || text === undefined
    ? { at: "", level: "", text: oneLine(line) }
    : { at, level, text: oneLine(text) }
}

/** Follows a file, whether it is there or not. A new one of its name goes on where the old one ended. */
export const make = (path: string): LogTail => {
  let lines: ReadonlyArray<LogLine> = []
  let offset: number | undefined
  let inode = -1
  let rest = ""
  let decoder = new StringDecoder("utf8")

  const read = (file: number): string => {
    const { ino, size } = fstatSync(file)
    if (inode !== ino || size < (offset ?? 0)) {
      // At first the end is enough; a file that was begun anew is read from its beginning.
      offset = offset === undefined ? Math.max(0, size - mostBytes) : 0
      rest = ""
      decoder = new StringDecoder("utf8")
    }
    inode = ino
    const from = offset ?? 0
    const bytes = Buffer.alloc(Math.min(mostBytes, size - from))
    if (bytes.length === 0) return ""
    const count = readSync(file, bytes, 0, bytes.length, from)
    offset = from + count
    return decoder.write(bytes.subarray(0, count))
  }

  return {
    poll: () => {
      let text = ""
      try {
        const file = openSync(path, "r")
        try {
          text = read(file)
        } finally {
          closeSync(file)
        }
      } catch {
        // A log that is not there, or cannot be read, has no lines.
      }
      if (text === "") return lines
      const parts = `${rest}${text}`.split("\n")
      rest = parts.pop() ?? ""
      const added = parts.filter((line) => line !== "").slice(-most).map(parse)
      if (added.length > 0) lines = [...lines, ...added].slice(-most)
      return lines
    }
  }
}
