/** Accuracy and diversity by iteration, drawn with characters. */
import { PlainText } from "@stoa/core"
import chart from "simple-ascii-chart"
import type { Measured, Result } from "../Result.ts"
import { finetuned, iterationsOf } from "./Best.ts"
import { curves } from "./Sheets.ts"

const height = 8
/** Columns that the labels of the axis take beside the field. */
const margin = 9
const widest = 44
const gap = 3

const marks = { own: "●", other: "○" } as const

const plainly = [["▲", "^"], ["▶", ">"], [marks.own, "*"], [marks.other, "o"], ["│", "|"], ["┤", "+"], ["└", "+"], [
  "┬",
  "+"
], [
  "─",
  "-"
]] as const

const inAscii = (line: string): string => plainly.reduce((line, [sign, ascii]) => line.replaceAll(sign, ascii), line)

type Points = ReadonlyArray<readonly [iteration: number, share: number]>

/** What one plot shows: the finetuned agents, and perhaps those of another method. */
interface Drawing {
  readonly title: string
  readonly points: Points
  readonly other: Points
  /** What the other is called. */
  readonly name: string | undefined
}

const inPercent = (points: Points) => points.map(([iteration, share]) => [iteration, share * 100] as [number, number])

/** One plot: its title, then its lines, all of the same width. */
const drawn = ({ name, other, points, title }: Drawing, width: number) => {
  const field = Math.min(widest, width - margin)
  const iterations = [...new Set([...points, ...other].map(([iteration]) => iteration))].toSorted((a, b) => a - b)
  // Numbers of iterations stand side by side as long as there is room for them.
  const each = Math.ceil(iterations.length * 4 / field)
  const [own, others] = [inPercent(points), inPercent(other)]
  const lines = chart(others.length === 0 ? own : [others, own], {
    width: field,
    height,
    mode: "point",
    customXAxisTicks: iterations.filter((_, at) => at % each === 0),
    formatter: (value, { axis }) => (axis === "y" ? value.toFixed(1).padStart(5) : String(value)),
    // A mark is told apart by where it stands: both series come here alike.
    lineFormatter: ({ plotX, plotY, x, y }) => ({
      x: plotX,
      y: plotY,
      symbol: own.some(([iteration, share]) => iteration === x && share === y) ? marks.own : marks.other
    })
  }).split("\n").filter((line) => line.trim() !== "").map((line) => line.trimEnd())
  const legend = name === undefined || others.length === 0 ? [] : [`${marks.own} finetuned  ${marks.other} ${name}`]
  const all = [title, ...legend, ...lines]
  const wide = Math.max(...all.map(({ length }) => length))
  return all.map((line) => line.padEnd(wide))
}

/** How wide, and whether only with characters that every terminal has. */
export interface Options {
  readonly width: number
  readonly ascii?: boolean
}

const drawings = ({ measured }: Result): ReadonlyArray<Drawing> => {
  const [method] = curves({ measured })
  const rows = [finetuned(measured), method === undefined ? [] : iterationsOf(measured, method)]
  const one = (title: string, of: (row: Measured) => Points) => {
    const [points = [], other = []] = rows.map((those) => those.flatMap(of))
    return { title, points, other, name: method && PlainText.brief(method, 30) }
  }
  return [
    one("accuracy on test by iteration, %", ({ accuracy, iteration }) => [[iteration, accuracy]]),
    one(
      "diversity (1 - consensus) by iteration, %",
      ({ diversity: { consensus }, iteration }) => consensus === undefined ? [] : [[iteration, 1 - consensus]]
    )
  ]
}

/**
 * Accuracy and diversity beside each other where there is room, else one below the other; of fewer than three points only the numbers. A
 * method that is measured after every training stands in the same field.
 */
export const lines = (result: Result, { ascii = false, width }: Options): ReadonlyArray<string> => {
  const series = drawings(result).filter(({ points }) => points.length > 0)
  if (series.every(({ points }) => points.length < 3)) {
    return series.map(({ points, title }) =>
      `${title}: ${points.map(([, share]) => (share * 100).toFixed(1)).join(", ")}`
    )
  }
  const beside = Math.floor((width - gap) / 2)
  const together = series.length > 1 && beside >= 36
  const plots = series.map((drawing) => drawn(drawing, together ? beside : width))
  const [left = [], right = []] = plots
  const all = together
    ? Array.from(
      { length: Math.max(left.length, right.length) },
      (_, at) => `${left[at] ?? " ".repeat(left[0]?.length ?? 0)}${" ".repeat(gap)}${right[at] ?? ""}`.trimEnd()
    )
    : plots.flatMap((plot, at) => [...(at === 0 ? [] : [""]), ...plot.map((line) => line.trimEnd())])
  return ascii ? all.map(inAscii) : all
}
