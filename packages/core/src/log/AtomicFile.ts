/** Files that appear under their final name only when they are complete: written beside it, synced, renamed. */
import { Effect, Schema } from "effect"
import { rename, rm } from "node:fs/promises"
import { Sink, type Written } from "./Sink.ts"

export type { Written } from "./Sink.ts"

/** A file could not be written; nothing is left under its name that was not there before. */
export class WriteError extends Schema.TaggedError<WriteError>()("WriteError", {
  path: Schema.String,
  detail: Schema.String
}) {
  override get message(): string {
    return `Cannot write ${this.path}: ${this.detail}. Free space, or name a folder that is there and can be written.`
  }
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

const writeAll = async (path: string, pieces: Iterable<string>): Promise<Written> => {
  const partial = `${path}.partial`
  const sink = await Sink.open(partial)
  try {
    for (const piece of pieces) {
      const full = sink.text(piece)
      if (full !== undefined) await full
    }
    const written = await sink.end()
    await rename(partial, path)
    return written
  } catch (error) {
    await sink.drop()
    await rm(partial, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Writes a file from pieces of text. */
export const write = (path: string, pieces: Iterable<string>): Effect.Effect<Written, WriteError> =>
  Effect.tryPromise({
    try: () => writeAll(path, pieces),
    catch: (error) => new WriteError({ path, detail: reasonOf(error) })
  })
