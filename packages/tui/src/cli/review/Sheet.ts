/** A sheet of rows, one a line, for a person to go through: out of a run, and back with decisions. */
import { type Draft, type Example, PlainText, type Review } from "@stoa/core"
import { Effect, Result, Schema, SchemaIssue } from "effect"
import { readFile } from "node:fs/promises"
import { basename } from "node:path"
import { usage } from "../CommandError.ts"

const Message = Schema.Struct({
  role: Schema.Literals(["system", "user", "assistant"]),
  content: Schema.String,
  reasoning: Schema.optionalKey(Schema.String)
})

/** A line of a sheet. What it says besides is for the person's eyes. */
const Line = Schema.Struct({
  row: Schema.Union([Schema.NonEmptyString, Schema.Int]),
  decision: Schema.Literals(["accept", "reject", "edit", ""]),
  note: Schema.optionalKey(Schema.String),
  messages: Schema.optionalKey(Schema.Array(Message))
})

const decode = Schema.decodeUnknownResult(Line)
const format = SchemaIssue.makeFormatterStandardSchemaV1()

/** A row as it stands on a sheet: nothing is decided about it yet. */
export const lineOf = ({ id, kind, program, rejected, turns, verdicts }: Example.Example): string =>
  JSON.stringify({
    row: id,
    decision: "",
    note: "",
    kind,
    dropped: verdicts.flatMap(({ filter, keep, reason }) => (keep ? [] : [`${filter}: ${reason}`])),
    messages: turns.map(({ content, reasoning, role }) => ({
      role,
      content,
      ...(reasoning === undefined ? {} : { reasoning })
    })),
    // A pair cannot be judged by its better half, nor a program without what came of its tests.
    ...(rejected === undefined ? {} : { rejected: rejected.content }),
    ...(program === undefined ? {} : { tests: program.tests, verification: program.verification })
  })

const toDecision = ({ decision, messages, note = "", row }: typeof Line.Type): Array<Review.Decision> =>
  decision === ""
    ? []
    : [{
      row: String(row),
      decision,
      note,
      ...(messages === undefined ? {} : { turns: messages satisfies ReadonlyArray<Draft.Turn> })
    }]

/** The decisions of a sheet; a line without one is passed over, one that cannot be read is an error with its place. */
export const read = Effect.fn("Sheet.read")(function*(path: string) {
  const text = yield* Effect.tryPromise({
    try: () => readFile(path, "utf8"),
    catch: () => usage(`The file ${path} cannot be read: check the path.`)
  })
  const decisions: Array<Review.Decision> = []
  // Editors of some systems begin a file with a mark.
  for (const [index, line] of text.replace(/^\ufeff/, "").split("\n").entries()) {
    if (line.trim() === "") continue
    const where = `${basename(path)} line ${index + 1}`
    const value = yield* Effect.try({
      try: () => JSON.parse(line) as unknown,
      catch: () => usage(`${where}: expected one JSON object, found ${PlainText.brief(line, 40)}.`)
    })
    const result = decode(value)
    if (Result.isFailure(result)) {
      const [issue] = format(result.failure.issue).issues
      const field = (issue?.path ?? []).map((part) => String(typeof part === "object" ? part.key : part)).join(".")
      return yield* usage(
        `${where}${field === "" ? "" : `, field "${field}"`}: ${
          issue?.message ?? "it is no decision"
        }. A decision is {"row": "r1/w0/3", "decision": "accept, reject or edit", "note": "why", "messages": [...]}.`
      )
    }
    decisions.push(...toDecision(result.success))
  }
  return decisions
})
