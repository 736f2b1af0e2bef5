/** A message as a card: when, where, who to whom, what, and because of what. */
import type { Message } from "@stoa/core"
import type { Block } from "../../canvas/Block.ts"
import { type Line, span } from "../../canvas/Line.ts"
import { besides, cutLine, padLine, tone, widthOf } from "../../canvas/lines.ts"
import { clean, cut, pad, padStart, wrap } from "../../canvas/text.ts"
import type { Scene } from "../../state/View.ts"
import * as Feed from "./Feed.ts"
import * as Names from "./Names.ts"

/** How a card is drawn. */
export interface Style {
  readonly width: number
  /** True for the whole text on as many lines as it takes. */
  readonly wrap: boolean
  readonly cursor: boolean
  /** How far it is set in, being a reaction. */
  readonly depth: number
  /** Reactions that are folded away below it. */
  readonly folded: number
}

/** From this width on texts stand below the sender, and not at the left. */
const roomy = 76

/** Deepest reaction that is still set in further. */
const deepest = 6

const because = (scene: Scene, { becauseOf }: Message.Message, saying = ""): Line => {
  const [first] = becauseOf
  if (first === undefined) return []
  const { glyphs, watched: { world } } = scene
  const cause = Feed.message(scene, first)
  const who = Names.sender(world, cause?.from ?? first.split("/")[2] ?? "")
  return [
    span(`${glyphs.because} ${saying}`, "dim"),
    span(cut(who, 24, glyphs.ellipsis), "dim"),
    span(becauseOf.length > 1 ? ` +${becauseOf.length - 1}` : "", "dim")
  ]
}

/** The words that moved it, in short. */
const moved = (scene: Scene, message: Message.Message): string => {
  const cause = message.becauseOf[0] === undefined ? undefined : Feed.message(scene, message.becauseOf[0])
  return cause === undefined ? "" : `: ${clean(cause.text)}`
}

/** What stands before the sender: the step, the group, the act. */
const before = ({ act, from, group, step }: Message.Message): Line => [
  span(padStart(String(step), 4), "dim"),
  span(" "),
  span(pad(group, 6), "group"),
  span(pad(Names.isNews(from) ? "news" : act, 9), "act")
]

/** Those who heard it, by how many names, and whether the sender's id stands there: as much as there is room for. */
const forms = [{ named: 3, hasId: true }, { named: 2, hasId: true }, { named: 1, hasId: true }, {
  named: 1,
  hasId: false
}]

/** Columns of the sign of the cursor. */
const gutter = 2

/** The first line, and what of it has to stand below: who heard it, then what moved it. */
const heading = (
  scene: Scene,
  message: Message.Message,
  { aside, before, width }: { readonly aside: Line; readonly before: Line; readonly width: number }
): { readonly first: Line; readonly below: ReadonlyArray<Line> } => {
  const room = width - gutter
  const wanted = forms.filter(({ named }) => named <= (width >= 100 ? 3 : 2))
  const heads = wanted.map(({ hasId, named }): Line => [
    ...before,
    ...Names.from(scene, message, hasId),
    ...Names.to(scene, { message, named })
  ])
  const beside = heads.find((head) => widthOf(head) + (aside.length === 0 ? 0 : widthOf(aside) + 2) <= room)
  if (beside !== undefined) return { first: besides(beside, aside, room), below: [] }
  const alone = heads.find((head) => widthOf(head) <= room)
  if (alone !== undefined) return { first: alone, below: [aside] }
  const to = Names.to(scene, { message, named: 1 }).map((piece, at) =>
    at === 0 ? span(piece.text.trimStart(), piece.tone) : piece
  )
  const isTogether = widthOf(to) + widthOf(aside) + 9 <= room
  const from = [...before, ...Names.from(scene, message)]
  return {
    first: widthOf(from) <= room ? from : [...before, ...Names.from(scene, message, false)],
    below: isTogether ? [[...to, span("  "), ...aside]] : [to, ...(aside.length === 0 ? [] : [aside])]
  }
}

/** The card. */
export const draw = (
  scene: Scene,
  message: Message.Message,
  { cursor, depth, folded, width, wrap: isWrapped }: Style
): Block => {
  const { glyphs } = scene
  const set = Math.min(depth, deepest) * 2
  const reply: Line = depth === 0 ? [] : [span(" ".repeat(set - 2)), span(`${glyphs.because} `, "frame")]
  const start = before(message)
  const aside: Line = folded > 0
    ? [span(`${folded} ${folded === 1 ? "reaction" : "reactions"}`, "dim")]
    : isWrapped || depth > 0
    ? []
    : because(scene, message, width >= 110 ? "because of " : "")
  const indent = 2 + (width >= roomy ? widthOf(start) : 5) + (depth === 0 ? 0 : set)
  const room = Math.max(10, width - indent - 1)
  const texts = isWrapped
    ? wrap(clean(message.text), Math.min(room, 100))
    : [cut(message.text, room, glyphs.ellipsis)]
  const reason = isWrapped && depth === 0 && message.becauseOf.length > 0
    ? [cutLine([...because(scene, message), span(moved(scene, message), "dim")], room, glyphs.ellipsis)]
    : []
  const { below, first } = heading(scene, message, { aside, before: [...start, ...reply], width })
  const head = [span(cursor ? `${glyphs.running} ` : "  ", "key"), ...first]
  return [
    cursor ? tone(padLine(head, width, glyphs.ellipsis), "cursor") : cutLine(head, width, glyphs.ellipsis),
    ...below.map((line): Line => [span(" ".repeat(indent)), ...cutLine(line, room, glyphs.ellipsis)]),
    ...texts.map((text): Line => [span(" ".repeat(indent)), span(text)]),
    ...reason.map((line): Line => [span(" ".repeat(indent)), ...line])
  ]
}
