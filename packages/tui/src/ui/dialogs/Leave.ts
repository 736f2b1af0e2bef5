/** Leaving a run that goes on: let it run, let it stop in good order, or stay. */
import { just, type Key, type Outcome } from "../state/Press.ts"
import type { ViewState } from "../state/State.ts"
import type { Scene } from "../state/View.ts"

const left = (state: ViewState, drain: boolean): Outcome => ({
  state: { ...state, dialog: undefined },
  deeds: [{ _tag: "Leave", drain }]
})

/** Asks how to leave, where there is something to ask: a run that nobody works on is left at once. */
export const open = ({ state, watched: { mode } }: Scene): Outcome =>
  mode === "live" ? just({ ...state, dialog: { _tag: "Leave" } }) : left(state, false)

/** What a key does here. A second ctrl+c leaves the run as it is, whatever comes of the rest. */
export const press = (state: ViewState, key: Key): Outcome => {
  switch (key.name) {
    case "l":
    case "enter":
    case "ctrl+c":
      return left(state, false)
    case "s":
      return left(state, true)
    case "c":
    case "esc":
      return just({ ...state, dialog: undefined })
    default:
      return just(state)
  }
}
