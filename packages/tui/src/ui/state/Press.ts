/** What a key press comes to: another state of the screen, and what is to be done about it. */
import type { Command } from "@stoa/core"
import type { ViewState } from "./State.ts"

/** A key as it was pressed: `name` as in the key table (a, G, space, enter, esc, up, pgdn, ctrl+d, shift+tab ...). */
export interface Key {
  readonly name: string
  /** What it types into a field; "" for keys that type nothing. Pasted text comes as one key named paste. */
  readonly text: string
}

/** What is to be done beside showing another state. */
export type Deed =
  /** Asks something of the run: of its engine, or, where none works on it, of a command of its own. */
  | { readonly _tag: "Ask"; readonly command: Command.Command }
  /** Leaves the screen; the run goes on, or (drain) stops in good order. */
  | { readonly _tag: "Leave"; readonly drain: boolean }
  /** Opens a row in the editor; what comes back is a decision. */
  | { readonly _tag: "Edit"; readonly row: string }
  /** Opens a text in a pager or the editor, to be read. */
  | { readonly _tag: "Read"; readonly title: string; readonly text: string }
  | { readonly _tag: "Copy"; readonly text: string }
  | { readonly _tag: "SaveScreen" }
  | { readonly _tag: "Repaint" }
  | { readonly _tag: "Suspend" }
  /** Of a replay: on or off, another speed, or another moment. */
  | { readonly _tag: "Play"; readonly playing: boolean }
  | { readonly _tag: "Speed"; readonly factor: number }
  | { readonly _tag: "Seek"; readonly to: { readonly step: number } | { readonly fact: number } }

/** What came of a key. */
export interface Outcome {
  readonly state: ViewState
  readonly deeds: ReadonlyArray<Deed>
}

/** Another state and nothing to be done. */
export const just = (state: ViewState): Outcome => ({ state, deeds: [] })
