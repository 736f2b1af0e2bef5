/** The text of a file, piece by piece: unpacked, decoded, never held whole. */
import { createReadStream } from "node:fs"
import { pipeline } from "node:stream"
import { createGunzip } from "node:zlib"

/** What a file is, by its name. */
export interface FileKind {
  readonly format: "jsonl" | "json" | "csv"
  readonly gz: boolean
}

/** The kind of a file name, or nothing when its ending is none of ours. */
export const kindOf = (name: string): FileKind | undefined => {
  const match = /[^/\\]\.(?:(jsonl|csv)(\.gz)?|(json))$/i.exec(name)
  if (match === null) return undefined
  return { format: (match[1] ?? match[3] ?? "").toLowerCase() as FileKind["format"], gz: match[2] !== undefined }
}

/** The name without folder and endings: `people` of `data/people.jsonl.gz`. */
export const stemOf = (name: string): string => name.replace(/^.*[/\\]/, "").replace(/\.(jsonl|json|csv)(\.gz)?$/i, "")

/** A file is not what it should be; the sentence says what to do. */
export class Refused extends Error {}

const pieceSize = 256 * 1024

/** The file's text in pieces of any length, without a byte order mark. Throws the error of the file system or of zlib. */
export const textOf = async function*(path: string, kind: FileKind): AsyncGenerator<string> {
  const file = createReadStream(path, { highWaterMark: pieceSize })
  // pipeline hands an error of the file on to the unpacking stream, where the loop below meets it.
  const bytes: AsyncIterable<Uint8Array> = kind.gz
    ? pipeline(file, createGunzip({ chunkSize: pieceSize }), () => {})
    : file
  const decoder = new TextDecoder("utf-8")
  let first = true
  for await (const piece of bytes) {
    if (first && isUtf16(piece)) throw new Refused("it is UTF-16 text; save it as UTF-8")
    first = false
    yield decoder.decode(piece, { stream: true })
  }
  yield decoder.decode()
}

const isUtf16 = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
