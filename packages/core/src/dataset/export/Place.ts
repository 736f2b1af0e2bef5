/** The folder of an export: it gets its files when all of them are whole. */
import { Effect } from "effect"
import { readdir, readFile, rename, rm, stat } from "node:fs/promises"
import { dirname, join, resolve } from "node:path"
import * as AtomicFile from "../../log/AtomicFile.ts"
import * as Folder from "../../log/Folder.ts"
import { ExportError, type Source } from "./Source.ts"

/** Where an export goes. */
export interface Destination {
  readonly out: string
  /** Replace an export that is there. */
  readonly force: boolean
}

const attempt = <A>(path: string, run: () => Promise<A>) =>
  Effect.tryPromise({
    try: run,
    catch: (error) => new AtomicFile.WriteError({ path, detail: AtomicFile.reasonOf(error) })
  })

/** What lies in a folder; nothing where there is none, undefined for what is no folder. */
const contents = (path: string): Promise<ReadonlyArray<string> | undefined> =>
  stat(path).then((found) => found.isDirectory() ? readdir(path) : undefined, () => [])

/** What the manifest of a folder says; nothing where it is no folder of an export. */
const manifestOf = async (out: string) => {
  try {
    const manifest = JSON.parse(await readFile(join(out, "manifest.json"), "utf8")) as {
      readonly exported?: unknown
      readonly files?: ReadonlyArray<{ readonly name?: unknown; readonly provenance?: { readonly name?: unknown } }>
      readonly beside?: ReadonlyArray<unknown>
    }
    return manifest.exported === true ? manifest : undefined
  } catch {
    return undefined
  }
}

/** The folder in which the files grow; the folder of the export itself must be new, empty, or to be replaced. */
export const prepare = Effect.fn("Place.prepare")(function*({ force, out }: Destination, source: Source) {
  const inside = yield* attempt(out, () => contents(out))
  if (inside === undefined) {
    return yield* new ExportError({ sentence: `${out} is a file: name a folder with --out.` })
  }
  if (resolve(out) === resolve(dirname(source.path))) {
    return yield* new ExportError({ sentence: `${out} holds what is exported: name another folder with --out.` })
  }
  if (inside.length > 0 && !force) {
    return yield* new ExportError({
      sentence: `${out} holds files already: name another folder with --out, or replace an export there with --force.`
    })
  }
  if (inside.length > 0 && (yield* attempt(out, () => manifestOf(out))) === undefined) {
    return yield* new ExportError({
      sentence: `${out} holds files that are no export, which --force does not replace: name another folder with --out.`
    })
  }
  // Beside the folder, however its name was written.
  const partial = `${resolve(out)}.partial`
  yield* attempt(partial, async () => {
    await Folder.remove(partial)
    await Folder.make(partial)
  })
  return partial
})

const isPlain = (name: unknown): name is string => typeof name === "string" && /^[\w][\w.-]*$/.test(name)

/** The files of an export that was here before, as its manifest names them; nobody else's files are touched. */
const earlier = async (out: string): Promise<ReadonlyArray<string>> => {
  const { beside = [], files = [] } = await manifestOf(out) ?? {}
  return [...files.flatMap(({ name, provenance }) => [name, provenance?.name]), ...beside].filter(isPlain)
}

/** Puts what has grown in the place of the export. */
export const settle = (partial: string, out: string) =>
  attempt(out, async () => {
    const inside = await contents(out) ?? []
    if (inside.length === 0) return await Folder.replace(partial, out)
    const files = await readdir(partial)
    for (const name of await earlier(out)) if (!files.includes(name)) await rm(join(out, name), { force: true })
    for (const name of files) await rename(join(partial, name), join(out, name))
    await Folder.remove(partial)
  })

/** Clears away what was not finished. */
export const clear = (partial: string) => Effect.promise(() => Folder.remove(partial).catch(() => undefined))
