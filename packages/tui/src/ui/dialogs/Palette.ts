/** The command bar: a line to type in, and above it the orders that may be meant. */
import { type Line, span } from "../canvas/Line.ts"
import { padLine, tone } from "../canvas/lines.ts"
import { pad } from "../canvas/text.ts"
import type * as Desk from "../shell/Desk.ts"
import { just, type Key, type Outcome } from "../state/Press.ts"
import type { Dialog } from "../state/State.ts"
import * as Toast from "../state/Toast.ts"
import * as Filter from "./Filter.ts"
import * as Orders from "./Orders.ts"
import * as Typing from "./Typing.ts"

type Typed = Extract<Dialog, { readonly _tag: "Command" }>

const closed = (desk: Desk.Desk): Desk.Desk => {
  const scene = { ...desk.scene, state: { ...desk.scene.state, dialog: undefined } }
  return { ...desk, scene }
}

/** What a key does: tab takes over what is chosen, enter has it done. */
export const press = (desk: Desk.Desk, { dialog, key }: { readonly dialog: Typed; readonly key: Key }): Outcome => {
  const { state } = desk.scene
  const typing = (next: Partial<Typed>): Outcome => just({ ...state, dialog: { ...dialog, ...next } })
  const orders = Orders.of(desk, dialog.text)
  const order = orders[dialog.chosen]
  switch (key.name) {
    case "esc":
    case "ctrl+c":
      return just({ ...state, dialog: undefined })
    case "backspace":
      if (dialog.text === "") return just({ ...state, dialog: undefined })
      break
    case "up":
    case "ctrl+p":
      return typing({ chosen: Math.max(0, dialog.chosen - 1) })
    case "down":
    case "ctrl+n":
      return typing({ chosen: Math.min(orders.length - 1, dialog.chosen + 1) })
    case "tab":
      return order === undefined ? just(state) : typing({ text: order.open ? `${order.text} ` : order.text, chosen: 0 })
    case "enter": {
      const then = closed(desk)
      if (dialog.text.trim() === "" && dialog.chosen === 0) return just(then.scene.state)
      if (order === undefined) {
        return Toast.refuse(then.scene.state, {
          text: `There is no command "${dialog.text.trim()}".`,
          at: desk.scene.now
        })
      }
      // A word that wants another one waits for it.
      return order.open && (order.text !== dialog.text.trim() || !dialog.text.includes(" "))
        ? typing({ text: `${order.text} `, chosen: 0 })
        : order.run(then)
    }
  }
  const text = Typing.after(dialog.text, key)
  return text === undefined ? just(state) : typing({ text, chosen: 0 })
}

/** The line in which it is typed. */
export const draw = ({ text }: Typed, columns: number): Line => Filter.typed(":", text, columns)

/** The orders above it, the likeliest at the top. */
export const choices = (desk: Desk.Desk, { chosen, text }: Typed): ReadonlyArray<Line> => {
  const orders = Orders.of(desk, text)
  const wide = Math.min(36, Math.max(16, ...orders.map((order) => order.text.length + 6)))
  const { ellipsis } = desk.scene.glyphs
  const { width } = desk.window
  if (orders.length === 0) return [padLine([span("  Nothing is called that.", "warn")], width, ellipsis)]
  return orders.map((order, index) => {
    const line = padLine(
      [span(pad(`  ${order.text}${order.open ? " ..." : ""}`, wide, ellipsis)), span(`  ${order.about}`, "dim")],
      width,
      ellipsis
    )
    return index === chosen ? tone(line, "cursor") : line
  })
}
