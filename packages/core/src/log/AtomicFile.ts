/** Files that appear under their final name only when they are complete: written beside it, synced, renamed. */
import { Effect, Schema } from "effect"
import { createHash } from "node:crypto"
import { open, rename, rm } from "node:fs/promises"

/** A file could not be written; nothing is left under its name that was not there before. */
export class WriteError extends Schema.TaggedError<WriteError>()("WriteError", {
  path: Schema.String,
  detail: Schema.String
}) {
  override get message(): string {
    return `Cannot write ${this.path}: ${this.detail}. Free space, or name a folder that is there and can be written.`
  }
}

/** What was written. */
export interface Written {
  readonly bytes: number
  readonly sha256: string
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EROFS: "the file system is read-only",
  ENOENT: "its folder does not exist",
  EEXIST: "a part of the path is a file, not a folder",
  ENOTDIR: "a part of the path is a file, not a folder"
}

/** What a failed file operation means, in words. */
export const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && "code" in error ? String(error.code) : ""
  return reasons[code] ?? (error instanceof Error ? error.message : String(error))
}

/** Text gathered into blocks, so that rows are not written one system call each. */
const blockSize = 1 << 18

const writeAll = async (path: string, pieces: Iterable<string>): Promise<Written> => {
  const partial = `${path}.partial`
  const hash = createHash("sha256")
  let bytes = 0
  const file = await open(partial, "w")
  try {
    let block = ""
    const flush = async () => {
      const data = Buffer.from(block, "utf8")
      block = ""
      bytes += data.length
      hash.update(data)
      await file.writeFile(data)
    }
    for (const piece of pieces) {
      block += piece
      if (block.length >= blockSize) await flush()
    }
    await flush()
    await file.sync()
    await file.close()
    await rename(partial, path)
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(partial, { force: true }).catch(() => undefined)
    throw error
  }
  return { bytes, sha256: hash.digest("hex") }
}

/** Writes a file from pieces of text. */
export const write = (path: string, pieces: Iterable<string>): Effect.Effect<Written, WriteError> =>
  Effect.tryPromise({
    try: () => writeAll(path, pieces),
    catch: (error) => new WriteError({ path, detail: reasonOf(error) })
  })
