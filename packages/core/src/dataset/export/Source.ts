/** The rows of a canonical file, one after the other: the file is never held whole. */
import { Effect, Result, Schema } from "effect"
import { readFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { brief } from "../../domain/PlainText.ts"
import { rowsOfLines } from "../../source/Lines.ts"
import { kindOfFile, toSourceError } from "../../source/Locate.ts"
import type { Row } from "../../source/Row.ts"
import { fileName } from "../../source/Rows.ts"
import { type FileKind, textOf } from "../../source/Text.ts"
import type { Uniform } from "../Format.ts"
import { Canonical } from "../formats/canonical.ts"
import type { LayoutOptions } from "../Layout.ts"

/** An export cannot be made as it was asked for; the sentence says why and what to do. */
export class ExportError extends Schema.TaggedError<ExportError>()("ExportError", { sentence: Schema.String }) {
  override get message(): string {
    return this.sentence
  }
}

const fail = (sentence: string) => new ExportError({ sentence })

const decode = Schema.decodeUnknownResult(Canonical)

/** A file that is known to be there. */
export interface Source {
  readonly path: string
  readonly kind: FileKind
}

/** Finds the file, or says what is wrong with its name. */
export const find = Effect.fn("Source.find")(function*(path: string) {
  const kind = yield* kindOfFile({ path, holds: "rows" })
  if (kind.format === "jsonl") return { path, kind }
  return yield* fail(
    `${path} is no file of Stoa's own rows: name a run, or an examples.jsonl of a data set (or examples.jsonl.gz).`
  )
})

const exampleOf = (row: Row, path: string): Canonical => {
  const where = `${fileName(path, "rows")} line ${row.line}`
  if (row.kind === "broken") throw fail(`${where}: ${row.reason}, found ${row.found}. Mend the line or take it out.`)
  const read = decode(row.value)
  if (Result.isSuccess(read)) return read.success
  throw fail(
    `${where} is no row of examples.jsonl: ${brief(read.failure.message, 300)}. Mend the line or take it out.`
  )
}

/** Its rows. Throws an ExportError at a line that is no row, for an export must not be shorter than what it comes from. */
export const rows = async function*({ kind, path }: Source): AsyncGenerator<Canonical> {
  try {
    for await (const some of rowsOfLines(textOf(path, kind))) {
      for (const row of some) yield exampleOf(row, path)
    }
  } catch (error) {
    throw error instanceof ExportError ? error : toSourceError({ path, holds: "rows" })(error)
  }
}

// Keys as JSON writes them: within a text a quotation mark has a backslash before it.
const marks = { thinking: "\"reasoning\":", rehearsal: "\"rehearsal\":true", weight: "\"train\":false" } as const
const longest = Math.max(...Object.values(marks).map((mark) => mark.length))

/** What some row of the file says; looked up in its text before it is read. */
export const survey = async ({ kind, path }: Source): Promise<Uniform> => {
  const found = { thinking: false, rehearsal: false, weight: false }
  let end = ""
  try {
    for await (const piece of textOf(path, kind)) {
      const text = end + piece
      for (const name of ["thinking", "rehearsal", "weight"] as const) found[name] ||= text.includes(marks[name])
      end = text.slice(-longest)
    }
  } catch (error) {
    throw toSourceError({ path, holds: "rows" })(error)
  }
  return found
}

const Manifest = Schema.Struct({
  title: Schema.optionalKey(Schema.String),
  licence: Schema.optionalKey(Schema.String),
  finished: Schema.optionalKey(Schema.Boolean),
  layout: Schema.optionalKey(
    Schema.Struct({
      system: Schema.Literals(["none", "student"]),
      roleTags: Schema.Literals(["none", "angle"]),
      trainOn: Schema.Literals(["all", "last", "right"])
    })
  )
})

/** What the data set says of itself that a file is of. */
export interface About {
  readonly title: string
  readonly licence: string
  readonly finished: boolean
  readonly layout: LayoutOptions
}

/** What stands in the manifest beside a file; defaults where there is none. */
export const about = (path: string): Effect.Effect<About> =>
  Effect.promise(async () => {
    const text = await readFile(join(dirname(path), "manifest.json"), "utf8").catch(() => "{}")
    const { finished = true, layout = {}, licence = "other", title = "Stoa data set" } = Result.getOrElse(
      Schema.decodeResult(Schema.fromJsonString(Manifest))(text),
      () => ({}) as typeof Manifest.Type
    )
    return { title, licence, finished, layout }
  })
