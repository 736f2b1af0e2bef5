/** A key pressed: what becomes of the state of the screen, and what is to be done. Pure. */
import * as Dialogs from "../dialogs/Dialogs.ts"
import * as Filter from "../dialogs/Filter.ts"
import * as Palette from "../dialogs/Palette.ts"
import * as Desk from "../shell/Desk.ts"
import * as Help from "../shell/Help.ts"
import { just, type Key, type Outcome } from "../state/Press.ts"
import { act } from "./Act.ts"
import * as Bindings from "./Bindings.ts"

const inView = (desk: Desk.Desk, key: Key): Outcome => {
  const binding = Bindings.find(key.name, desk.scene.watched.mode === "replay")
  return binding === undefined ? just(desk.scene.state) : act(desk, { binding, key })
}

const taken = (desk: Desk.Desk, key: Key): Outcome => {
  const { dialog } = desk.scene.state
  switch (dialog?._tag) {
    case undefined:
      return inView(desk, key)
    case "Help":
      return Help.press(desk, { dialog, key })
    case "Filter":
      return Filter.press(desk, { dialog, key })
    case "Command":
      return Palette.press(desk, { dialog, key })
    default:
      return Dialogs.press(desk.scene.state, key, desk.scene)
  }
}

/** What a key comes to. */
export const press = (desk: Desk.Desk, key: Key): Outcome => {
  if (key.name === "ctrl+z") return { state: desk.scene.state, deeds: [{ _tag: "Suspend" }] }
  // What is not to be seen takes no keys, but for the one that leaves: the run goes on.
  if (Desk.isTooSmall(desk)) {
    const leaves = ["q", "ctrl+c"].includes(key.name)
    return { state: desk.scene.state, deeds: leaves ? [{ _tag: "Leave", drain: false }] : [] }
  }
  const { deeds, state: next } = taken(desk, key)
  const { toast } = desk.scene.state
  const state = toast?.passing === true && next.toast === toast ? { ...next, toast: undefined } : next
  // Whoever goes to another view goes to it, and not to what stood beside the last.
  const hasGone = state.view !== desk.scene.state.view && state.focus === desk.scene.state.focus
  return { deeds, state: hasGone && state.focus !== undefined ? { ...state, focus: undefined } : state }
}
