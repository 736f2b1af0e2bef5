/** Replays the rules of trainers on a file of training data, row by row: trainers pass over rows they cannot read without a word. */
import { Effect, Result, Stream } from "effect"
import * as Tokens from "../model/Tokens.ts"
import type { Row } from "../source/Row.ts"
import * as Rows from "../source/Rows.ts"
import * as Columns from "./Columns.ts"
import { error, type Finding, isRecord, type Problem, show, type Trainer, trainers, warning } from "./Finding.ts"
import * as Shape from "./Shape.ts"
import * as Texts from "./Texts.ts"
import * as axolotl from "./trainers/axolotl.ts"
import * as llamaFactory from "./trainers/llamaFactory.ts"
import * as openai from "./trainers/openai.ts"
import * as trl from "./trainers/trl.ts"

export { type Finding, type Problem, type Severity, type Trainer, trainers } from "./Finding.ts"

const checks: Readonly<
  Record<Trainer, (row: Readonly<Record<string, unknown>>, shape: Shape.Shape) => Iterable<Problem>>
> = {
  openai: openai.check,
  "llama-factory": llamaFactory.check,
  trl: trl.check,
  axolotl: axolotl.check
}

/** Whose rules, and how long a row may be. */
export interface LintOptions {
  /** Whose rules are replayed; default those of every trainer that reads rows of this shape. */
  readonly trainers?: ReadonlyArray<Trainer> | undefined
  /** Tokens of a row at most, in the encoding of OpenAI's newer models; default 4096 (MATRIX table 9). */
  readonly maxTokens?: number | undefined
}

/** What was found of a file as a whole. */
export interface Summary {
  readonly file: string
  readonly rows: number
  /** Rows by shape. */
  readonly shapes: Readonly<Record<string, number>>
  /** Whose rules were replayed. */
  readonly trainers: ReadonlyArray<Trainer>
  /** Rows with an error, by trainer; `all` are those that nobody can read. */
  readonly lost: Readonly<Partial<Record<Trainer | "all", number>>>
  readonly errors: number
  readonly warnings: number
}

type Line = { readonly line: number; readonly value: unknown } | { readonly line: number; readonly broken: string }

/** Deeper than any row that is meant: what goes down into it would not come up again. */
const deepest = 64

const isTooDeep = (value: unknown): boolean => {
  let level: ReadonlyArray<unknown> = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []))
  }
  return false
}

const lineOf = (row: Row): Line => {
  if (row.kind === "broken") return { line: row.line, broken: `${row.reason}, found ${row.found}` }
  return isTooDeep(row.value)
    ? { line: row.line, broken: `expected values nested ${deepest} deep at most, found more` }
    : { line: row.line, value: row.value }
}

type Told = Problem & { readonly trainer: Finding["trainer"] }

const all = (problem: Problem): Told => ({ ...problem, trainer: "all" })

const unknownShape = (value: unknown): Problem =>
  error(
    "shape",
    "",
    isRecord(value)
      ? `no trainer reads such a row; its fields are ${Object.keys(value).slice(0, 8).join(", ") || "none"}`
      : `expected an object, found ${show(value)}`
  )

/** What files of Stoa's own hold that no trainer reads, and what to give one instead. */
const own: Readonly<Partial<Record<Shape.Shape, string>>> = {
  stoa: "rows of Stoa's own, which no trainer reads: convert them with stoa export",
  code:
    "tasks with their programs and tests, for whoever runs them: trainers read the same rows as conversations, in messages.jsonl",
  provenance: "where rows come from, and no rows: trainers read the file beside it"
}

const rowProblems = function*(
  value: unknown,
  { room, trainers: wanted }: { readonly room: Texts.Room; readonly trainers: ReadonlyArray<Trainer> | undefined }
): Generator<Told> {
  const shape = Shape.of(value)
  if (!isRecord(value) || shape === undefined) return yield all(unknownShape(value))
  if (own[shape] !== undefined) return
  const readers = Shape.readers(shape)
  for (const trainer of wanted ?? readers) {
    if (!readers.includes(trainer)) {
      yield { ...error("shape", "", `${trainer} does not read rows with ${Shape.fieldsOf(shape).join(", ")}`), trainer }
      continue
    }
    for (const problem of checks[trainer](value, shape)) yield { ...problem, trainer }
  }
  for (const problem of Texts.check(value, room)) yield all(problem)
}

/** The findings of a file in the order of its lines, each handed to `tell`; and the sum of it. Bounded memory, however long the file. */
export const file = Effect.fn("Lint.file")(function*(
  path: string,
  { maxTokens = 4096, tell, trainers: wanted }: LintOptions & { readonly tell: (finding: Finding) => void }
) {
  const tokens = yield* Tokens.load
  const room = { most: maxTokens, count: tokens.count }
  const columns = Columns.make()
  const name = Rows.fileName(path, "file")
  const shapes = new Map<string, number>()
  const readers = new Set<Trainer>()
  const lost = new Map<Finding["trainer"], number>()
  const sum = { rows: 0, error: 0, warning: 0 }
  let first: { readonly shape: Shape.Shape; readonly line: number } | undefined

  const report = ({ line, row }: Pick<Finding, "line" | "row">, told: Iterable<Told>): void => {
    const trainersOfRow = new Set<Finding["trainer"]>()
    for (const finding of told) {
      sum[finding.severity]++
      if (finding.severity === "error") trainersOfRow.add(finding.trainer)
      tell({ ...finding, file: name, line, row })
    }
    for (const trainer of trainersOfRow) lost.set(trainer, (lost.get(trainer) ?? 0) + 1)
  }

  const look = (row: Line): void => {
    sum.rows++
    const at = { line: row.line, row: sum.rows }
    if ("broken" in row) return report(at, [all(error("json", "", row.broken))])
    const shape = Shape.of(row.value)
    shapes.set(shape ?? "unknown", (shapes.get(shape ?? "unknown") ?? 0) + 1)
    const told: Array<Told> = [...rowProblems(row.value, { room, trainers: wanted })]
    const ours = shape === undefined ? undefined : own[shape]
    if (ours !== undefined && shapes.get(shape as Shape.Shape) === 1) {
      told.push(all(warning("not-for-trainers", "", ours)))
    }
    for (const problem of columns.add(row.value, row.line)) told.push(all(problem))
    if (shape !== undefined) {
      for (const reader of wanted ?? Shape.readers(shape)) readers.add(reader)
      if (first !== undefined && first.shape !== shape) {
        told.push(
          all(
            error(
              "mixed-shapes",
              "",
              `a row of ${shape} in a file of ${first.shape} (line ${first.line}): trainers read one shape`
            )
          )
        )
      }
      first ??= { shape, line: row.line }
    }
    report(at, told)
  }

  yield* Rows.stream({ path, holds: "rows", read: (row) => Result.succeed(lineOf(row)) }).pipe(
    Stream.runForEach((row) => Effect.sync(() => Result.isSuccess(row) && look(row.success)))
  )
  if (readers.has("openai") && sum.rows < openai.fewest) {
    report({ line: 0, row: 0 }, [{
      ...warning("too-few", "", `hosted trainers want at least ${openai.fewest} rows, found ${sum.rows}`),
      trainer: "openai"
    }])
  }
  const summary: Summary = {
    file: name,
    rows: sum.rows,
    shapes: Object.fromEntries([...shapes].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    trainers: trainers.filter((trainer) => readers.has(trainer)),
    lost: Object.fromEntries(lost),
    errors: sum.error,
    warnings: sum.warning
  }
  return summary
})
