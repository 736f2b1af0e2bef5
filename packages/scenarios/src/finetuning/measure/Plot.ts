/** Accuracy and diversity by iteration, drawn with characters. */
import chart from "simple-ascii-chart"
import type { Result } from "../Result.ts"
import { finetuned } from "./Best.ts"

const height = 8
/** Columns that the labels of the axis take beside the field. */
const margin = 9
const widest = 44
const gap = 3

const plainly = [["▲", "^"], ["▶", ">"], ["●", "*"], ["│", "|"], ["┤", "+"], ["└", "+"], ["┬", "+"], [
  "─",
  "-"
]] as const

const inAscii = (line: string): string => plainly.reduce((line, [sign, ascii]) => line.replaceAll(sign, ascii), line)

type Points = ReadonlyArray<readonly [iteration: number, share: number]>

/** One plot: its title, then its lines, all of the same width. */
const drawn = (title: string, { points, width }: { readonly points: Points; readonly width: number }) => {
  const field = Math.min(widest, width - margin)
  // Numbers of iterations stand side by side as long as there is room for them.
  const each = Math.ceil(points.length * 4 / field)
  const lines = chart(points.map(([iteration, share]) => [iteration, share * 100] as [number, number]), {
    width: field,
    height,
    mode: "point",
    customXAxisTicks: points.map(([iteration]) => iteration).filter((_, at) => at % each === 0),
    formatter: (value, { axis }) => (axis === "y" ? value.toFixed(1).padStart(5) : String(value))
  }).split("\n").filter((line) => line.trim() !== "").map((line) => line.trimEnd())
  const wide = Math.max(title.length, ...lines.map(({ length }) => length))
  return [title, ...lines].map((line) => line.padEnd(wide))
}

/** How wide, and whether only with characters that every terminal has. */
export interface Options {
  readonly width: number
  readonly ascii?: boolean
}

const shares = (result: Result): ReadonlyArray<readonly [title: string, points: Points]> => {
  const rows = finetuned(result.measured)
  return [
    ["accuracy on test by iteration, %", rows.map(({ accuracy, iteration }) => [iteration, accuracy] as const)],
    [
      "diversity (1 - consensus) by iteration, %",
      rows.flatMap(({ diversity: { consensus }, iteration }) =>
        consensus === undefined ? [] : [[iteration, 1 - consensus] as const]
      )
    ]
  ]
}

/** Accuracy and diversity beside each other where there is room, else one below the other; of fewer than three points only the numbers. */
export const lines = (result: Result, { ascii = false, width }: Options): ReadonlyArray<string> => {
  const series = shares(result).filter(([, points]) => points.length > 0)
  if (series.every(([, points]) => points.length < 3)) {
    return series.map(([title, points]) =>
      `${title}: ${points.map(([, share]) => (share * 100).toFixed(1)).join(", ")}`
    )
  }
  const beside = Math.floor((width - gap) / 2)
  const together = series.length > 1 && beside >= 36
  const plots = series.map(([title, points]) => drawn(title, { points, width: together ? beside : width }))
  const [left = [], right = []] = plots
  const all = together
    ? Array.from(
      { length: Math.max(left.length, right.length) },
      (_, at) => `${left[at] ?? " ".repeat(left[0]?.length ?? 0)}${" ".repeat(gap)}${right[at] ?? ""}`.trimEnd()
    )
    : plots.flatMap((plot, at) => [...(at === 0 ? [] : [""]), ...plot.map((line) => line.trimEnd())])
  return ascii ? all.map(inAscii) : all
}
