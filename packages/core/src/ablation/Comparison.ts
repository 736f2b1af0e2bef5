/** Cells side by side: every measure of every setting over its replicates. */
import * as Grid from "./Grid.ts"
import * as Interval from "./Interval.ts"
import * as Measures from "./Measures.ts"
import type { Metrics } from "./Metrics.ts"

/** What came of a cell. */
export type Outcome =
  | { readonly state: "finished"; readonly metrics: Metrics }
  | { readonly state: "failed"; readonly reason: string }
  | { readonly state: "waiting" }

/** A cell and what came of it. */
export interface Played {
  readonly cell: Grid.Cell
  readonly outcome: Outcome
}

/** A setting over its finished cells. */
export interface Line {
  readonly setting: Grid.Setting
  readonly cells: number
  readonly finished: number
  readonly failed: number
  /** Every measure that at least one cell has. */
  readonly measures: Partial<Readonly<Record<Measures.Name, Interval.Interval>>>
}

/** An ablation as far as it is played. */
export interface Comparison {
  readonly grid: Grid.Grid
  readonly played: ReadonlyArray<Played>
  readonly lines: ReadonlyArray<Line>
  /** True when a finished cell was written by the rehearsal model. */
  readonly rehearsal: boolean
}

const finishedOf = (played: ReadonlyArray<Played>): ReadonlyArray<Metrics> =>
  played.flatMap(({ outcome }) => (outcome.state === "finished" ? [outcome.metrics] : []))

const line = (setting: Grid.Setting, played: ReadonlyArray<Played>): Line => {
  const finished = finishedOf(played)
  return {
    setting,
    cells: played.length,
    finished: finished.length,
    failed: played.filter(({ outcome }) => outcome.state === "failed").length,
    measures: Object.fromEntries(Measures.names.flatMap((name) => {
      const interval = Interval.of(finished.flatMap(({ values }) => values[name] ?? []))
      return interval === undefined ? [] : [[name, interval]]
    }))
  }
}

/** Puts what was played side by side, in the order of the settings. */
export const make = (grid: Grid.Grid, played: ReadonlyArray<Played>): Comparison => ({
  grid,
  played,
  lines: grid.settings.map((setting) => line(setting, played.filter(({ cell }) => cell.setting === setting))),
  rehearsal: finishedOf(played).some(({ rehearsal }) => rehearsal)
})

/** What a reader must know beside the numbers. */
export const notes = ({ grid, lines, rehearsal }: Comparison): ReadonlyArray<string> => {
  const rows = new Set(lines.flatMap(({ measures }) => measures.rows?.mean ?? []))
  return [
    ...(rehearsal
      ? [
        "These are numbers of the rehearsal, a program of phrases: they show the form and say nothing about a real model."
      ]
      : []),
    Grid.fairness(grid),
    ...(rows.size > 1
      ? ["The settings differ in rows, and likeness, verbs and distinct words change with the number of rows."]
      : []),
    ...(grid.seeds.length > 1
      ? [
        `Mean ± standard deviation over replicates${
          grid.seeds.length > 2 ? "; in brackets the 95 % interval of the mean after Student's t" : ""
        }.`
      ]
      : ["One replicate tells no spread: give more with --seeds or --replicates."]),
    ...Measures.help
  ]
}
