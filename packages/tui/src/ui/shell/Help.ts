/** The help: every key of the table; of those that do nothing just now the reason. */
import { type Line, span } from "../canvas/Line.ts"
import { padLine } from "../canvas/lines.ts"
import { pad, wrap } from "../canvas/text.ts"
import * as Act from "../keys/Act.ts"
import type { Binding } from "../keys/Binding.ts"
import * as Bindings from "../keys/Bindings.ts"
import { just, type Key, type Outcome } from "../state/Press.ts"
import type { Dialog } from "../state/State.ts"
import type { Room } from "../state/View.ts"
import type * as Desk from "./Desk.ts"

type Open = Extract<Dialog, { readonly _tag: "Help" }>

/** Columns for the keys of a line, and between two columns of lines. */
const [keyWidth, gap] = [15, 3]

const entry = (desk: Desk.Desk, { binding, columns }: { readonly binding: Binding; readonly columns: number }) => {
  const verdict = Act.allows(binding, desk)
  const sentence = verdict === true ? binding.help : `${binding.help} Not now: ${verdict}`
  const keys = pad(Bindings.written(binding), keyWidth)
  return wrap(sentence, columns - keyWidth).map((text, row): Line => [
    span(row === 0 ? keys : " ".repeat(keyWidth), "key"),
    span(text, verdict === true ? "plain" : "dim")
  ])
}

const themes = (desk: Desk.Desk, columns: number): Array<Line> => {
  const { view } = desk.pane
  const lines: Array<Line> = wrap(`${view.title}: ${view.about}`, columns).map((text) => [span(text, "accent")])
  let theme = ""
  for (const binding of Bindings.bindings) {
    if (!Bindings.holds(binding, desk.scene.watched.mode === "replay")) continue
    if (binding.theme !== theme) lines.push([], [span(binding.theme, "title")])
    theme = binding.theme
    lines.push(...entry(desk, { binding, columns }))
  }
  return lines
}

/** All of it, in one column or, where there is room, in two. */
const all = (desk: Desk.Desk, width: number): ReadonlyArray<Line> => {
  if (width < 100) return themes(desk, width)
  const columns = Math.floor((width - gap) / 2)
  const lines = themes(desk, columns)
  const half = Math.ceil(lines.length / 2)
  return lines.slice(0, half).map((line, row) => [
    ...padLine(line, columns + gap),
    ...(lines[half + row] ?? [])
  ])
}

/** What of it is in its room. */
export const draw = (desk: Desk.Desk, { room, top = 0 }: { readonly room: Room; readonly top?: number | undefined }) =>
  all(desk, room.width).slice(top, top + room.height)

/** The room of the help in a window, within its frame. */
export const roomOf = ({ height, width }: Room): Room => ({ width: width - 4, height: height - 4 })

/** What a key does: moves, or closes it. */
export const press = (desk: Desk.Desk, { dialog, key }: { readonly dialog: Open; readonly key: Key }): Outcome => {
  const { state } = desk.scene
  const room = roomOf(desk.window)
  const last = Math.max(0, all(desk, room.width).length - room.height)
  const to = (top: number) => just({ ...state, dialog: { ...dialog, top: Math.max(0, Math.min(last, top)) } })
  const { top = 0 } = dialog
  switch (key.name) {
    case "j":
    case "down":
      return to(top + 1)
    case "k":
    case "up":
      return to(top - 1)
    case "pgdn":
    case "space":
    case "ctrl+d":
    case "ctrl+f":
      return to(top + room.height - 1)
    case "pgup":
    case "ctrl+u":
    case "ctrl+b":
      return to(top - room.height + 1)
    case "g":
    case "home":
      return to(0)
    case "G":
    case "end":
      return to(last)
    case "esc":
    case "q":
    case "?":
    case "enter":
    case "ctrl+c":
      return just({ ...state, dialog: undefined })
    default:
      return just(state)
  }
}

/** What the foot of its frame says. */
export const keys: Line = [span("j k", "key"), span(" scroll   ", "dim"), span("esc", "key"), span(" close", "dim")]
