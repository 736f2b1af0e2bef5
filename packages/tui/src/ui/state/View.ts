/** A view: what it lists, and how it is drawn. Pure: the same run and the same state of the screen give the same lines. */
import type { Watched } from "@stoa/core"
import type { Line } from "../canvas/Line.ts"
import type { Glyphs } from "./Glyphs.ts"
import type { ViewId, ViewState } from "./State.ts"

/** What a view is drawn from. */
export interface Scene {
  readonly watched: Watched.Watched
  readonly look: Watched.Lookup
  readonly state: ViewState
  readonly glyphs: Glyphs
  /** Epoch milliseconds; in a replay the moment that is played. */
  readonly now: number
}

/** The room for it: columns and lines. */
export interface Room {
  readonly width: number
  readonly height: number
}

/** A column that rows can be sorted by. */
export interface SortKey {
  readonly id: string
  readonly title: string
}

/** A view of the screen. */
export interface View {
  readonly id: ViewId
  readonly title: string
  /** One sentence for the help: what it shows. */
  readonly about: string
  /**
   * The ids over which the cursor moves, filtered and sorted, top to bottom: agents, messages, rows ...; empty for a view without a
   * cursor, which then scrolls by lines.
   */
  readonly items: (scene: Scene) => ReadonlyArray<string>
  /** What rows can be sorted by, the default first; none where they have one order. */
  readonly sorts?: ReadonlyArray<SortKey>
  /** At most as many lines as there is room for, none wider than it. The shell draws the frame, header and footer around it. */
  readonly draw: (scene: Scene, room: Room) => ReadonlyArray<Line>
  /** Views that follow what is new repaint at most four times a second. */
  readonly follows?: boolean
  /** What `v` switches between, the first as it is at first; none where there is nothing to switch. */
  readonly variants?: ReadonlyArray<string>
  /** True where `w` has long lines wrapped. */
  readonly wraps?: boolean
  /** What Enter opens for an item; undefined where it opens nothing. */
  readonly opens?: (id: string) => { readonly view: ViewId; readonly subject: string } | undefined
}
