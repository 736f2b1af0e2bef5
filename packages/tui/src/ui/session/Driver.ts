/** What the screen drives: an engine, or a replay; and the terminal it stands in. */
import type { Command, Watched } from "@stoa/core"

/** Where the run is read from. */
export interface Source {
  /** Reads what is new, and gives the run as it is now; the same number of version, the same run. */
  readonly poll: (now: number) => Watched.Watched
  readonly look: Watched.Lookup
}

/** The number under which the end of what was asked for will be told, or, where it is done at once, what came of it. */
export type Asked =
  | { readonly id: number }
  | { readonly state: "done" | "refused"; readonly answer: string }

/** What is asked of whoever works on the run, or of its replay. */
export interface Driver {
  readonly ask: (command: Command.Command) => Promise<Asked>
  readonly play: (playing: boolean) => void
  readonly speed: (factor: number) => void
  readonly seek: (to: { readonly step: number } | { readonly fact: number }) => void
  /** The screen is left; the run goes on, or (drain) stops in good order. */
  readonly leave: (drain: boolean) => void
}

/** What a terminal can do beside showing lines. */
export interface Host {
  readonly copy: (text: string) => void
  /** Opens a text in the editor; undefined where it was left as it is. */
  readonly edit: (text: string) => Promise<string | undefined>
  readonly read: (title: string, text: string) => Promise<void>
  /** Writes a text to a file of its own, and gives its name. */
  readonly save: (text: string) => Promise<string>
  readonly repaint: () => void
  /** Stops the screen as a job of the shell, until it is taken up again. */
  readonly suspend: () => Promise<void>
  /** True while what was written has not been taken yet: another frame would only wait. */
  readonly isBusy: () => boolean
}

/** What is read and driven, until it is closed. */
export interface Driven {
  readonly source: Source
  readonly driver: Omit<Driver, "leave">
  /** True while the data set is written as people decided on this screen; that goes on when it is closed. */
  readonly isWriting: () => boolean
  readonly close: () => void
}
