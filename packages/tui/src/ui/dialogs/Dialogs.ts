/** The dialogs that ask something of a person: what opens them, what keys do in them, and what they look like. */
import { type Line, span } from "../canvas/Line.ts"
import { cutLine } from "../canvas/lines.ts"
import { just, type Key, type Outcome } from "../state/Press.ts"
import type { ViewState } from "../state/State.ts"
import type { Room, Scene } from "../state/View.ts"
import * as Ask from "./Ask.ts"
import * as AskLines from "./AskLines.ts"
import * as Form from "./Form.ts"
import * as FormLines from "./FormLines.ts"
import * as Leave from "./Leave.ts"
import * as LeaveLines from "./LeaveLines.ts"

export { open as ask } from "./Ask.ts"
export { open as intervene } from "./Form.ts"
export { open as leave } from "./Leave.ts"

/** What a key does in the dialog that is open; nothing where none of these is. */
export const press = (state: ViewState, key: Key, scene: Scene): Outcome => {
  const { dialog } = state
  const here = scene.state === state ? scene : { ...scene, state }
  switch (dialog?._tag) {
    case "Ask":
      return Ask.press(here, { dialog, key })
    case "Form":
      return Form.press(here, { form: dialog.form, key })
    case "Leave":
      return Leave.press(state, key)
    default:
      return just(state)
  }
}

/** What its frame is called. */
export const title = ({ dialog }: ViewState): string => {
  switch (dialog?._tag) {
    case "Ask":
      return "Ask"
    case "Form":
      return "Change the society"
    case "Leave":
      return "Leave"
    default:
      return ""
  }
}

const linesOf = (scene: Scene, room: Room): ReadonlyArray<Line> => {
  const { dialog } = scene.state
  switch (dialog?._tag) {
    case "Ask":
      return AskLines.draw(scene, { dialog, room })
    case "Form":
      return FormLines.draw(scene, { form: dialog.form, room })
    case "Leave":
      return LeaveLines.draw(scene, room)
    default:
      return []
  }
}

/** The lines of the dialog that is open, without a frame; where there is little room the first and the last, which holds the keys. */
export const draw = (scene: Scene, room: Room): ReadonlyArray<Line> => {
  const lines = linesOf(scene, room).map((line) => cutLine(line, room.width, scene.glyphs.ellipsis))
  if (lines.length <= room.height) return lines
  return room.height <= 0 ? [] : [...lines.slice(0, room.height - 1), lines.at(-1) ?? [span("")]]
}
