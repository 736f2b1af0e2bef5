/** Finds the file that a path means, and what it is, before it is read. */
import { Effect } from "effect"
import { open, readdir, stat } from "node:fs/promises"
import { basename, dirname, join } from "node:path"
import { oneLine } from "../domain/PlainText.ts"
import { nearest } from "./Nearest.ts"
import {
  EmptyFolder,
  FileMissing,
  type Holds,
  NotGzip,
  SourceError,
  UnknownExtension,
  Unreadable
} from "./SourceError.ts"
import { type FileKind, kindOf, Refused } from "./Text.ts"

/** What the codes of the file system and of zlib mean. */
const details: Readonly<Record<string, string>> = {
  EACCES: "it may not be read; change its permissions",
  EPERM: "it may not be read; change its permissions",
  EISDIR: "it is a folder; name a file",
  EMFILE: "too many files are open",
  Z_BUF_ERROR: "its compressed data breaks off; copy it again",
  Z_DATA_ERROR: "its compressed data is damaged; copy it again"
}

/** A file or folder that somebody named, and what it is read for. */
export interface Named {
  readonly path: string
  readonly holds: Holds
}

/** An error of the file system, of zlib or of our own readers, as ours. */
export const toSourceError = (named: Named) => (error: unknown): SourceError => {
  if (error instanceof SourceError) return error
  const code = codeOf(error)
  const known = code === undefined ? undefined : details[code]
  const detail = error instanceof Refused ? error.message : (known ?? code ?? "the reason is unknown")
  return new SourceError({ ...named, reason: new Unreadable({ detail }) })
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined

const attempt = <A>(named: Named, run: () => Promise<A>) => Effect.tryPromise({ try: run, catch: toSourceError(named) })

const mostNames = 1000

const missing = Effect.fnUntraced(function*(named: Named) {
  const folder = dirname(named.path)
  const names = yield* Effect.orElseSucceed(attempt(named, () => readdir(folder)), () => new Array<string>())
  const near = nearest(basename(named.path), names.slice(0, mostNames).map(oneLine))
  return yield* new SourceError({ ...named, reason: new FileMissing({ near }) })
})

/** True for a folder, false for anything else that exists. */
export const isFolder = Effect.fnUntraced(function*(named: Named) {
  const info = yield* attempt(named, () =>
    stat(named.path).catch((error: unknown) => {
      if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined
      throw error
    }))
  return info === undefined ? yield* missing(named) : info.isDirectory()
})

const firstBytes = async (path: string): Promise<Uint8Array> => {
  await using file = await open(path)
  const { buffer, bytesRead } = await file.read(new Uint8Array(2), 0, 2)
  return buffer.subarray(0, bytesRead)
}

/** The kind of a file, checked against what stands in it. */
export const kindOfFile = Effect.fnUntraced(function*(named: Named): Effect.fn.Return<FileKind, SourceError> {
  const refused = toSourceError(named)
  const folder = yield* isFolder(named)
  if (folder) return yield* refused(new Refused(details["EISDIR"]))
  const kind = kindOf(named.path)
  if (kind === undefined) return yield* new SourceError({ ...named, reason: new UnknownExtension() })
  const [first, second] = yield* attempt(named, () => firstBytes(named.path))
  const isGzip = first === 0x1f && second === 0x8b
  if (kind.gz && !isGzip) return yield* new SourceError({ ...named, reason: new NotGzip() })
  if (!kind.gz && isGzip) return yield* refused(new Refused("it is gz-compressed; add .gz to its name"))
  return kind
})

/** The files in a folder that can be read, in the order of their names. */
export const filesOf = Effect.fnUntraced(function*(folder: Named) {
  const names = yield* attempt(folder, () => readdir(folder.path))
  const files = names.filter((name) => kindOf(name) !== undefined).toSorted()
  if (files.length === 0) return yield* new SourceError({ ...folder, reason: new EmptyFolder() })
  return files.map((name) => join(folder.path, name))
})
