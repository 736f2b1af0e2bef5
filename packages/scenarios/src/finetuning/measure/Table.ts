/** A finetuning as tables: plain text, Markdown, CSV and JSON. */
import { Ablation, PlainText } from "@stoa/core"
import { Schema } from "effect"
import * as Result from "../Result.ts"
import * as Best from "./Best.ts"
import { amount, laid, marked, wrapped } from "./Columns.ts"
import * as Comparisons from "./Comparisons.ts"
import * as Dissimilarity from "./Dissimilarity.ts"
import * as Sheets from "./Sheets.ts"

export { withError } from "./Columns.ts"

/** What was done, in two sentences. */
export const head = (result: Result.Result): ReadonlyArray<string> => {
  const { agents, iterations, model, rounds, task, test, train } = result
  return [
    `${PlainText.brief(task, 60)} with ${
      PlainText.brief(model, 120)
    }: N = ${agents} agents, M = ${rounds} rounds, L = ${iterations.length} ${
      iterations.length === 1 ? "iteration" : "iterations"
    }; ${amount(train)} questions to learn from, ${amount(test)} others to be measured with, seed ${result.seed}.`,
    ...(result.finished ? [] : ["Not finished: it stands as far as it came."])
  ]
}

/** Alarms as sentences, each on one line. */
export const alarms = ({ alarms }: Result.Result): ReadonlyArray<string> =>
  alarms.map(({ sentence }) => PlainText.oneLine(sentence))

/** Of how many questions dissimilarity tells, where there are more of them than it looks at. */
const compared = (measured: ReadonlyArray<Result.Measured>): ReadonlyArray<string> => {
  const most = Math.max(
    0,
    ...measured.map(({ diversity: { dissimilarity }, questions }) => dissimilarity === undefined ? 0 : questions)
  )
  return most <= Dissimilarity.most ? [] : [
    `Of ${
      amount(most)
    } questions no more than ${Dissimilarity.most} count for dissimilarity: the first on which two agents came to the vote.`
  ]
}

/** What a reader must know beside the numbers, as sentences; of the choice of the best iteration too. */
export const notes = ({ measured, notes }: Result.Result): ReadonlyArray<string> =>
  [...new Set([...notes, ...Best.notes(measured), ...compared(measured)])].map(PlainText.oneLine)

/** The tables of what was measured, in their order. */
export const results = (result: Result.Result) =>
  [Sheets.iterations(result), ...Sheets.beside(result), ...Sheets.methods(result)].filter(({ rows }) => rows.length > 0)

/** All tables: what agents learnt from too. */
const sheets = (result: Result.Result) => {
  const sizes = Sheets.sizes(result)
  return [...results(result), ...(sizes === undefined ? [] : [sizes])]
}

/** For a terminal of some columns. Lines of alarms begin with "! ". */
export const lines = (result: Result.Result, { width }: { readonly width: number }): ReadonlyArray<string> => [
  ...head(result).flatMap((sentence) => wrapped(sentence, { width })),
  ...alarms(result).flatMap((sentence) => wrapped(sentence, { width: width - 2 }).map((line) => `! ${line}`)),
  ...sheets(result).flatMap((sheet) => ["", ...laid(sheet, width)]),
  ...(notes(result).length === 0 ? [] : [""]),
  ...notes(result).flatMap((sentence) => wrapped(`- ${sentence}`, { width, indent: "  " }))
]

/** The same as Markdown. */
export const markdown = (result: Result.Result): ReadonlyArray<string> => [
  ...head(result),
  "",
  ...alarms(result).flatMap((sentence) => [`> **Alarm.** ${sentence}`, ""]),
  ...sheets(result).flatMap(marked),
  ...notes(result).map((sentence) => `- ${sentence}`)
]

type Cells = Readonly<Record<string, string | number | undefined>>

/** Everything known of a row, by the names of its columns. */
const cells = (row: Result.Measured, compared: Comparisons.Compared | undefined): Cells => {
  const { corrected, paired, reference = false } = compared ?? {}
  const { consensus, dissimilarity, klAgents, klBase, nll } = row.diversity
  return {
    method: PlainText.oneLine(row.method),
    iteration: row.iteration,
    transfer: row.transfer && PlainText.oneLine(row.transfer),
    questions: row.questions,
    accuracy: row.accuracy,
    error: row.error,
    reference: Number(reference),
    pairs: paired?.pairs,
    b: paired?.b,
    c: paired?.c,
    difference: paired?.difference,
    low: paired?.low,
    high: paired?.high,
    p: paired?.p,
    p_holm: corrected,
    unparseable: row.unparseable,
    calls: row.calls,
    input_tokens: row.inputTokens,
    output_tokens: row.outputTokens,
    consensus,
    dissimilarity,
    nll,
    kl_agents: klAgents,
    kl_base: klBase
  }
}

/** One row for everything measured, in the order it was. Comparisons are with the row whose reference is 1. */
export const csv = (result: Result.Result): ReadonlyArray<string> => {
  const compared = new Map(
    Comparisons.of(result).flatMap(({ rows }) => rows.map((row) => [row.measured, row] as const))
  )
  const rows = result.measured.map((row) => cells(row, compared.get(row)))
  return rows.length === 0
    ? []
    : [Object.keys(rows[0]!), ...rows.map((row) => Object.values(row))].map((cells) =>
      cells.map(Ablation.Table.quoted).join(",")
    )
}

/** The result itself, as it stands in result.json. */
export const json: (result: Result.Result) => unknown = Schema.encodeSync(Result.Result)
