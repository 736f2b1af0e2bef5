/** How a finetuning is told: each result as soon as it is there, at the end the table and the plots, or all of it as JSON. */
import type { Runs } from "@stoa/core"
import { Finetuning } from "@stoa/scenarios"
import { Option, Schema } from "effect"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import * as Screen from "../Screen.ts"
import { folderOf, type Worked } from "./sitting.ts"

type Result = Finetuning.Result.Result
type Measured = Finetuning.Result.Measured

const decode = Schema.decodeUnknownOption(Schema.fromJsonString(Finetuning.Result.Result))

/** The result in a folder as far as it has come; undefined where there is none. */
export const read = (folder: Runs.RunFolder): Result | undefined => {
  const { result } = folderOf(folder)
  return existsSync(result) ? Option.getOrUndefined(decode(readFileSync(result, "utf8"))) : undefined
}

/** A share as tables have it. */
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

/** A share with its standard error, as in 57.4 ± 2.2 %. */
export const share = ({ accuracy, error }: Pick<Measured, "accuracy" | "error">): string =>
  Finetuning.Table.withError(accuracy, error)

const measuredLine = (measured: Measured): string => {
  const { calls, diversity: { consensus }, iteration, method, transfer, unparseable } = measured
  const isBase = method === "finetuned" && iteration === 0
  return [
    `${isBase ? "debate of base models" : method}${
      iteration === 0 ? "" : `, after ${Screen.count(iteration, "training")}`
    }${transfer === undefined ? "" : `, on ${transfer}`}: ${share(measured)}`,
    ...(unparseable === 0 ? [] : [`${(unparseable * 100).toFixed(1)} % unparseable`]),
    ...(consensus === undefined ? [] : [`diversity ${percent(1 - consensus)}`]),
    Screen.count(calls, "call")
  ].join(", ")
}

const iterationLine = ({ consensus, iteration, sizes, trained, votes }: Finetuning.Result.Iteration): string => {
  const used = sizes.reduce((sum, { used }) => sum + Object.values(used).reduce((all, count) => all + count, 0), 0)
  return `iteration ${iteration}: ${
    [
      ...(votes === undefined ? [] : [`votes over train ${(votes.accuracy * 100).toFixed(1)} % right`]),
      ...(consensus === undefined ? [] : [`diversity ${percent(1 - consensus)}`]),
      ...(Object.values(trained).some(({ trainer }) => trainer !== "none")
        ? [`${Screen.count(used, "conversation")} learnt by ${Screen.count(Object.keys(trained).length, "agent")}`]
        : [`nobody trained, of ${Screen.count(used, "conversation")}`])
    ].join(", ")
  }`
}

/** Says what is new in a result whenever there is more of it. */
export const asItComes = (say: (line: string) => void) => {
  const said = { iterations: 0, measured: new Set<string>(), alarms: 0 }
  return (result: Result): void => {
    for (const iteration of result.iterations.slice(said.iterations)) say(iterationLine(iteration))
    said.iterations = Math.max(said.iterations, result.iterations.length)
    for (const measured of result.measured) {
      const line = measuredLine(measured)
      if (said.measured.has(line)) continue
      said.measured.add(line)
      say(line)
    }
    for (const { sentence } of result.alarms.slice(said.alarms)) {
      say(Screen.style.yellow(`! ${Screen.quote(sentence, 400)}`))
    }
    said.alarms = Math.max(said.alarms, result.alarms.length)
  }
}

const spentOf = ({ spent: { calls, cost }, tally: { rehearsal, retries } }: Worked): ReadonlyArray<string> => {
  if (rehearsal || calls === 0) return []
  const requests = `${Screen.count(calls, "request")} in all`
  if (cost === undefined) return [`${requests}, at a price that is not known`]
  return cost > 0 ? [`$${cost.toFixed(4)} for ${requests}`] : retries > 0 ? [requests] : []
}

