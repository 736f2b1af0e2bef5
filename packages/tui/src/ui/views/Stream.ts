/** What people say and do, as it happens: each message with who sent it, who heard it, and what moved it. */
import type { Block } from "../canvas/Block.ts"
import { type Line, span } from "../canvas/Line.ts"
import { cutLine } from "../canvas/lines.ts"
import { cursorOf } from "../canvas/Window.ts"
import { listOf } from "../state/State.ts"
import type { Room, Scene, View } from "../state/View.ts"
import * as Card from "./stream/Card.ts"
import * as Feed from "./stream/Feed.ts"

const list = ({ state }: Scene) => listOf(state, "stream")

/** The lines of cards from one on, in one direction, until there are enough. */
const gather = (cards: (index: number) => Block | undefined, enough: number): ReadonlyArray<Block> => {
  const found: Array<Block> = []
  let lines = 0
  for (let nth = 0; lines < enough; nth++) {
    const card = cards(nth)
    if (card === undefined) break
    found.push(card)
    lines += card.length
  }
  return found
}

/** The cards around the cursor: it stands in the middle, but for the ends. */
const around = (
  card: (index: number) => Block,
  { count, cursor, height }: { readonly cursor: number; readonly count: number; readonly height: number }
): Block => {
  const at = card(cursor)
  const room = Math.max(0, height - at.length)
  const below = gather((nth) => cursor + 1 + nth < count ? card(cursor + 1 + nth) : undefined, room).flat()
  const above = gather((nth) => cursor - 1 - nth >= 0 ? card(cursor - 1 - nth) : undefined, room).toReversed().flat()
  const taken = Math.min(above.length, Math.max(Math.floor(room / 2), room - below.length))
  return [...above.slice(above.length - taken), ...at, ...below].slice(0, Math.max(0, height))
}

const draw = (scene: Scene, { height, width }: Room): Block => {
  const { filter, wrap } = list(scene)
  const feed = Feed.of(scene, list(scene))
  if (feed.ids.length === 0) {
    const why = filter === "" ? "Nobody has said or done anything yet." : `No message matches ${filter}`
    return height > 0 ? [[span(`  ${why}`.slice(0, width), "dim")]] : []
  }
  const cursor = cursorOf(feed.ids, list(scene), true)
  const isAiry = wrap && height > 16
  const card = (index: number): Block => {
    const id = feed.ids[index] as string
    const message = Feed.message(scene, id)
    if (message === undefined) return [[span(`  ${id}`, "dim")]]
    const lines = Card.draw(scene, message, {
      width,
      wrap,
      cursor: index === cursor,
      depth: feed.depth.get(id) ?? 0,
      folded: feed.folded.get(id) ?? 0
    })
    return isAiry && index < feed.ids.length - 1 ? [...lines, [] as Line] : lines
  }
  return around(card, { cursor, count: feed.ids.length, height })
    .map((line) => cutLine(line, width, scene.glyphs.ellipsis))
}

/** The stream of messages. */
export const stream: View = {
  id: "stream",
  title: "Stream",
  about:
    "What people say and do as it happens: who to whom, and what moved them. v shows threads, w whole texts; filter by words, from:, to:, act:, group:.",
  items: (scene) => Feed.of(scene, list(scene)).ids,
  draw,
  follows: true,
  variants: Feed.variants,
  wraps: true,
  opens: (id) => ({ view: "message", subject: id })
}
