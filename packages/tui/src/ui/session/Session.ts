/** One sitting before the screen: the run as it was read last, the state, and the lines that they make. */
import type { Watched } from "@stoa/core"
import type { Line } from "../canvas/Line.ts"
import * as Dispatch from "../keys/Dispatch.ts"
import * as Desk from "../shell/Desk.ts"
import type { Views } from "../shell/Pane.ts"
import * as Shell from "../shell/Shell.ts"
import type { Glyphs } from "../state/Glyphs.ts"
import type { Key } from "../state/Press.ts"
import { initial, type ViewState } from "../state/State.ts"
import * as Toast from "../state/Toast.ts"
import type { Room, Scene } from "../state/View.ts"
import * as Carry from "./Carry.ts"
import type { Driver, Host, Source } from "./Driver.ts"

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

/** What a terminal shows, and takes keys for. */
export interface Shown {
  /** The lines as they are now: the same array as long as nothing changes. */
  readonly lines: () => ReadonlyArray<Line>
  readonly subscribe: (listener: () => void) => () => void
  readonly press: (keys: ReadonlyArray<Key>) => void
  readonly resize: (window: Room) => void
  /** Reads what is new; the milliseconds after which it is worth to look again. */
  readonly tick: () => number
}

/** A sitting over a run. */
export interface Session extends Shown {
  readonly state: () => ViewState
}

/** Milliseconds between two looks at a run, at one that rests, and between repaints of panes while no key is pressed. */
export const [often, seldom, calmly] = [100, 1000, 250]
/** The same while a run is still being opened, and how much of it is read at once: at first little, for the frame is waited for. */
const soon = 1
const [firstPieces, pieces] = [1, 2]
/** Milliseconds within which what comes of several deeds is painted together. */
const together = 20
/** Looks at which nothing was new, after which a run is taken to rest. */
const patience = 30

/** A sitting. */
export const make = (parts: Parts): Session => {
  const { clock, driver, glyphs, host, source, views } = parts
  const listeners = new Set<() => void>()

  /** Reads the run; of one that is still being opened a piece, small enough for keys to be heard in between. */
  const read = (pieces: number): Watched.Watched => {
    let next = source.poll(clock())
    for (let more = 1; more < pieces && next.loaded < 1; more++) next = source.poll(clock())
    return next
  }

  let { state = initial, window } = parts
  let now = clock()
  let watched = read(firstPieces)
  // A replay is looked at in the time that it plays.
  const sceneNow = () => watched.replay?.at ?? now
  let calm: Pick<Scene, "watched" | "now"> = { watched, now: sceneNow() }
  let calmedAt = now
  let toldAt = now
  let drawn: ReadonlyArray<Line> | undefined
  let isUnseen = false
  let quiet = 0

  const scene = (): Scene => ({ watched, look: source.look, state, glyphs, now: sceneNow() })
  const desk = () => Desk.of(scene(), { views, window, calm })

  const changed = () => {
    isJoining = false
    drawn = undefined
    for (const listener of listeners) listener()
  }

  const become = (next: ViewState) => {
    if (next.toast !== state.toast) toldAt = clock()
    state = next
  }
  // What deeds tell while keys are pressed is painted with what the keys did, and what comes soon after another in one.
  let isPressing = false
  let isJoining = false
  const set = (next: ViewState) => {
    if (next === state) return
    become(next)
    drawn = undefined
    if (isPressing || isJoining) return
    isJoining = true
    setTimeout(() => {
      if (isJoining) changed()
    }, together)
  }

  const carry = Carry.make({
    driver,
    host,
    scene,
    set,
    lines: () => drawn ??= Shell.draw(desk())
  })

  /** True when there is something that a person would see. */
  const look = (): boolean => {
    const next = read(pieces)
    const at = clock()
    const isNew = next.version !== watched.version || isUnseen
    // A run that is being opened changes with every look.
    isUnseen = isNew && next.loaded < 1 && at - now < often
    if (isUnseen) {
      watched = next
      return false
    }
    const hasTicked = next.mode === "live" && Math.floor(at / 1000) !== Math.floor(now / 1000)
    const isOld = state.toast !== undefined && at - toldAt >= Toast.lasts(state.toast)
    quiet = isNew || state.toast !== undefined ? 0 : quiet + 1
    // What panes show is behind, and has been for long enough.
    const isLate = at - calmedAt >= (next.loaded < 1 ? 2 * calmly : calmly)
    const isBehind = isLate && calm.watched !== next
    if (!isNew && !hasTicked && !isOld && !isBehind) return false
    const isOpened = watched.loaded < 1 && next.loaded === 1
    watched = next
    now = at
    if (isOld) state = { ...state, toast: undefined }
    if (isLate || isOpened) settle()
    become(Carry.told(state, { watched, now }))
    return true
  }

  /** Panes show the run as it is now. */
  const settle = () => {
    calm = { watched, now: sceneNow() }
    calmedAt = now
  }

  const pressOne = (key: Key) => {
    const { deeds, state } = Dispatch.press(desk(), key)
    become(state)
    drawn = undefined
    for (const deed of deeds) carry(deed)
    // What was wound is seen where it was wound to.
    if (deeds.length > 0 && watched.mode === "replay") look()
  }

  const rest = (): number => {
    if (watched.loaded < 1) return soon
    return watched.mode !== "live" && quiet > patience ? seldom : often
  }

  return {
    lines: () => drawn ??= Shell.draw(desk()),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    press: (keys) => {
      quiet = 0
      now = clock()
      isPressing = true
      try {
        for (const key of keys) pressOne(key)
      } finally {
        isPressing = false
      }
      settle()
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
