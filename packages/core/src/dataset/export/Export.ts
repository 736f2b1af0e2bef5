/** Rows of a run, or of any file of Stoa's own rows, in the formats of trainers: read once, row by row, and written to all of them. */
import { Effect } from "effect"
import { join } from "node:path"
import { isKept } from "../../domain/Example.ts"
import { Kind } from "../../domain/Requirement.ts"
import * as AtomicFile from "../../log/AtomicFile.ts"
import { SourceError } from "../../source/SourceError.ts"
import { version } from "../../version.ts"
import { type Format, placeOf, type Thinking } from "../Format.ts"
import type { Canonical } from "../formats/canonical.ts"
import { other } from "../formats/Shape.ts"
import type { LayoutOptions } from "../Layout.ts"
import * as Beside from "./Beside.ts"
import * as ExportCard from "./ExportCard.ts"
import { type ExportedFile, Outlet, type OutletOptions } from "./Outlet.ts"
import * as Place from "./Place.ts"
import * as Source from "./Source.ts"
import * as Split from "./Split.ts"

export { ExportError } from "./Source.ts"
export { parse as parseSplit, type Split } from "./Split.ts"

/** What is exported, how, and where to. */
export interface ExportOptions extends Place.Destination {
  /** A file of canonical rows. */
  readonly from: string
  readonly formats: ReadonlyArray<Format>
  /** Default: all but safety, whose harmful requests are written only where they are asked for. */
  readonly kinds?: ReadonlyArray<Kind> | undefined
  readonly provenance?: OutletOptions["provenance"] | undefined
  /** Where thinking goes in formats that can put it there; default: where each has it. */
  readonly thinking?: Thinking | undefined
  readonly strict?: boolean | undefined
  readonly splits?: ReadonlyArray<Split.Split> | undefined
  readonly shard?: number | undefined
}

/** The kinds that are exported where none is named. */
export const usual: ReadonlyArray<Kind> = Kind.literals.filter((kind) => kind !== "safety")

/** True where a row is left out of a format because it is one for another. */
export const isForOthers = (reason: string): boolean => Object.values<string>(other).includes(reason)

/** What an export came to. */
export type Exported = ExportCard.Exported

/** Why a row goes to no file at all. */
const unwanted = (row: Canonical, kinds: ReadonlyArray<Kind>): string | undefined => {
  if (!isKept(row)) return "dropped by a filter or a person"
  if (kinds.includes(row.kind)) return undefined
  return row.kind === "safety" && kinds === usual
    ? "of the kind safety, which is exported only by name"
    : `of the kind ${row.kind}`
}

/** What was seen of the rows. */
interface Seen {
  readonly runs: Set<string>
  readonly leftOut: Map<string, number>
  rows: number
  rehearsal: boolean
}

const pour = async (
  source: Source.Source,
  { kinds = usual, outlets, signal, splits = [] }: Pick<ExportOptions, "kinds" | "splits"> & {
    readonly outlets: ReadonlyArray<Outlet>
    readonly signal: AbortSignal
  }
): Promise<Seen> => {
  const seen: Seen = { runs: new Set(), leftOut: new Map(), rows: 0, rehearsal: false }
  const partOf = splits.length === 0 ? () => "" : Split.assign(splits)
  for await (const row of Source.rows(source)) {
    signal.throwIfAborted()
    const reason = unwanted(row, kinds)
    if (reason !== undefined) {
      seen.leftOut.set(reason, (seen.leftOut.get(reason) ?? 0) + 1)
      continue
    }
    seen.rows++
    seen.runs.add(row.run)
    seen.rehearsal ||= row.rehearsal
    const part = partOf(row)
    for (const outlet of outlets) await outlet.add(row, part)
  }
  return seen
}

const isOurs = (error: unknown) =>
  error instanceof Source.ExportError || error instanceof SourceError || error instanceof AtomicFile.WriteError

/** All rows into all files, each whole and under its name in the folder it grows in. */
const writeRows = (
  source: Source.Source,
  { outlets, ...options }: ExportOptions & { readonly outlets: ReadonlyArray<Outlet> }
) =>
  Effect.tryPromise({
    try: async (signal) => {
      try {
        const seen = await pour(source, { ...options, outlets, signal })
        const files: Array<ExportedFile> = []
        for (const outlet of outlets) files.push(...await outlet.end())
        return { seen, files }
      } finally {
        for (const outlet of outlets) await outlet.drop()
      }
    },
    catch: (error) =>
      isOurs(error)
        ? error as Source.ExportError | SourceError | AtomicFile.WriteError
        : new AtomicFile.WriteError({ path: options.out, detail: AtomicFile.reasonOf(error) })
  })

