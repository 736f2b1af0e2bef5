/** The filter while it is typed: the list follows every letter. */
import { type Line, span } from "../canvas/Line.ts"
import { textOf } from "../canvas/lines.ts"
import { width } from "../canvas/text.ts"
import * as Desk from "../shell/Desk.ts"
import { from } from "../shell/Overlay.ts"
import { just, type Key, type Outcome } from "../state/Press.ts"
import type { Dialog } from "../state/State.ts"
import * as Typing from "./Typing.ts"

type Typed = Extract<Dialog, { readonly _tag: "Filter" }>

const closed = (desk: Desk.Desk, filter: string): Outcome =>
  just({ ...Desk.relist(desk, { filter }), dialog: undefined })

/** What a key does: enter keeps what was typed, esc what was before. */
export const press = (desk: Desk.Desk, { dialog, key }: { readonly dialog: Typed; readonly key: Key }): Outcome => {
  switch (key.name) {
    case "enter":
      return closed(desk, dialog.text.trim())
    case "esc":
    case "ctrl+c":
      return closed(desk, dialog.before)
    case "backspace":
      if (dialog.text === "") return closed(desk, "")
  }
  const text = Typing.after(dialog.text, key)
  return just(
    text === undefined
      ? desk.scene.state
      : { ...Desk.relist(desk, { filter: text }), dialog: { ...dialog, text } }
  )
}

/** What is typed in a line, with its end in sight however long it is. */
export const typed = (sign: string, text: string, columns: number): Line => {
  const room = columns - width(sign) - 3
  const end = width(text) <= room ? text : `...${textOf(from([span(text)], width(text) - room + 3))}`
  return [span(` ${sign}`, "key"), span(end, "strong"), span(" ", "cursor")]
}

/** The line in which it is typed. */
export const draw = ({ text }: Typed, columns: number): Line => [
  ...typed("/", text, columns),
  span(text === "" ? "  words  !without  role:x  status:x  -f fuzzy" : "  enter keep  esc undo", "dim")
]
