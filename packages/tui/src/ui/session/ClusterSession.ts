/** One sitting before the screen over a cluster: what was seen last, the state, and the lines that they make. */
import type { Line } from "../canvas/Line.ts"
import type { Glyphs } from "../state/Glyphs.ts"
import type { Room } from "../state/View.ts"
import * as Keys from "../views/cluster/Keys.ts"
import * as Screen from "../views/cluster/Screen.ts"
import type { Seen } from "../views/cluster/Seen.ts"
import { initial, type Scene } from "../views/cluster/State.ts"
import type { Host } from "./Driver.ts"
import { often, type Shown } from "./Session.ts"

/** What a sitting is made of. */
export interface Parts {
  readonly name: string
  /** What was seen: the same value as long as nothing is new. */
  readonly seen: () => Seen
  /** How a run is watched, in a sentence. */
  readonly wayTo: (run: string) => string
  readonly leave: () => void
  readonly host: Host
  readonly glyphs: Glyphs
  /** Epoch milliseconds. */
  readonly clock: () => number
  readonly window: Room
}

/** A sitting over a cluster. */
export const make = (parts: Parts): Shown => {
  const { clock, glyphs, host, leave, name, wayTo } = parts
  const listeners = new Set<() => void>()
  let { window } = parts
  let state = initial
  let seen = parts.seen()
  let now = clock()
  let drawn: ReadonlyArray<Line> | undefined

  const scene = (): Scene => ({ name, seen, state, glyphs, now })

  const changed = () => {
    drawn = undefined
    for (const listener of listeners) listener()
  }

  const carry = (deed: Keys.Deed) => {
    switch (deed) {
      case "leave":
        return leave()
      case "repaint":
        return host.repaint()
      case "suspend":
        return void host.suspend()
      default:
        state = { ...state, toast: wayTo(deed.open) }
    }
  }

  return {
    lines: () => drawn ??= Screen.draw(scene(), window),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    press: (keys) => {
      now = clock()
      for (const key of keys) {
        const outcome = Keys.press(scene(), key)
        state = outcome.state
        if (outcome.deed !== undefined) carry(outcome.deed)
      }
      changed()
    },
    resize: (room) => {
      if (room.width === window.width && room.height === window.height) return
      window = room
      changed()
    },
    tick: () => {
      if (host.isBusy()) return often
      const next = parts.seen()
      const at = clock()
      // While the server is away its absence grows.
      if (next === seen && Math.floor(at / 1000) === Math.floor(now / 1000)) return often
      seen = next
      now = at
      changed()
      return often
    }
  }
}
