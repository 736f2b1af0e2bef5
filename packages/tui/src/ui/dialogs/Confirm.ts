/** A question before something that cannot be undone, or that costs; it names the effect. */
import type { Command } from "@stoa/core"
import { just, type Key, type Outcome } from "../state/Press.ts"
import type { Dialog } from "../state/State.ts"
import type { Scene } from "../state/View.ts"

type Confirm = Extract<Dialog, { readonly _tag: "Confirm" }>

/** Asks before a command is sent; the question says what it will do. */
export const open = (
  { state }: Scene,
  asked: { readonly question: string; readonly command: Command.Command }
): Outcome => just({ ...state, dialog: { _tag: "Confirm", ...asked } })

/** Only y sends it: enter is pressed too easily. */
export const press = (
  { state }: Scene,
  { dialog: { command }, key }: { readonly dialog: Confirm; readonly key: Key }
): Outcome => {
  const closed = { ...state, dialog: undefined }
  switch (key.name) {
    case "y":
    case "Y":
      return { state: closed, deeds: [{ _tag: "Ask", command }] }
    case "n":
    case "N":
    case "c":
    case "esc":
    case "ctrl+c":
      return just(closed)
    default:
      return just(state)
  }
}
