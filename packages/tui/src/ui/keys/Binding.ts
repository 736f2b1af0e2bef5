/** A key and what it does: an entry of the one table from which dispatcher, footer, help and command bar are made. */
import type * as Standing from "./Able.ts"

/** Everything a key can do in a view. */
export type ActionId =
  | "pause"
  | "oneTurn"
  | "oneStep"
  | "faster"
  | "slower"
  | "play"
  | "quicken"
  | "slacken"
  | "stepBack"
  | "stepOn"
  | "firstStep"
  | "lastStep"
  | "open"
  | "back"
  | "parent"
  | "child"
  | "view"
  | "costs"
  | "nextPane"
  | "previousPane"
  | "command"
  | "filter"
  | "problem"
  | "help"
  | "up"
  | "down"
  | "pageUp"
  | "pageDown"
  | "halfUp"
  | "halfDown"
  | "first"
  | "last"
  | "sort"
  | "reverse"
  | "follow"
  | "variant"
  | "wrap"
  | "mark"
  | "unmark"
  | "interview"
  | "intervene"
  | "accept"
  | "reject"
  | "editor"
  | "copy"
  | "whole"
  | "save"
  | "repaint"
  | "suspend"
  | "leave"

/** Where a key means this: in every view, in those of a run that is not replayed, or in those of a replay. */
export type Where = "views" | "run" | "replay"

/** What the help lists together. */
export type Theme = "The run" | "Going about" | "Moving" | "What is listed" | "People and rows" | "The screen"

/** A key, or several, and what they do. */
export interface Binding {
  readonly id: ActionId
  readonly keys: ReadonlyArray<string>
  /** How the keys are written. */
  readonly shown: string
  readonly where: Where
  readonly theme: Theme
  /** What the footer says, and the command bar takes. */
  readonly word: string
  /** What the help says: one sentence. */
  readonly help: string
  /** The lower, the longer it stays in a footer that is too narrow; none where the footer never shows it. */
  readonly rank?: number
  readonly when?: Standing.Check
}

/** A binding of which the theme is known. */
export type Entry = Omit<Binding, "theme">
