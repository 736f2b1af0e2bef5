/** From a row to a question, or to the reason why not. */
import { Result } from "effect"
import { cut, oneLine } from "../../domain/PlainText.ts"
import type { Question } from "../../domain/Question.ts"
import { objectOf, type Row, show } from "../../source/Row.ts"
import { complain, type RowProblem } from "../../source/RowProblem.ts"
import { stemOf } from "../../source/Text.ts"
import { type Fields, type Mapping, opener } from "./Fields.ts"
import type { Reader } from "./Presets.ts"
import { harmful as harmfulRows } from "./presets/harmful.ts"

/** Where a question stands: in which source, at which line. */
export interface Standing {
  readonly source: string
  readonly line: number
}

/** What all rows of a file share. */
export interface RowContext {
  /** Name of the file, without its folder. */
  readonly file: string
  /** The same, told apart from others of that name. */
  readonly source: string
  readonly mapping: Mapping
  readonly licence: string | undefined
  readonly domain: string | undefined
  readonly reader: Reader
  /** The ids of the files before, and of this one as it is read. */
  readonly ids: Set<string>
  /** Where each question of the files before stands, and of this one as it is read. */
  readonly asked: Map<string, Standing>
}

const longestId = 120
const idNames = ["id", "task_id", "question_id", "uid", "uuid", "_id"]
const licenceNames = ["licence", "license"]

const ownId = (fields: Fields): string | undefined => {
  const value = fields.find("id", idNames)?.value
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value)
  const text = typeof value === "string" ? oneLine(value) : ""
  return text === "" || text.length > longestId ? undefined : text
}

/** How hard a row calls its question: 3, "3" or "Level 3"; only of a field that the mapping names, for nobody else wants to know. */
const levelOf = (fields: Fields, mapping: Mapping): number | undefined => {
  if (mapping.level === undefined) return undefined
  const value = fields.find("level", [])?.value
  const found = typeof value === "number" ? value : /^(?:level )?(\d{1,4})$/i.exec(String(value).trim())?.[1]
  return Number.isSafeInteger(Number(found ?? Number.NaN)) ? Number(found) : undefined
}

// What a row asks for is shown to nobody who reads why it cannot be used.
const withoutTexts = (found: string): string => found.replace(/".*"/s, "a text that is not shown")

/** Ids that could stand for a row, plainest first; the last kind never ends. */
const candidates = function*(own: string | undefined, stem: string, line: number): Generator<string> {
  if (own !== undefined) {
    yield own
    yield `${stem}:${own}`
  }
  yield `${stem}:${line}`
  for (let nth = 2;; nth++) yield `${stem}:${line}.${nth}`
}

/** Reads the rows of one file. A question that a row before has, of this file or another, is a bad row. */
export const rowReader = (context: RowContext): (row: Row) => Result.Result<Question, RowProblem> => {
  const { asked, domain, file, ids, licence, mapping, reader, source } = context
  const open = opener(mapping)
  const stem = oneLine(stemOf(source)) || "question"

  const idFor = (own: string | undefined, line: number): string => {
    for (const id of candidates(own, stem, line)) {
      if (ids.has(id)) continue
      ids.add(id)
      return id
    }
    return stem
  }

  const read = (row: Row) =>
    Result.gen(function*() {
      const fields = open(yield* objectOf(row))
      const { answer, harmful, outcome, question, tests = [], domain: told, unanswered } = yield* reader.read(fields)
      const earlier = asked.get(question)
      if (earlier !== undefined) {
        const where = earlier.source === source ? "" : `${earlier.source} `
        const found = `that of ${where}line ${earlier.line} again: ${show(cut(question, 60))}`
        return yield* complain("", "expected a question that no other row has", found)
      }
      asked.set(question, { source, line: row.line })
      const own = (yield* fields.text("licence", licenceNames))?.text
      const ofRow = own === undefined ? licence : oneLine(own)
      const level = levelOf(fields, mapping)
      const about = domain ?? told ?? reader.preset()?.domain
      const made: Question = {
        id: idFor(ownId(fields), row.line),
        source,
        ...(ofRow !== undefined && { licence: ofRow }),
        ...(about !== undefined && { domain: about }),
        ...(level !== undefined && { level }),
        question,
        answer,
        ...(outcome !== undefined && { outcome }),
        ...(tests.length > 0 && { tests }),
        ...(harmful === true && { harmful }),
        ...(unanswered === true && { unanswered })
      }
      return made
    })

  return (row) =>
    Result.mapError(read(row), ({ field, found, reason }) => ({
      file,
      line: row.line,
      field,
      reason,
      found: reader.preset() === harmfulRows ? withoutTexts(found) : found
    }))
}
