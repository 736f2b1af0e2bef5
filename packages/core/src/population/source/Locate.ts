/** Finds the file that a path means, and what it is, before it is read. */
import { Effect } from "effect"
import { open, readdir, stat } from "node:fs/promises"
import { basename, dirname, join } from "node:path"
import { oneLine } from "../../domain/PlainText.ts"
import { EmptyFolder, FileMissing, NotGzip, ProfileError, UnknownExtension, Unreadable } from "../ProfileError.ts"
import { nearest } from "./Nearest.ts"
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

/** An error of the file system, of zlib or of our own readers, as ours. */
export const toProfileError = (path: string) => (error: unknown): ProfileError => {
  if (error instanceof ProfileError) return error
  const code = codeOf(error)
  const known = code === undefined ? undefined : details[code]
  const detail = error instanceof Refused ? error.message : (known ?? code ?? "the reason is unknown")
  return new ProfileError({ path, reason: new Unreadable({ detail }) })
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined

const attempt = <A>(path: string, run: () => Promise<A>) => Effect.tryPromise({ try: run, catch: toProfileError(path) })

const mostNames = 1000

const missing = Effect.fnUntraced(function*(path: string) {
  const names = yield* Effect.orElseSucceed(attempt(path, () => readdir(dirname(path))), () => new Array<string>())
  const near = nearest(basename(path), names.slice(0, mostNames).map(oneLine))
  return yield* new ProfileError({ path, reason: new FileMissing({ near }) })
})

/** True for a folder, false for anything else that exists. */
export const isFolder = Effect.fnUntraced(function*(path: string) {
  const info = yield* attempt(path, () =>
    stat(path).catch((error: unknown) => {
      if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined
      throw error
    }))
  return info === undefined ? yield* missing(path) : info.isDirectory()
})

const firstBytes = async (path: string): Promise<Uint8Array> => {
  await using file = await open(path)
  const { buffer, bytesRead } = await file.read(new Uint8Array(2), 0, 2)
  return buffer.subarray(0, bytesRead)
}

/** The kind of a file of profiles, checked against what stands in it. */
export const kindOfFile = Effect.fnUntraced(function*(path: string): Effect.fn.Return<FileKind, ProfileError> {
  const folder = yield* isFolder(path)
  if (folder) return yield* toProfileError(path)(new Refused(details["EISDIR"]))
  const kind = kindOf(path)
  if (kind === undefined) return yield* new ProfileError({ path, reason: new UnknownExtension() })
  const [first, second] = yield* attempt(path, () => firstBytes(path))
  const isGzip = first === 0x1f && second === 0x8b
  if (kind.gz && !isGzip) return yield* new ProfileError({ path, reason: new NotGzip() })
  if (!kind.gz && isGzip) return yield* toProfileError(path)(new Refused("it is gz-compressed; add .gz to its name"))
  return kind
})

/** The files of profiles in a folder, in the order of their names. */
export const filesOf = Effect.fnUntraced(function*(folder: string) {
  const names = yield* attempt(folder, () => readdir(folder))
  const files = names.filter((name) => kindOf(name) !== undefined).toSorted()
  if (files.length === 0) return yield* new ProfileError({ path: folder, reason: new EmptyFolder() })
  return files.map((name) => join(folder, name))
})
