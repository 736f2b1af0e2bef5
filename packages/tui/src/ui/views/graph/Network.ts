/** The drawing of an agent and those around it: its group on an inner ring, other groups on an outer one. */
import { count } from "../../canvas/Amount.ts"
import { Braille, type Dot } from "../../canvas/Braille.ts"
import type { Line, Tone } from "../../canvas/Line.ts"
import { cut, width as widthOf } from "../../canvas/text.ts"
import type { Glyphs } from "../../state/Glyphs.ts"
import type { Room } from "../../state/View.ts"
import type { Ego, Exchange } from "./Ego.ts"

/** What is drawn at the end of a stroke. */
interface Node extends Exchange {
  readonly id: string
  readonly text: string
  readonly tone: Tone
  readonly angle: number
  /** Where it stands between the middle and the rim, 0 to 1. */
  readonly out: number
}

const inner = 0.5
const outer = 0.94

/** Thin strokes for little, thick ones for much; none at all where nothing was heard. */
const every = ({ heard, told }: Exchange, most: number): number => {
  const share = most === 0 ? 0 : (heard + told) / most
  return share > 0.5 ? 1 : share > 0.2 ? 2 : 4
}

/** The first name, or all of a name that is one word. */
const shortName = (name: string): string => name.split(/\s+/).find((word) => /[\p{L}\p{N}]{2}/u.test(word)) ?? name

/** Who had no exchange stands back. */
const toneOf = ({ heard, told }: Exchange, tone: Tone): Tone => heard + told === 0 ? "dim" : tone

const nodesOf = ({ around, contacts, group }: Ego): ReadonlyArray<Node> => {
  const own = contacts.filter((contact) => contact.group === group && group !== undefined)
    .toSorted((a, b) => (a.agent < b.agent ? -1 : 1))
  const ring = (count: number, nth: number, turn: number) => 2 * Math.PI * (nth + turn) / Math.max(1, count)
  return [
    ...own.map((contact, nth): Node => ({
      ...contact,
      id: contact.agent,
      text: shortName(contact.name),
      tone: toneOf(contact, "agent"),
      angle: ring(own.length, nth, 0),
      out: inner
    })),
    ...around.map((other, nth): Node => ({
      ...other,
      id: other.group,
      text: other.group,
      tone: toneOf(other, "group"),
      angle: ring(around.length, nth, 0.5),
      out: outer
    }))
  ]
}

/** Puts a word as near to a spot as it fits: over it, or a row up or down, or to a side. */
const write = (
  canvas: Braille,
  { at, text, tone }: { readonly at: Dot; readonly text: string; readonly tone: Tone }
): boolean => {
  const wide = widthOf(text)
  const row = Math.floor(at.y / 4)
  const column = Math.max(0, Math.min(canvas.width - wide, Math.round(at.x / 2 - wide / 2)))
  const shifts = [[0, 0], [1, 0], [-1, 0], [0, 3], [0, -3], [1, 4], [-1, -4], [2, 0], [-2, 0]] as const
  return shifts.some(([down, aside]) => {
    const label = { column: column + aside, row: row + down, text, tone }
    // A blank on both sides keeps words apart.
    return (canvas.fits({ ...label, column: Math.max(0, label.column - 1) }, wide + 1)) && canvas.label(label, wide)
  })
}

/** What the drawing marks out beside the exchange itself. */
export interface NetworkOptions {
  readonly glyphs: Glyphs
  /** The agent or the group under the cursor. */
  readonly cursor: string | undefined
}

/** Draws it into its room. */
export const draw = (ego: Ego, room: Room, { cursor, glyphs }: NetworkOptions): ReadonlyArray<Line> => {
  const canvas = new Braille(room)
  const middle: Dot = { x: room.width - 1, y: room.height * 2 - 1 }
  const longest = Math.min(12, Math.max(4, Math.floor(room.width / 6)))
  const spot = ({ angle, out }: Node): Dot => ({
    x: middle.x + Math.sin(angle) * out * (room.width - longest),
    y: middle.y - Math.cos(angle) * out * (room.height * 2 - 2)
  })
  const nodes = nodesOf(ego)
  const most = nodes.reduce((sum, { heard, told }) => Math.max(sum, heard + told), 0)
  const spots = nodes.map((node) => ({ node, at: spot(node) }))
  for (const { at, node } of spots) {
    if (node.heard + node.told === 0 || node.lately > 0) continue
    canvas.line([middle, at], { every: every(node, most), tone: "dim" })
  }
  for (const { at, node } of spots) {
    if (node.lately > 0) canvas.line([middle, at], { every: every(node, most), tone: "accent" })
  }
  const title = `${glyphs.acts} ${cut(shortName(ego.name), longest + 6, glyphs.ellipsis)}`
  write(canvas, { at: middle, text: title, tone: "strong" })
  // Those with the most first: where words would stand over each other, theirs stay.
  for (const { at, node } of spots.toSorted((a, b) => b.node.heard + b.node.told - a.node.heard - a.node.told)) {
    const sign = node.id === cursor ? `${glyphs.running} ` : ""
    const many = node.heard + node.told
    const text = `${sign}${cut(node.text, longest, glyphs.ellipsis)}${many === 0 ? "" : ` ${count(many)}`}`
    const tone = node.id === cursor ? "cursor" : node.tone
    if (!write(canvas, { at, text, tone })) write(canvas, { at, text: glyphs.dot, tone })
  }
  return canvas.lines(glyphs)
}