const workedLine = (worked: Worked): string => {
  const { calls, known, seconds, tally: { inputTokens, outputTokens } } = worked
  return [
    `${Screen.count(calls, "call")}${known === 0 ? "" : ` (${known} kept from before)`}`,
    `${Screen.short(inputTokens)} tokens in`,
    `${Screen.short(outputTokens)} out${known === 0 ? "" : " in this sitting"}`,
    Screen.duration(seconds),
    ...spentOf(worked)
  ].join(", ")
}

const files = (folder: Runs.RunFolder): ReadonlyArray<string> => [
  `What was said: ${join(folder.path, "transcripts")}; what was learnt from it: ${join(folder.path, "data")}`,
  `The same as a page, and as data: ${folderOf(folder).report}, ${folderOf(folder).result}`
]

/** A result without how every question came out: that stands in its file. */
const withoutScores = ({ measured, ...result }: Result) => ({
  ...result,
  measured: measured.map(({ scores: _, ...rest }) => rest)
})

/** The numbers of a sitting. */
export const sat = (
  { calls, known, seconds, spent, tally: { inputTokens, outputTokens, rehearsal, retries } }: Worked
) => ({ calls, known, inputTokens, outputTokens, retries, spent, rehearsal, seconds })

const rehearsed =
  "These are numbers of the rehearsal, a program of phrases: they show the form and say nothing about a model."

/** A method that was measured alone. */
export const measuredLines = (
  measured: Measured,
  { folder, notes, recipe, whose, worked }: {
    readonly recipe: Finetuning.Recipe.Recipe
    /** Whose agents are measured, in words. */
    readonly whose: string
    readonly notes: ReadonlyArray<string>
    readonly worked: Worked
    readonly folder: Runs.RunFolder
  }
): ReadonlyArray<string> => {
  const { calls, diversity, inputTokens, method, outputTokens, questions, unparseable } = measured
  const line = (name: string, text: string) => `  ${name.padEnd(16)}${text}`
  const number = (name: string, found: number | undefined) => found === undefined ? [] : [line(name, found.toFixed(3))]
  return [
    "",
    `${method} of ${whose} over ${Screen.count(questions, "question")} of ${recipe.task}`,
    "",
    line("accuracy", share(measured)),
    line("unparseable", `${(unparseable * 100).toFixed(1)} %`),
    line("calls", `${calls}, ${Screen.short(inputTokens)} tokens in, ${Screen.short(outputTokens)} out`),
    ...(diversity.consensus === undefined ? [] : [line("diversity", percent(1 - diversity.consensus))]),
    ...number("dissimilarity", diversity.dissimilarity),
    ...number("NLL", diversity.nll),
    ...number("KL, agents", diversity.klAgents),
    ...number("KL, base", diversity.klBase),
    "",
    ...notes.map((note) => Screen.quote(note, 600)),
    ...(worked.tally.rehearsal ? [rehearsed] : []),
    workedLine(worked),
    `What was said: ${join(folder.path, "transcripts")}; every answer: ${folderOf(folder).result}`
  ]
}

/** Tells a result at its end. */
export const tell = (
  result: Result,
  { folder, json, worked }: { readonly folder: Runs.RunFolder; readonly json: boolean; readonly worked?: Worked }
): void => {
  if (json) {
    const more = worked === undefined ? {} : { sitting: sat(worked) }
    return Screen.print(JSON.stringify({ name: folder.name, folder: folder.path, ...withoutScores(result), ...more }))
  }
  const width = process.stdout.isTTY ? Math.max(60, process.stdout.columns) : 100
  const plot = Finetuning.Plot.lines(result, { width })
  for (
    const line of ["", ...Finetuning.Table.lines(result, { width }), ...(plot.length === 0 ? [] : ["", ...plot]), ""]
  ) {
    Screen.print(line)
  }
  if (worked?.tally.rehearsal === true) Screen.print(rehearsed)
  if (worked !== undefined) Screen.print(workedLine(worked))
  for (const line of files(folder)) Screen.print(line)
}
