/** A comparison as tables: plain text, Markdown, CSV and JSON. */
import * as Comparison from "./Comparison.ts"
import * as Grid from "./Grid.ts"
import type { Interval } from "./Interval.ts"
import * as Measures from "./Measures.ts"

/** Columns of a text table at most. */
const width = 100
/** Columns of a setting's name at most. */
const widest = 36

const headings: Readonly<Record<Measures.Measure["block"], string>> = {
  rows: "Rows",
  variety: "Variety of instructions",
  wording: "Wording",
  life: "Life they come from: means of an episode, and of a message",
  cost: "Cost of a cell"
}

const short = (text: string): string => (text.length <= widest ? text : `${text.slice(0, widest - 3)}...`)

interface Written {
  /** The mean, and the standard deviation where there is one. */
  readonly mean: string
  /** The 95 % interval; empty where there is none. */
  readonly bounds: string
}

const written = (interval: Interval | undefined, { unit }: Measures.Measure): Written => {
  if (interval === undefined) return { mean: "-", bounds: "" }
  const { deviation, high, low, mean } = interval
  const write = Measures.writer(unit, [mean, deviation ?? 0])
  return {
    mean: deviation === undefined ? write(mean) : `${write(mean)} ± ${write(deviation)}`,
    bounds: low === undefined || high === undefined ? "" : `[${write(low)}, ${write(high)}]`
  }
}

/** The measures of a block that any setting has. */
const namesOf = (block: string, lines: ReadonlyArray<Comparison.Line>): ReadonlyArray<Measures.Name> =>
  Measures.names.filter((name) =>
    Measures.of(name).block === block && lines.some(({ measures }) => measures[name] !== undefined)
  )

const label = ({ cells, finished, setting }: Comparison.Line): string =>
  finished === cells ? short(setting.label) : `${short(setting.label)} (${finished} of ${cells})`

type Column = ReadonlyArray<string>

/** One column: its heading, then mean and bounds of each line. */
const column = (name: Measures.Name, lines: ReadonlyArray<Comparison.Line>): Column => {
  const measure = Measures.of(name)
  return [
    measure.title,
    ...lines.flatMap(({ measures }) => {
      const { bounds, mean } = written(measures[name], measure)
      return [mean, bounds]
    })
  ]
}

const longest = (texts: ReadonlyArray<string>): number => Math.max(...texts.map(({ length }) => length))

/** The columns in as few tables as fit, of about as many columns each. */
const spread = (first: number, columns: ReadonlyArray<Column>): ReadonlyArray<ReadonlyArray<Column>> => {
  const fits = (table: ReadonlyArray<Column>) =>
    table.length === 1 || table.reduce((sum, cells) => sum + longest(cells) + 2, first) <= width
  for (let count = 1;; count++) {
    const each = Math.ceil(columns.length / count)
    const tables = Array.from(
      { length: Math.ceil(columns.length / each) },
      (_, nth) => columns.slice(nth * each, (nth + 1) * each)
    )
    if (tables.every(fits)) return tables
  }
}

/** Columns side by side behind the first. */
const rows = (first: Column, columns: ReadonlyArray<Column>): ReadonlyArray<string> =>
  first.flatMap((head, row) => {
    const cells = columns.map((column) => `  ${(column[row] ?? "").padStart(longest(column))}`)
    const line = `${head.padEnd(longest(first))}${cells.join("")}`.trimEnd()
    return line === "" ? [] : [line]
  })

/** The table for a terminal, in blocks of 100 columns at most, and what to know of it. */
export const text = (comparison: Comparison.Comparison): ReadonlyArray<string> => {
  const { lines } = comparison
  const blocks = Object.entries(headings).flatMap(([block, heading]) => {
    const names = namesOf(block, lines)
    if (names.length === 0) return []
    const first = ["", ...lines.flatMap((line) => [`  ${label(line)}`, ""])]
    const [head = "", ...rest] = spread(longest(first), names.map((name) => column(name, lines)))
      .flatMap((table) => rows(first, table))
    return [...titled(heading, head), ...rest, ""]
  })
  return [
    ...blocks,
    ...Comparison.notes(comparison).flatMap(wrapped),
    "What each number means stands in the table that --out FILE.md writes."
  ]
}

/** Lines of a sentence, broken between words. */
const wrapped = (sentence: string): ReadonlyArray<string> =>
  sentence.match(new RegExp(`.{1,${width}}(?=\\s|$)`, "g"))?.map((line) => line.trim()) ?? []

/** The heading stands in the line of the titles where there is room for it. */
const titled = (heading: string, titles: string): ReadonlyArray<string> =>
  titles.slice(0, heading.length + 2).trim() === "" ? [heading + titles.slice(heading.length)] : [heading, titles]

/** A row of a Markdown table. */
export const bar = (cells: ReadonlyArray<string>): string =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`

/** The same as Markdown. */
export const markdown = (comparison: Comparison.Comparison): ReadonlyArray<string> => {
  const { lines } = comparison
  const blocks = Object.entries(headings).flatMap(([block, heading]) => {
    const names = namesOf(block, lines)
    if (names.length === 0) return []
    return [
      `## ${heading}`,
      "",
      bar(["setting", ...names.map((name) => Measures.of(name).title)]),
      bar(["---", ...names.map(() => "---:")]),
      ...lines.map(({ cells, finished, measures, setting }) =>
        bar([
          finished === cells ? setting.label : `${setting.label} (${finished} of ${cells})`,
          ...names.map((name) => {
            const { bounds, mean } = written(measures[name], Measures.of(name))
            return `${mean} ${bounds}`.trim()
          })
        ])
      ),
      ""
    ]
  })
  const meanings = Measures.names.map((name) => `- ${Measures.of(name).title}: ${Measures.of(name).meaning}`)
  return ["# Ablation", "", ...blocks, ...Comparison.notes(comparison).flatMap((note) => [note, ""]), ...meanings]
}

/** A cell of CSV, in quotes where it must be. */
export const quoted = (cell: string | number | undefined): string => {
  const text = String(cell ?? "")
  return /[",\r\n]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text
}

/** One row a setting: the value of each varied path, then mean, deviation and the ends of the interval of each measure. */
export const csv = ({ grid, lines }: Comparison.Comparison): ReadonlyArray<string> =>
  [
    [
      ...grid.variations.map(({ path }) => path),
      "cells",
      "finished",
      "failed",
      ...Measures.names.flatMap((name) => [name, `${name}_sd`, `${name}_low`, `${name}_high`])
    ],
    ...lines.map(({ cells, failed, finished, measures, setting }) => [
      ...grid.variations.map(({ path }) => Grid.show(setting.values[path])),
      cells,
      finished,
      failed,
      ...Measures.names.flatMap((name) => {
        const { deviation, high, low, mean } = measures[name] ?? {}
        return [mean, deviation, low, high]
      })
    ])
  ].map((cells) => cells.map(quoted).join(","))

/** Everything, cells included, as plain data. */
export const json = (comparison: Comparison.Comparison) => ({
  varied: Object.fromEntries(comparison.grid.variations.map(({ path, values }) => [path, values])),
  seeds: comparison.grid.seeds,
  rehearsal: comparison.rehearsal,
  notes: Comparison.notes(comparison),
  settings: comparison.lines.map(({ setting, ...line }) => ({ setting: setting.values, ...line })),
  cells: comparison.played.map(({ cell, outcome }) => ({
    name: cell.name,
    setting: cell.setting.values,
    seed: cell.seed,
    ...outcome
  })),
  measures: Measures.measures
})
