/** The data set folder: data files, card, manifest. It appears under its name only when all of it is there. */
import { Effect } from "effect"
import { dirname, join } from "node:path"
import { isKept } from "../domain/Example.ts"
import type { Requirement } from "../domain/Requirement.ts"
import * as Seed from "../domain/Seed.ts"
import * as AtomicFile from "../log/AtomicFile.ts"
import * as Decisions from "../log/Decisions.ts"
import * as EventLog from "../log/EventLog.ts"
import * as Folder from "../log/Folder.ts"
import * as Saved from "../log/Saved.ts"
import * as World from "../log/World.ts"
import { fileName } from "../source/Rows.ts"
import { version } from "../version.ts"
import * as Card from "./Card.ts"
import * as ClassSummary from "./ClassSummary.ts"
import * as Failures from "./Failures.ts"
import * as Files from "./Files.ts"
import type { LayoutOptions } from "./Layout.ts"
import * as Manifest from "./Manifest.ts"
import * as Numbers from "./Numbers.ts"
import * as Ordered from "./Ordered.ts"
import type * as Sets from "./Sets.ts"

/** What a data set is called and where it goes. */
export interface DatasetOptions extends LayoutOptions {
  readonly folder: string
  /** Hash of the recipe; the run's name in the rows. */
  readonly run: string
  readonly title: string
  readonly licence: string
  readonly requirements: ReadonlyArray<Requirement>
  /** What is written beside the conversations of a class; default the questions with their reference answers. */
  readonly sets?: ReadonlyArray<Sets.Kind>
  /** Files of instructions whose numbers stand beside those of the data set. */
  readonly references?: ReadonlyArray<string>
  /** Files of tests that no row may repeat, as the recipe names them. */
  readonly benchmarks?: ReadonlyArray<string>
  /** What told which questions are alike, as the recipe names it; manifest and card of a class name it too. */
  readonly embedder?: string
  /** Share of calls that met an invented fault; the card says so. */
  readonly drill?: number
  /** How many steps of the society's life a forked run took over from another; absent for a run of its own. */
  readonly takenOver?: number | undefined
  /** False for what a stopped run has so far: it is marked, and no fact, for the run goes on. Default true. */
  readonly finished?: boolean
}

const layoutOf = ({ roleTags = "none", system = "none", trainOn = "all" }: LayoutOptions) => ({
  system,
  roleTags,
  trainOn
})

interface Measured {
  readonly numbers: Numbers.Numbers
}

/** The numbers of the world, with the embedder's name where a class has used it. */
const take = (
  world: World.World,
  { benchmarks, embedder, numbers, requirements }: DatasetOptions & Measured
): Manifest.Summary => {
  const summary = Manifest.take(world, requirements, {
    numbers,
    benchmarks: benchmarks?.map((path) => fileName(path, "benchmark"))
  })
  return summary.class === undefined
    ? summary
    : { ...summary, class: ClassSummary.toldBy(summary.class, embedder) }
}

/** The numbers without those of a society where nobody lives, and with the layout where there is something to lay out. */
const told = (summary: Manifest.Summary, options: LayoutOptions) => {
  if (summary.class === undefined) return summary
  const { society, ...rest } = summary
  return { ...(society.agents === 0 ? rest : summary), layout: layoutOf(options) }
}

const write = Effect.fnUntraced(function*(world: World.World, options: DatasetOptions & Measured) {
  const summary = take(world, options)
  const hasClass = summary.class !== undefined
  const examples = World.examples(world).map(Ordered.of)
  const material = {
    kept: examples.filter(isKept),
    dropped: examples.filter((example) => !isKept(example)),
    failed: Failures.of(world),
    hasClass
  }
  const { configs, files: planned, rows, sets } = Files.plan(material, { ...options, seed: yield* Seed.Root })
  const files: Array<AtomicFile.Written & { readonly name: string; readonly rows?: number }> = []
  const partial = `${options.folder}.partial`
  const makeFolder = (path: string) =>
    Effect.tryPromise({
      try: () => Folder.make(path),
      catch: (error) => new AtomicFile.WriteError({ path, detail: AtomicFile.reasonOf(error) })
    })
  const put = Effect.fnUntraced(function*({ content, name, rows }: Files.Planned) {
    const path = join(partial, name)
    yield* makeFolder(dirname(path))
    const written = yield* AtomicFile.write(path, content())
    files.push({ name, ...(rows === undefined ? {} : { rows }), ...written })
  })

  yield* Effect.tryPromise({
    try: () => Folder.remove(partial),
    catch: (error) => new AtomicFile.WriteError({ path: partial, detail: AtomicFile.reasonOf(error) })
  })
  yield* makeFolder(partial)
  for (const file of planned) yield* put(file)
  const finished = options.finished ?? true
  const card = Card.write(summary, { ...options, configs, sets, layout: layoutOf(options) })
  yield* put({ name: "README.md", content: () => [card] })
  const manifest = {
    stoa: version,
    run: options.run,
    title: options.title,
    licence: options.licence,
    ...(finished ? {} : { finished }),
    ...(options.takenOver === undefined ? {} : { fork: { steps: options.takenOver } }),
    ...told(summary, options),
    files
  }
  const { sha256 } = yield* AtomicFile.write(join(partial, "manifest.json"), [
    `${JSON.stringify(manifest, null, 2)}\n`
  ])
  yield* Effect.tryPromise({
    try: () => Folder.replace(partial, options.folder),
    catch: (error) => new AtomicFile.WriteError({ path: options.folder, detail: AtomicFile.reasonOf(error) })
  })
  if (!finished) return { rows, summary }
  const written = [...files, { name: "manifest.json", sha256 }].map(({ name, sha256 }) => ({ name, sha256 }))
  yield* Saved.append({ rows, files: written })
  return { rows, summary }
}, (effect, _, options) =>
  // A write under way is finished, never torn; what was not renamed into place is cleared away.
  Effect.onError(
    Effect.uninterruptible(effect),
    // What cannot be cleared away must not hide why.
    () => Effect.promise(() => Folder.remove(`${options.folder}.partial`).catch(() => undefined))
  ))

/** The world as its data set tells of it, with how varied its rows are. Whatever a data set asks is asked here; nothing is written. */
export const measure = Effect.fn("Dataset.measure")(
  function*({ finished, references }: Pick<DatasetOptions, "finished" | "references">) {
    const world = Decisions.applied(yield* EventLog.currentWorld)
    const rows = World.examples(world).filter(isKept)
    return { world, numbers: yield* Numbers.of({ world, rows, references, finished }) }
  }
)

/** Writes the data set of the world as it is now and records what was written. */
export const save = Effect.fn("Dataset.save")(function*(options: DatasetOptions) {
  // Before anything is written: asking for vectors may take its time, and may be stopped.
  const { numbers, world } = yield* measure(options)
  return yield* write(world, { ...options, numbers })
})
