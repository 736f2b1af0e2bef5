/** `stoa lint`: what trainers would skip, refuse or learn otherwise in a file of training data. */
import { Lint } from "@stoa/core"
import { Effect, Option, Result } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { codes, CommandError, usage } from "./CommandError.ts"
import * as shared from "./flags.ts"
import { maybe } from "./flags.ts"
import * as Screen from "./Screen.ts"

/** Findings of one rule that are printed; the others are counted. */
const mostOfRule = 5

/** Where it stands: by its line, and in a JSON array by its number too, for all of it may be one line. */
const place = (path: string, { at, line, row }: Lint.Finding): string =>
  `${line === 0 ? "" : `:${line}`}${row > 0 && /\.json$/i.test(path) ? ` row ${row}` : ""}${at === "" ? "" : ` ${at}`}`

const print = (path: string, finding: Lint.Finding): void => {
  const { problem, rule, severity, trainer } = finding
  const mark = severity === "error" ? Screen.style.red("error") : Screen.style.yellow("warning")
  const whose = trainer === "all" ? "" : `, ${trainer}`
  Screen.print(
    `${Screen.quote(`${path}${place(path, finding)}`, 400)}: ${mark} ${rule}${whose}: ${Screen.quote(problem, 400)}`
  )
}

const lostOf = ({ lost, rows }: Lint.Summary): string => {
  const each = Object.entries(lost).map(([trainer, count]) =>
    trainer === "all" ? `${count} of use to nobody` : `${trainer} loses ${count}`
  )
  return each.length === 0 ? "no row is lost" : `of ${rows} rows ${each.join(", ")}`
}

const conclude = (path: string, summary: Lint.Summary): void => {
  const shapes = Object.entries(summary.shapes).map(([shape, count]) => `${count} ${shape}`).join(", ")
  Screen.print(
    `${Screen.quote(path, 300)}: ${Screen.count(summary.rows, "row")}${
      shapes === "" ? "" : ` (${shapes})`
    }, by the rules of ${summary.trainers.join(", ") || "nobody"}: ${Screen.count(summary.errors, "error")}, ${
      Screen.count(summary.warnings, "warning")
    }; ${lostOf(summary)}`
  )
}

export const lint = Command.make(
  "lint",
  {
    files: Argument.String("file").pipe(
      Argument.withDescription("Files of training data (.jsonl, .json, each line or element a row; also .jsonl.gz)"),
      Argument.variadic({ min: 1 })
    ),
    trainers: Flag.Literals("trainer", Lint.trainers).pipe(
      Flag.withDescription(
        "Whose rules are replayed; may be given several times; default: those of every trainer that reads such rows"
      ),
      Flag.atLeast(0)
    ),
    maxTokens: maybe(Flag.Int("max-tokens"), "Tokens of a row at most; default 4096"),
    json: shared.json
  },
  Effect.fn("stoa lint")(function*({ files, json, maxTokens, trainers }) {
    const most = Option.getOrUndefined(maxTokens)
    if (most !== undefined && most < 1) return yield* usage(`--max-tokens: expected at least 1, found ${most}.`)
    let errors = 0
    let unread = 0
    const results: Array<Lint.Summary & { readonly findings: ReadonlyArray<Lint.Finding> }> = []
    for (const path of files) {
      const findings: Array<Lint.Finding> = []
      const counts = new Map<string, number>()
      const tell = (finding: Lint.Finding): void => {
        const key = `${finding.trainer}/${finding.rule}`
        const count = (counts.get(key) ?? 0) + 1
        counts.set(key, count)
        if (json) findings.push(finding)
        else if (count <= mostOfRule) print(path, finding)
      }
      const read = yield* Effect.result(Lint.file(path, {
        tell,
        maxTokens: most,
        trainers: trainers.length === 0 ? undefined : trainers
      }))
      // One file that cannot be read keeps nobody from the others; one without a row has nothing wrong.
      if (Result.isFailure(read)) {
        const { message, reason } = read.failure
        const isEmpty = reason._tag === "NoUsableRow" && reason.rows === 0
        if (!isEmpty) unread++
        Screen.say(isEmpty ? `${Screen.quote(path, 300)} holds no rows.` : Screen.quote(message, 600))
        continue
      }
      const summary = read.success
      errors += summary.errors
      if (json) results.push({ ...summary, findings })
      else {
        for (const [key, count] of counts) {
          if (count > mostOfRule) {
            Screen.print(`${Screen.quote(path, 300)}: ${count - mostOfRule} more of ${key.replace("/", ", ")}`)
          }
        }
        conclude(path, summary)
      }
    }
    if (json) Screen.print(JSON.stringify(results))
    if (unread > 0) return yield* new CommandError({ sentence: "", code: codes.usage })
    if (errors > 0) return yield* new CommandError({ sentence: "", code: codes.failed })
  })
).pipe(
  Command.withDescription(
    "Replay the rules of trainers on files of training data: which rows they would skip, and why"
  ),
  Command.withExamples([
    { command: "stoa lint runs/run-001/dataset/sharegpt.json", description: "By the rules of everybody who reads it" },
    {
      command: "stoa lint mine.jsonl --trainer llama-factory --max-tokens 8192",
      description: "By those of one trainer"
    }
  ])
)
