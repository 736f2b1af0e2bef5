/** Questions with reference answers from files: JSONL, JSON and CSV, plain or gz-compressed, of the kinds that presets know. */
import { Effect, Result, Stream } from "effect"
import type { Question } from "../domain/Question.ts"
import type { RowProblem } from "../source/RowProblem.ts"
import { fileName, mostProblems, stream } from "../source/Rows.ts"
import { NoSuchSlot, SourceError } from "../source/SourceError.ts"
import { type Mapping, slots } from "./questions/Fields.ts"
import type { Answers } from "./questions/Preset.ts"
import * as Presets from "./questions/Presets.ts"
import { header } from "./questions/presets/mmlu.ts"
import { rowReader, type Standing } from "./questions/QuestionRow.ts"

/** A file of questions and how it is read, as a recipe has it. */
export interface QuestionFile {
  readonly file: string
  readonly preset: Presets.Name
  /** Which field holds question, answer, outcome, id, choices and so on, where those of the preset do not fit. */
  readonly mapping: Readonly<Record<string, string>>
  /** The licence of rows that name none. */
  readonly licence?: string | undefined
  readonly domain?: string | undefined
  /** wanted, if not told otherwise: a row without an answer is a bad one; optional: it is an unanswered question. */
  readonly answers?: Answers | undefined
}

/** What a file held. */
export interface Read {
  /** Its name without its folder, told apart from others of that name; the source of its questions. */
  readonly source: string
  /** The preset its rows were read by. */
  readonly preset: string
  readonly questions: Array<Question>
  /** Rows read, good and bad. */
  readonly rows: number
  readonly bad: number
}

/** What all files held. A count of bad rows is `bad`; the first thousand of each file are listed. */
export interface Found {
  readonly files: Array<Read>
  readonly problems: Array<RowProblem>
  readonly rows: number
  readonly bad: number
}

const mappingOf = (path: string, mapping: Readonly<Record<string, string>>): Effect.Effect<Mapping, SourceError> => {
  const known: ReadonlyArray<string> = slots
  const slot = Object.keys(mapping).find((key) => !known.includes(key))
  return slot === undefined
    ? Effect.succeed(mapping as Mapping)
    : Effect.fail(new SourceError({ path, holds: "questions", reason: new NoSuchSlot({ slot, known }) }))
}

/** What is known of the files before the one at hand. */
interface Before {
  readonly ids: Set<string>
  readonly sources: Set<string>
  readonly asked: Map<string, Standing>
}

/** A name that no file before has: `train.jsonl`, `train.jsonl (2)`. */
const sourceOf = (name: string, sources: Set<string>): string => {
  let source = name
  for (let nth = 2; sources.has(source); nth++) source = `${name} (${nth})`
  sources.add(source)
  return source
}

const readFile = Effect.fnUntraced(function*(options: QuestionFile, { asked, ids, sources }: Before) {
  const { domain, licence, file: path } = options
  const file = fileName(path, "questions")
  const source = sourceOf(file, sources)
  const mapping = yield* mappingOf(path, options.mapping)
  const reader = Presets.reader(options.preset, options.answers)
  const read = rowReader({ file, source, mapping, licence, domain, reader, ids, asked })
  const found = { source, preset: "", questions: new Array<Question>(), rows: 0, bad: 0 }
  const problems: Array<RowProblem> = []
  const headless = options.preset === "auto" || options.preset === "mmlu" ? { header } : {}
  yield* Stream.runForEachArray(stream({ path, holds: "questions", read, ...headless }), (rows) =>
    Effect.sync(() => {
      found.rows += rows.length
      for (const row of rows) {
        if (Result.isSuccess(row)) found.questions.push(row.success)
        else if (found.bad++ < mostProblems) problems.push(row.failure)
      }
    }))
  found.preset = reader.preset()?.name ?? options.preset
  return { found: found satisfies Read as Read, problems }
})

/**
 * The questions of all files, in the order of files and rows; bad rows are listed, good ones used. Ids are unique over all files: the
 * row's own id, or file and line where it has none or another row has it. So are questions: of two with the same text the later is bad.
 */
export const read = Effect.fn("Questions.read")(function*(files: ReadonlyArray<QuestionFile>) {
  const before: Before = { ids: new Set(), sources: new Set(), asked: new Map() }
  const all = { files: new Array<Read>(), problems: new Array<RowProblem>(), rows: 0, bad: 0 }
  for (const file of files) {
    const { found, problems } = yield* readFile(file, before)
    all.files.push(found)
    for (const problem of problems) all.problems.push(problem)
    all.rows += found.rows
    all.bad += found.bad
  }
  return all satisfies Found as Found
})