/** What all rows say because some do. */
const uniformOf = (source: Source.Source, { trainOn }: LayoutOptions) =>
  Effect.tryPromise({
    try: () => Source.survey(source),
    catch: (error) => error as SourceError
  }).pipe(
    Effect.map((found) => ({ ...found, weight: trainOn === "last" || (trainOn === "right" && found.weight) }))
  )

const counts = (leftOut: ReadonlyMap<string, number>): Readonly<Record<string, number>> =>
  Object.fromEntries([...leftOut].toSorted(([a], [b]) => (a < b ? -1 : 1)))

const tell = (options: ExportOptions, { about, files, outlets, seen }: {
  readonly about: Source.About
  readonly files: ReadonlyArray<ExportedFile>
  readonly outlets: ReadonlyArray<Outlet>
  readonly seen: Seen
}): Exported => ({
  title: about.title,
  licence: about.licence,
  finished: about.finished,
  rows: seen.rows,
  rehearsal: seen.rehearsal,
  runs: [...seen.runs].toSorted(),
  leftOut: counts(seen.leftOut),
  formats: outlets.map(({ format, leftOut, rows }) => ({
    name: format.name,
    summary: format.summary,
    rows,
    leftOut: counts(leftOut),
    thinking: format.thinking.length < 2 ? "" : placeOf(format, optionsFor(format, options))
  })),
  splits: options.splits ?? [],
  provenance: options.provenance ?? "none",
  strict: options.strict ?? false,
  files
})

/** A format that cannot put thinking where it is wanted puts it where it always does. */
const optionsFor = (format: Format, { strict, thinking }: ExportOptions) => ({
  strict,
  thinking: thinking !== undefined && format.thinking.includes(thinking) ? thinking : undefined
})

/** Nothing is exported without a word: the sentence says why there is nothing. */
const nothing = ({ formats, leftOut, rows }: Exported, { from }: ExportOptions): string => {
  const reasons = [
    ...Object.entries(leftOut).map(([reason, rows]) => `${rows} ${reason}`),
    ...(rows === 0 ?
      [] :
      formats.map(({ leftOut, name }) =>
        `${name}: ${Object.entries(leftOut).map(([reason, rows]) => `${rows} because ${reason}`).join(", ")}`
      ))
  ]
  return `There is nothing to export in ${from}: ${
    reasons.length === 0 ? "it holds no rows" : `all rows are left out (${reasons.join("; ")})`
  }. Choose other formats with --format or other kinds with --kind.`
}

/** Exports. The folder gets its files only when all of them are whole. */
export const write = Effect.fn("Export.write")(function*(options: ExportOptions) {
  const source = yield* Source.find(options.from)
  const about = yield* Source.about(options.from)
  const partial = yield* Place.prepare(options, source)
  return yield* Effect.gen(function*() {
    const uniform = yield* uniformOf(source, about.layout)
    const outlets = options.formats.map((format) =>
      new Outlet(format, {
        ...optionsFor(format, options),
        // An array is read whole, and a column is there from the first row on.
        uniform: format.container === "jsonl" ? uniform : undefined,
        folder: partial,
        layout: about.layout,
        parts: options.splits === undefined || options.splits.length === 0
          ? [""]
          : options.splits.map(({ name }) => name),
        provenance: options.provenance ?? "none",
        shard: options.shard
      })
    )
    const { files, seen } = yield* writeRows(source, { ...options, outlets })
    const exported = tell(options, { about, files, outlets, seen })
    if (files.length === 0) return yield* new Source.ExportError({ sentence: nothing(exported, options) })
    const beside = [...Beside.of(files), { name: "README.md", content: ExportCard.write(exported) }]
    for (const { content, name } of beside) yield* AtomicFile.write(join(partial, name), [content])
    const manifest = { stoa: version, exported: true, ...exported, beside: beside.map(({ name }) => name) }
    yield* AtomicFile.write(join(partial, "manifest.json"), [`${JSON.stringify(manifest, null, 2)}\n`])
    yield* Place.settle(partial, options.out)
    return exported
  }).pipe(Effect.onError(() => Place.clear(partial)))
})
