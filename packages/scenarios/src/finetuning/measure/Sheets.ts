/** The tables of a finetuning: its iterations, methods beside each other, and what each agent learnt from. */
import { PlainText } from "@stoa/core"
import type { Measured, Result } from "../Result.ts"
import { finetuned, iterationsOf } from "./Best.ts"
import { amount, chance, percent, points, type Sheet, withError } from "./Columns.ts"
import * as Comparisons from "./Comparisons.ts"

const none = "-"
const decimals = (value: number | undefined): string => (value === undefined ? none : value.toFixed(3))
const tokens = ({ inputTokens, outputTokens }: Measured): string => amount(inputTokens + outputTokens)

interface Column {
  readonly title: string
  readonly cell: (row: Measured) => string
}

const diversity: ReadonlyArray<Column> = [
  {
    title: "diversity",
    cell: ({ diversity: { consensus } }) => (consensus === undefined ? none : percent(1 - consensus))
  },
  { title: "dissimilarity", cell: (row) => decimals(row.diversity.dissimilarity) },
  { title: "NLL", cell: (row) => decimals(row.diversity.nll) },
  { title: "KL agents", cell: (row) => decimals(row.diversity.klAgents) },
  { title: "KL base", cell: (row) => decimals(row.diversity.klBase) }
]

/** Those measures of diversity that any of these rows has. */
const diversityOf = (rows: ReadonlyArray<Measured>): ReadonlyArray<Column> =>
  diversity.filter(({ cell }) => rows.some((row) => cell(row) !== none))

const accuracy: Column = { title: "accuracy", cell: ({ accuracy, error }) => withError(accuracy, error) }

/** The finetuned agents by iteration. */
export const iterations = (result: Result): Sheet => {
  const rows = finetuned(result.measured)
  // The debates over train that agents of so many trainings played are those of the next iteration.
  const votes = (row: Measured) => result.iterations.find(({ iteration }) => iteration === row.iteration + 1)?.votes
  const hasVotes = rows.some((row) => votes(row) !== undefined)
  const columns: ReadonlyArray<Column> = [
    accuracy,
    ...diversityOf(rows),
    ...(hasVotes
      ? [{
        title: "votes on train",
        cell: (row: Measured) => {
          const those = votes(row)
          return those === undefined ? none : withError(those.accuracy, those.error)
        }
      }]
      : []),
    { title: "unparseable", cell: ({ unparseable }) => percent(unparseable) },
    { title: "calls", cell: ({ calls }) => amount(calls) },
    { title: "tokens", cell: tokens }
  ]
  return {
    heading: "Iterations",
    keys: 1,
    titles: ["iteration", ...columns.map(({ title }) => title)],
    rows: rows.map((row) => [
      `${row.iteration}${row.iteration === result.best && rows.length > 1 ? " (best)" : ""}`,
      ...columns.map(({ cell }) => cell(row))
    ]),
    legend: [
      "iteration: trainings before it, 0 for base models",
      "accuracy: of the votes over test, ± standard error",
      ...(columns.some(({ title }) => title === "diversity") ? ["diversity: 1 - consensus"] : []),
      ...(hasVotes
        ? [
          "votes on train: how many of the votes that these agents' next training learns from are right, which their data sets do not know"
        ]
        : [])
    ].join("; ") + "."
  }
}

/** Methods that are measured after every training, by name. */
export const curves = ({ measured }: Pick<Result, "measured">): ReadonlyArray<string> =>
  [...new Set(measured.map(({ method }) => method))]
    .filter((method) => method !== "finetuned" && iterationsOf(measured, method).length > 1)

/** Each of them beside the finetuned agents, by iteration. */
export const beside = (result: Result): ReadonlyArray<Sheet> =>
  curves(result).map((method) => {
    const agents = finetuned(result.measured)
    const rows = [...agents, ...iterationsOf(result.measured, method)].toSorted((a, b) => a.iteration - b.iteration)
    const columns = [accuracy, ...diversityOf(rows)]
    return {
      heading: `${PlainText.oneLine(method)} by iteration`,
      keys: 2,
      titles: ["iteration", "agents", ...columns.map(({ title }) => title)],
      rows: rows.map((row) => [
        String(row.iteration),
        PlainText.oneLine(row.method),
        ...columns.map(({ cell }) => cell(row))
      ]),
      legend: "Before any training, iteration 0, both are copies of the base model."
    }
  })

