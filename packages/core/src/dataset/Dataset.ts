/** The data set folder: data files, card, manifest. It appears under its name only when all of it is there. */
import { Effect } from "effect"
import { join } from "node:path"
import { isKept } from "../domain/Example.ts"
import type { Requirement } from "../domain/Requirement.ts"
import * as AtomicFile from "../log/AtomicFile.ts"
import * as EventLog from "../log/EventLog.ts"
import * as Folder from "../log/Folder.ts"
import * as World from "../log/World.ts"
import { version } from "../version.ts"
import * as Card from "./Card.ts"
import { pieces } from "./Format.ts"
import { canonical } from "./formats/canonical.ts"
import { messages } from "./formats/messages.ts"
import { sharegpt } from "./formats/sharegpt.ts"
import * as Manifest from "./Manifest.ts"

/** What a data set is called and where it goes. */
export interface DatasetOptions {
  readonly folder: string
  /** Hash of the recipe; the run's name in the rows. */
  readonly run: string
  readonly title: string
  readonly licence: string
  readonly requirements: ReadonlyArray<Requirement>
  /** Share of calls that met an invented fault; the card says so. */
  readonly drill?: number
  /** How many steps of the society's life a forked run took over from another; absent for a run of its own. */
  readonly takenOver?: number | undefined
  /** False for what a stopped run has so far: it is marked, and no fact, for the run goes on. Default true. */
  readonly finished?: boolean
}

/** The candidates that came to nothing: which call, in which way. */
const failures = (world: World.World): Array<string> =>
  World.failures(world).filter(({ place }) => place.startsWith("synthesis/")).map(({ kind, place, prompt, reason }) =>
    `${JSON.stringify({ place: place.replace(/\/failed$/, ""), prompt, kind, reason })}\n`
  )

/** Writes the data set of the world as it is now and records what was written. */
export const save = Effect.fn("Dataset.save")(function*(options: DatasetOptions) {
  const world = yield* EventLog.currentWorld
  const all = World.examples(world)
  const kept = all.filter(isKept)
  const summary = Manifest.take(world, options.requirements)
  const files: Array<AtomicFile.Written & { readonly name: string; readonly rows?: number }> = []
  const partial = `${options.folder}.partial`
  const put = Effect.fnUntraced(function*(name: string, content: Iterable<string>, rows?: number) {
    const written = yield* AtomicFile.write(join(partial, name), content)
    files.push({ name, ...(rows === undefined ? {} : { rows }), ...written })
  })

  yield* Effect.tryPromise({
    try: () => Folder.remove(partial).then(() => Folder.make(partial)),
    catch: (error) => new AtomicFile.WriteError({ path: partial, detail: AtomicFile.reasonOf(error) })
  })
  const formats = [messages, sharegpt, canonical(options.run)]
  for (const format of formats) yield* put(format.file, pieces(format, kept), kept.length)
  const rejected = canonical(options.run, "rejected.jsonl")
  const dropped = all.filter((example) => !isKept(example))
  yield* put(rejected.file, pieces(rejected, dropped), dropped.length)
  const failed = failures(world)
  yield* put("failed.jsonl", failed, failed.length)
  const finished = options.finished ?? true
  yield* put("README.md", [
    Card.write(summary, {
      ...options,
      configs: formats.map(({ file, name }) => ({ name, file }))
    })
  ])
  const manifest = {
    stoa: version,
    run: options.run,
    title: options.title,
    licence: options.licence,
    ...(finished ? {} : { finished }),
    ...(options.takenOver === undefined ? {} : { fork: { steps: options.takenOver } }),
    ...summary,
    files
  }
  const { sha256 } = yield* AtomicFile.write(join(partial, "manifest.json"), [
    `${JSON.stringify(manifest, null, 2)}\n`
  ])
  yield* Effect.tryPromise({
    try: () => Folder.replace(partial, options.folder),
    catch: (error) => new AtomicFile.WriteError({ path: options.folder, detail: AtomicFile.reasonOf(error) })
  })
  if (!finished) return { rows: kept.length, summary }
  yield* EventLog.append({
    _tag: "Saved",
    place: "dataset",
    rows: kept.length,
    files: [...files, { name: "manifest.json", sha256 }].map(({ name, sha256 }) => ({ name, sha256 }))
  })
  return { rows: kept.length, summary }
}, (effect, options) =>
  // A write under way is finished, never torn; what was not renamed into place is cleared away.
  Effect.onError(
    Effect.uninterruptible(effect),
    // What cannot be cleared away must not hide why.
    () => Effect.promise(() => Folder.remove(`${options.folder}.partial`).catch(() => undefined))
  ))
