/** One sitting before the screen: the run as it was read last, the state, and the lines that they make. */
import type { Line } from "./canvas/Line.ts"
import * as Carry from "./Carry.ts"
import * as Desk from "./Desk.ts"
import * as Dispatch from "./Dispatch.ts"
import type { Driver, Host, Source } from "./Driver.ts"
import type { Glyphs } from "./Glyphs.ts"
import type { Views } from "./Pane.ts"
import type { Key } from "./Press.ts"
import * as Shell from "./Shell.ts"
import { initial, type ViewState } from "./State.ts"
import * as Toast from "./Toast.ts"
import type { Room, Scene } from "./View.ts"

/** What a sitting is made of. */
export interface Parts {
  readonly source: Source
  readonly driver: Driver
  readonly host: Host
  readonly views: Views
  readonly glyphs: Glyphs
  /** Epoch milliseconds. */
  readonly clock: () => number
  readonly window: Room
  readonly state?: ViewState
}

/** A sitting. */
export interface Session {
  /** The lines as they are now: the same array as long as nothing changes. */
  readonly lines: () => ReadonlyArray<Line>
  readonly subscribe: (listener: () => void) => () => void
  readonly press: (keys: ReadonlyArray<Key>) => void
  readonly resize: (window: Room) => void
  /** Reads what is new; the milliseconds after which it is worth to look again. */
  readonly tick: () => number
  readonly state: () => ViewState
}

/** Milliseconds between two looks at a run, at one that does not move, and between repaints of what follows new lines. */
export const [often, seldom, calmly] = [100, 1000, 250]
/** Looks at which nothing was new, after which a run is taken to rest. */
const patience = 30

/** A sitting over a run. */
export const make = (parts: Parts): Session => {
  const { clock, driver, glyphs, host, source, views } = parts
  const listeners = new Set<() => void>()
  let { state = initial, window } = parts
  let now = clock()
  let watched = source.poll(now)
  let calm: Pick<Scene, "watched" | "now"> = { watched, now }
  let drawn: ReadonlyArray<Line> | undefined
  let quiet = 0

  const desk = () => Desk.of({ watched, look: source.look, state, glyphs, now }, { views, window, calm })

  const changed = () => {
    drawn = undefined
    for (const listener of listeners) listener()
  }

  const set = (next: ViewState) => {
    if (next === state) return
    state = next
    changed()
  }

  const carry = Carry.make({
    driver,
    host,
    scene: () => ({ watched, look: source.look, state, glyphs, now: clock() }),
    set,
    lines: () => drawn ??= Shell.draw(desk())
  })

  /** True when there is something that a person would see. */
  const look = (): boolean => {
    const at = clock()
    const next = source.poll(at)
    const isNew = next.version !== watched.version
    const wasFresh = Toast.isFresh(state.toast, now)
    const hasTicked = next.mode === "live" && Math.floor(at / 1000) !== Math.floor(now / 1000)
    const moves = isNew || hasTicked || (wasFresh && !Toast.isFresh(state.toast, at))
    quiet = isNew || wasFresh ? 0 : quiet + 1
    if (!moves) return false
    watched = next
    now = at
    if (at - calm.now >= calmly) calm = { watched, now }
    state = Carry.told(state, { watched, now })
    return true
  }

  const rest = (): number => watched.mode !== "live" && watched.loaded === 1 && quiet > patience ? seldom : often

  return {
    lines: () => drawn ??= Shell.draw(desk()),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    press: (keys) => {
      quiet = 0
      now = clock()
      for (const key of keys) {
        const outcome = Dispatch.press(desk(), key)
        state = outcome.state
        drawn = undefined
        for (const deed of outcome.deeds) carry(deed)
      }
      // A key is answered at once, with the run as it was read last.
      changed()
    },
    resize: (room) => {
      if (room.width === window.width && room.height === window.height) return
      window = room
      changed()
    },
    tick: () => {
      if (host.isBusy()) return often
      if (look()) changed()
      return rest()
    },
    state: () => state
  }
}
