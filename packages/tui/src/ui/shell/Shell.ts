/** The whole screen as lines: header, tabs, panes, keys, and what stands before them. Pure. */
import { type Line, span } from "../canvas/Line.ts"
import { besides, cutLine, padLine, widthOf } from "../canvas/lines.ts"
import { clean, wrap } from "../canvas/text.ts"
import * as Dialogs from "../dialogs/Dialogs.ts"
import * as Filter from "../dialogs/Filter.ts"
import * as Palette from "../dialogs/Palette.ts"
import * as Desk from "./Desk.ts"
import * as Footer from "./Footer.ts"
import * as Frame from "./Frame.ts"
import * as Header from "./Header.ts"
import * as Help from "./Help.ts"
import * as Layout from "./Layout.ts"
import * as Overlay from "./Overlay.ts"
import * as Panel from "./Panel.ts"
import * as Scrubber from "./Scrubber.ts"
import * as Tabs from "./Tabs.ts"

/** What is drawn in a window that is too small: what it would take. */
const tooSmall = ({ window }: Desk.Desk): ReadonlyArray<Line> => {
  const { height, width } = Layout.least
  const lines = wrap(
    `The window is too small: it has ${window.width}x${window.height}, the screen needs ${width}x${height}. Make it larger, or press q to leave.`,
    window.width
  )
  return Array.from({ length: window.height }, (_, row) => [span(lines[row] ?? "", row === 0 ? "strong" : "plain")])
}

/** Panes side by side and one below the other, as lines of the window. */
const panels = (desk: Desk.Desk): Array<Line> => {
  const height = Layout.heightOf(desk.scene, desk.window)
  const drawn = desk.panes.map((pane) => ({ pane, lines: Panel.draw(pane, desk) }))
  return Array.from(
    { length: Math.max(0, height) },
    (_, row) => drawn.flatMap(({ lines, pane }) => lines[row + Layout.above - pane.y] ?? [])
  )
}

const frameOf = (
  desk: Desk.Desk
): { readonly title: string; readonly lines: ReadonlyArray<Line>; readonly foot?: Line } => {
  const { dialog } = desk.scene.state
  const room = Help.roomOf(desk.window)
  if (dialog?._tag === "Help") {
    return { title: "Keys", lines: Help.draw(desk, { room, top: dialog.top }), foot: Help.keys }
  }
  return {
    title: Dialogs.title(desk.scene.state),
    lines: Dialogs.draw(desk.scene, { width: Math.min(room.width, 96), height: room.height })
  }
}

/** What stands in a frame of its own before the panes. */
const before = (lines: ReadonlyArray<Line>, desk: Desk.Desk): ReadonlyArray<Line> => {
  const { scene: { glyphs, state: { dialog } }, window } = desk
  if (dialog === undefined || dialog._tag === "Filter" || dialog._tag === "Command") return lines
  const { foot = [], lines: content, title } = frameOf(desk)
  const width = dialog._tag === "Help" ? window.width : Math.min(window.width - 2, 100)
  const height = Math.min(lines.length, content.length + 2)
  const box = Frame.draw(content.map((line) => [span(" "), ...line]), {
    title: [span(title, "title")],
    foot,
    width,
    height,
    active: true,
    glyphs
  })
  return Overlay.over(lines, {
    box,
    boxWidth: width,
    x: Math.floor((window.width - width) / 2),
    y: Math.max(0, Math.floor((lines.length - height) / 2))
  })
}

/** The two lines at the bottom: the way here and the keys, or what is typed, or what happened last. */
const bottom = (desk: Desk.Desk): ReadonlyArray<Line> => {
  const { scene, views, window: { width } } = desk
  const { dialog, marks, toast, waiting, writing = 0 } = scene.state
  const aside = [
    ...(marks.size === 0 ? [] : [`${marks.size} marked`]),
    ...(writing > 0
      ? ["writing the data set"]
      : waiting.length === 0
      ? []
      : [waiting.length === 1 ? "asked, not yet done" : `${waiting.length} asked, not yet done`])
  ].join(`  `)
  const right: Line = aside === "" ? [] : [span(aside, "accent"), span(" ")]
  const way = Tabs.crumbs(scene, { views, width: width - aside.length - 3 })
  const said = toast === undefined ? [] : [span(` ${clean(toast.text)}`, toast.tone)]
  const both = [...way, span(" "), ...said]
  // What happened stands beside the way here, or in its place where it is long; one line, however long it is.
  const left = toast === undefined ? way : widthOf(both) + widthOf(right) + 2 <= width ? both : said
  const crumbs = besides(cutLine(left, width - widthOf(right) - 2, scene.glyphs.ellipsis), right, width)
  if (dialog?._tag === "Filter") return [crumbs, Filter.draw(dialog, width)]
  if (dialog?._tag === "Command") return [crumbs, Palette.draw(dialog, width)]
  const keys = dialog === undefined ? Footer.draw(desk, width) : []
  return [crumbs, keys]
}

/** The lines of the screen, as many as the window is high and none wider than it. */
export const draw = (desk: Desk.Desk): ReadonlyArray<Line> => {
  if (Desk.isTooSmall(desk)) return tooSmall(desk)
  const { scene, views, window: { width } } = desk
  const { dialog } = scene.state
  const { glyphs, watched: { replay } } = scene
  const middle = before(panels(desk), desk)
  const choices = dialog?._tag === "Command" ? Palette.choices(desk, dialog) : []
  const scrubber = scene.watched.mode === "replay" && replay !== undefined
    ? [Scrubber.draw(replay, { glyphs, width })]
    : scene.watched.mode === "replay"
    ? [[]]
    : []
  return [
    ...Header.draw(scene, width),
    Tabs.draw(scene, { views, width }),
    ...Overlay.over(middle, { box: choices, boxWidth: width, x: 0, y: middle.length - choices.length }),
    ...scrubber,
    ...bottom(desk)
  ].map((line) => padLine(line, width, glyphs.ellipsis))
}
