/** The shards in a strip: each with the letter of the worker that has it, those that just moved marked below. Pure. */
import { type Line, type Span, span, type Tone } from "../../canvas/Line.ts"
import { cutLine } from "../../canvas/lines.ts"
import { cut } from "../../canvas/text.ts"
import type { Glyphs } from "../../state/Glyphs.ts"
import type { Room } from "../../state/View.ts"
import * as Holders from "./Holders.ts"
import type { Seen } from "./Seen.ts"

/** Tones that set workers apart; the letter says the same. */
const tones: ReadonlyArray<Tone> = ["accent", "good", "act", "warn", "group", "strong"]

/** The tone of a worker by where it stands among them. */
export const toneOf = (at: number): Tone => tones[at % tones.length] ?? "plain"

/** Milliseconds for which a shard that moved is marked. */
const fresh = 10_000

interface Cell {
  readonly sign: string
  readonly tone: Tone
  readonly isFresh: boolean
}

const cells = ({ look, moved }: Seen, { glyphs, now }: { readonly glyphs: Glyphs; readonly now: number }) => {
  if (look === undefined) return []
  const holders = Holders.of(look)
  return Array.from({ length: look.shards }, (_, index): Cell => {
    const worker = holders.get(index + 1)
    const at = look.workers.findIndex((row) => row.worker === worker)
    const isFresh = now - (moved.get(index + 1) ?? -Infinity) < fresh
    return worker === undefined || at < 0
      ? { sign: glyphs.empty, tone: "dim", isFresh }
      : { sign: Holders.letterOf(look, worker), tone: toneOf(at), isFresh }
  })
}

const joined = (spans: ReadonlyArray<Span>): Line => {
  const line: Array<Span> = []
  for (const piece of spans) {
    const last = line.at(-1)
    if (last !== undefined && last.tone === piece.tone) {
      line[line.length - 1] = { ...last, text: last.text + piece.text }
    } else line.push(piece)
  }
  return line
}

/** Between groups of eight, where there is room for that. */
const parted = (columns: number, count: number) => columns >= count + Math.floor((count - 1) / 8)

/** How many shards a worker of a look has. */
export const countOf = ({ look }: Seen, name: string): number =>
  look === undefined ? 0 : [...Holders.of(look).values()].filter((worker) => worker === name).length

const legend = ({ look, ...seen }: Seen, { glyphs, now }: { readonly glyphs: Glyphs; readonly now: number }): Line => {
  if (look === undefined) return []
  const held = Holders.of(look).size
  const lately = [...seen.moved.values()].filter((at) => now - at < fresh).length
  return [
    span(`${held} of ${look.shards} held`, held < look.shards ? "warn" : "dim"),
    ...(lately === 0 ? [] : [span(`  ${lately} just moved ${glyphs.up}`, "accent")]),
    ...look.workers.flatMap(({ lost, worker }, at): Line =>
      lost ? [] : [
        span("  "),
        span(Holders.letterOf(look, worker), toneOf(at)),
        span(` ${cut(worker, 16, glyphs.ellipsis)} ${countOf({ look, ...seen }, worker)}`, "dim")
      ]
    )
  ]
}

/** The strip, the marks below it, and who has how many. */
export const draw = (
  seen: Seen,
  { glyphs, height, now, width }: Room & { readonly glyphs: Glyphs; readonly now: number }
): ReadonlyArray<Line> => {
  const all = cells(seen, { glyphs, now })
  const each = Math.max(8, parted(width - 2, all.length) ? all.length : Math.floor((width - 2) / 9) * 8)
  const lines: Array<Line> = []
  for (let from = 0; from < all.length; from += each) {
    const row = all.slice(from, from + each)
    const gap = (index: number) => (index > 0 && index % 8 === 0 ? " " : "")
    lines.push([span(" "), ...joined(row.map(({ sign, tone }, index) => span(gap(index) + sign, tone)))])
    const marks = row.map(({ isFresh }, index) => gap(index) + (isFresh ? glyphs.up : " ")).join("")
    lines.push([span(` ${marks.trimEnd()}`, "accent")])
  }
  // Where there is little room, the rows of shards go before their marks and the legend.
  const kept = lines.length + 1 <= height ? lines : lines.filter((_, index) => index % 2 === 0)
  return [...kept, [span(" "), ...legend(seen, { glyphs, now })]].slice(0, height).map((line) =>
    cutLine(line, width, glyphs.ellipsis)
  )
}