/** How a method is called in its table. */
export const label = ({ iteration, method }: Measured): string =>
  method === "finetuned"
    ? `finetuned, iteration ${iteration}`
    : `${PlainText.oneLine(method)}${iteration === 0 ? "" : `, iteration ${iteration}`}`

const method = (
  { corrected, measured, paired, reference }: Comparisons.Compared,
  more: ReadonlyArray<Column>
): ReadonlyArray<string> => [
  `${label(measured)}${reference ? " *" : ""}`,
  withError(measured.accuracy, measured.error),
  paired === undefined ? none : points(paired.difference),
  paired === undefined ? none : `[${points(paired.low)}, ${points(paired.high)}]`,
  paired === undefined ? none : `${paired.b}:${paired.c}`,
  corrected === undefined ? none : chance(corrected),
  ...more.map(({ cell }) => cell(measured)),
  percent(measured.unparseable),
  measured.questions === 0 ? none : (measured.calls / measured.questions).toFixed(1),
  tokens(measured)
]

const compared =
  "* the finetuned agents that the others are held against. difference: their accuracy less this one's, in points, with its 95 % interval (Bonett and Price 2012), for this one comparison alone. b:c: questions that only they, or only this method, got right. p: McNemar's exact test, two-sided, corrected after Holm for all comparisons of this table."

/** What stands below a table of methods. */
const legendOf = (
  { rows, transfer }: Comparisons.Table,
  { columns, measured }: { readonly columns: ReadonlyArray<Column>; readonly measured: ReadonlyArray<Measured> }
) => {
  const isUntrained = rows.some(({ measured: { iteration }, reference }) => reference && iteration === 0) &&
    measured.some((each) => each.method === "debate" && each.transfer === transfer)
  return [
    ...(rows.some(({ paired }) => paired !== undefined) ? [compared] : []),
    ...(isUntrained ? ["debate: these very agents, so it has no row of its own."] : []),
    ...(columns.length === 0 ? [] : ["diversity: 1 - consensus."])
  ].join(" ")
}

/** Methods on the same questions, for the task and for those of transfer. */
export const methods = (result: Result): ReadonlyArray<Sheet> =>
  Comparisons.of(result).map((table) => {
    const { rows, transfer } = table
    const columns = diversityOf(rows.map(({ measured }) => measured)).filter(({ title }) => title === "diversity")
    return {
      heading: transfer === undefined
        ? "Methods"
        : `Transfer to ${PlainText.brief(transfer, 40)} (nobody learnt from it)`,
      keys: 1,
      titles: [
        "method",
        "accuracy",
        "difference",
        "95 %",
        "b:c",
        "p",
        ...columns.map(({ title }) => title),
        "unparseable",
        "calls a question",
        "tokens"
      ],
      rows: rows.map((row) => method(row, columns)),
      legend: legendOf(table, { columns, measured: result.measured })
    }
  })

const members: Readonly<Record<string, string>> = {
  G: "first answers that agree with the vote",
  "C-": "a critic was wrong first and came to the vote",
  "C+": "it agreed with the vote from first to last"
}

/** How many conversations each agent got. */
export const sizes = (result: Result): Sheet | undefined => {
  const all = result.iterations.flatMap(({ iteration, sizes, trained }) =>
    sizes.map((size) => ({ iteration, trained: trained[size.agent], ...size }))
  )
  const sets = [...new Set(all.flatMap(({ found, used }) => [...Object.keys(found), ...Object.keys(used)]))]
  return all.length === 0 ? undefined : {
    heading: "Conversations of each agent: used of found",
    keys: 2,
    titles: ["iteration", "agent", ...sets, "trained"],
    rows: all.map(({ agent, found, iteration, trained, used }) => [
      String(iteration),
      PlainText.brief(agent, 30),
      ...sets.map((set) =>
        found[set] === undefined && used[set] === undefined ? none : `${used[set] ?? 0} of ${found[set] ?? 0}`
      ),
      trained === undefined || trained.trainer === "none" ? "no" : "yes"
    ]),
    legend: `${sets.flatMap((set) => (members[set] === undefined ? [] : [`${set}: ${members[set]}`])).join("; ")}.`
  }
}
