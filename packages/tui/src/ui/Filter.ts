/** The filter while it is typed: the list follows every letter. */
import { span } from "./canvas/Line.ts"
import type { Line } from "./canvas/Line.ts"
import * as Desk from "./Desk.ts"
import * as Typing from "./dialogs/Typing.ts"
import { just, type Key, type Outcome } from "./Press.ts"
import type { Dialog } from "./State.ts"

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

/** The line in which it is typed. */
export const draw = ({ text }: Typed): Line => [
  span(" /", "key"),
  span(text, "strong"),
  span(" ", "cursor"),
  span(text === "" ? "  words  !without  role:x  status:x  -f fuzzy" : "  enter keep  esc undo", "dim")
]
