/** The lines above the table of rows. */
import { count, many, percent } from "../../canvas/Amount.ts"
import { beside, share } from "../../canvas/Block.ts"
import * as Chart from "../../canvas/Chart.ts"
import { type Line, span } from "../../canvas/Line.ts"
import { cutLine } from "../../canvas/lines.ts"
import { clean, pad, padStart } from "../../canvas/text.ts"
import type { Glyphs } from "../../state/Glyphs.ts"
import type { Room } from "../../state/View.ts"
import type { Summary, Wish } from "./Summary.ts"

const dot = ({ dot }: Glyphs) => span(`  ${dot}  `, "dim")

/** Pieces with dots between them. */
const dotted = (pieces: ReadonlyArray<Line>, glyphs: Glyphs): Line =>
  pieces.flatMap((piece, index) => (index === 0 ? piece : [dot(glyphs), ...piece]))

const first = ({ accepted, all, edited, failed, kept, rejected, tokens }: Summary, glyphs: Glyphs): Line =>
  dotted([
    [span(String(kept), "strong"), span(` of ${many(all, "row")} kept`)],
    ...(accepted + rejected + edited === 0
      ? []
      : [[span(`by people: ${accepted} accepted, ${rejected} rejected, ${edited} edited`)]]),
    ...(failed === 0 ? [] : [[span(`${many(failed, "candidate")} came to nothing`, "warn")]]),
    [span(`${count(tokens)} tokens`, "dim")]
  ], glyphs)

const variety = ({ wording: { asked, distinct, rows, told } }: Summary, glyphs: Glyphs): Line =>
  rows === 0 ? [] : dotted([
    [span(`the last ${many(rows, "row")} kept: ${Math.round(asked)} words asked, ${Math.round(told)} told`, "dim")],
    [span(`${percent(distinct)} of word pairs are new`, "dim")]
  ], glyphs)

const drops = ({ dropped }: Summary): Line =>
  dropped.length === 0 ? [] : [
    span("dropped by ", "dim"),
    ...dropped.flatMap(([filter, count], index): Line => [
      ...(index === 0 ? [] : [span(", ", "dim")]),
      span(`${clean(filter)} `, "warn"),
      span(String(count))
    ])
  ]

const wish = (
  { kept, name, wanted }: Wish,
  { glyphs, width }: { readonly glyphs: Glyphs; readonly width: number }
): Line => {
  const numbers = wanted === undefined ? String(kept) : `${kept}/${wanted}`
  const columns = Math.max(0, Math.min(20, width - 27))
  return [
    span(pad(name, 14)),
    span(" "),
    ...(wanted === undefined
      ? [span(" ".repeat(columns))]
      : Chart.bar(kept / wanted, { columns, glyphs, tone: kept >= wanted ? "good" : "accent" })),
    span(padStart(numbers, 11))
  ]
}

/** The wishes in as many columns as there is room for. */
const wishes = ({ wishes }: Summary, { glyphs, width }: { readonly glyphs: Glyphs; readonly width: number }) => {
  const { columns, widths } = share(width, { least: 36, most: Math.min(4, Math.max(1, wishes.length)) })
  const rows = Math.ceil(wishes.length / columns)
  return beside(
    widths.slice(0, columns).map((width, column) => ({
      width,
      lines: wishes.slice(column * rows, (column + 1) * rows).map((one) =>
        wish(one, { glyphs, width: Math.min(width, 52) })
      )
    }))
  )
}

/** As many lines as may be: what is kept, the wishes, what dropped the others, how varied they are. */
export const draw = (
  summary: Summary,
  { glyphs, room: { height, width } }: { readonly glyphs: Glyphs; readonly room: Room }
): ReadonlyArray<Line> => {
  if (height <= 0) return []
  const head = first(summary, glyphs)
  const lines = height < 3 ? [head] : [
    head,
    ...wishes(summary, { glyphs, width: width - 2 }).slice(0, height - 2),
    drops(summary),
    variety(summary, glyphs)
  ]
  return lines.filter((line) => line.length > 0).slice(0, height).map((line) =>
    cutLine([span(" "), ...line], width, glyphs.ellipsis)
  )
}
