/** The state of the screen over a cluster: which table takes the keys, and where its cursor stands. */
import { cursorOf } from "../../canvas/Window.ts"
import type { Glyphs } from "../../state/Glyphs.ts"
import { list, type ListState } from "../../state/State.ts"
import type { Seen } from "./Seen.ts"

/** The tables that have a cursor. */
export type TableId = "workers" | "runs"

/** What keys change of the screen. */
export interface State {
  readonly table: TableId
  readonly lists: Readonly<Record<TableId, ListState>>
  /** The first line of the help that is shown; undefined while it is closed. */
  readonly help: number | undefined
  /** What is said at the bottom until the next key. */
  readonly toast: string | undefined
}

/** The screen as it opens. */
export const initial: State = {
  table: "workers",
  lists: { workers: list, runs: list },
  help: undefined,
  toast: undefined
}

/** What is drawn. */
export interface Scene {
  /** The database, without a password. */
  readonly name: string
  readonly seen: Seen
  readonly state: State
  readonly glyphs: Glyphs
  /** Epoch milliseconds of this machine. */
  readonly now: number
}

/** What a table lists. */
export const items = ({ look }: Seen, table: TableId): ReadonlyArray<string> =>
  table === "workers" ? look?.workers.map(({ worker }) => worker) ?? [] : look?.runs.map(({ run }) => run) ?? []

/** Number of the row under the cursor of a table. */
export const cursor = ({ seen, state }: Scene, table: TableId): number =>
  cursorOf(items(seen, table), state.lists[table])

/** What is under the cursor of the table that takes the keys. */
export const chosen = (scene: Scene): string | undefined =>
  items(scene.seen, scene.state.table)[cursor(scene, scene.state.table)]
