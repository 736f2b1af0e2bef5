/** How a person steers a run in progress: it pauses and goes on, lets one turn or one step through, and changes its pace. */
import { Context, Effect, type Scope } from "effect"
import * as Place from "../domain/Place.ts"
import * as Due from "./Due.ts"
import * as Signals from "./Signals.ts"
import type { World } from "./World.ts"

/** An endpoint, as far as it is steered. */
export interface Steered {
  /** Sends away whoever waits for a slot: they come to wait for the end of the pause instead. */
  readonly dismiss: () => void
  /** Sets how many calls may be in flight at once. */
  readonly resize: (limit: number) => void
}

/** What those who make calls must know of it. */
export interface Control {
  /** True while nothing of a place may be sent. Asked before every attempt. */
  readonly holds: (place: string) => boolean
  /** Waits until a place may go on. */
  readonly pass: (place: string) => Effect.Effect<void>
  /** Runs what a place does between leave to go on and its end. */
  readonly underWay: <A, E, R>(place: string, effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  /** Told of an endpoint when it is made. */
  readonly steer: (endpoint: Steered) => void
  /** Times as fast as at first, for calls that are made to take time. */
  readonly speed: () => number
}

/** The control of the run in progress. By default nobody steers, and everything passes. */
export const Control = Context.Reference<Control>("@stoa/core/log/Control", {
  defaultValue: () => ({
    holds: () => false,
    pass: () => Effect.void,
    underWay: (_, effect) => effect,
    steer: () => undefined,
    speed: () => 1
  })
})

/** The other end: what a person asks for. */
export interface Steering {
  readonly control: Control
  /** pausing: calls in flight, or those let through, are still waited for. */
  readonly state: () => "running" | "pausing" | "paused"
  readonly pause: Effect.Effect<void>
  readonly goOn: Effect.Effect<void>
  /** Pauses, but for one turn or step; gives its name, or none where nobody waits yet: then it is that of the first who comes. */
  readonly letThrough: (kind: "turn" | "step") => Effect.Effect<string | undefined>
  readonly setSpeed: (factor: number) => Effect.Effect<void>
  readonly setLimit: (limit: number) => Effect.Effect<void>
}

/** What a control looks at. */
export interface ControlOptions {
  /** Attempts that are being answered. */
  readonly inFlight: () => number
  readonly world: () => World
}

interface Waiter {
  readonly place: string
  readonly resume: (effect: Effect.Effect<void>) => void
}

/** Milliseconds in which all who were sent away have come to wait here. */
const settling = 25
/** Milliseconds between looks whether what was let through is over. */
const look = 25

// A fiber resumed here would run at once, inside whoever lets it go on.
const go = Effect.yieldNow

/** A control for one run, which goes on steering until the scope closes. */
export const make = Effect.fnUntraced(
  function*({ inFlight, world }: ControlOptions): Effect.fn.Return<Steering, never, Scope.Scope> {
    const scope = yield* Effect.scope
    const context = yield* Effect.context()
    const waiters = new Set<Waiter>()
    const endpoints: Array<Steered> = []
    /** Turns and steps that are asked for and not begun. */
    const asked: Array<"turn" | "step"> = []
    let isPaused = false
    let speed = 1
    let limit: number | undefined
    let open: Due.Due | undefined
    /** Places let through that have not come to their end. */
    let going = 0

    const holds = (place: string): boolean => isPaused && Due.isOfRun(place) && open?.includes(place) !== true

    const release = () => {
      for (const waiter of waiters) {
        if (holds(waiter.place)) continue
        waiters.delete(waiter)
        waiter.resume(go)
      }
    }

    /** Ends what was let through once it is over. */
    const close = Effect.fnUntraced(function*(due: Due.Due) {
      for (let silent = 0; silent < due.silence;) {
        yield* Effect.sleep(look)
        if (open !== due) return
        if (due.isOver?.(world()) === true) break
        silent = going > 0 || inFlight() > 0 ? 0 : silent + look
      }
      open = undefined
      advance()
    })

    const begin = (place: string): Due.Due | undefined => {
      const kind = asked.shift()
      if (kind === undefined) return undefined
      const due = kind === "turn"
        ? Due.turnAt(place)
        : Due.stepAt(place, { world: world(), everybodyWaits: inFlight() === 0 })
      open = due
      going = 0
      Effect.runForkWith(context)(Effect.forkIn(close(due), scope))
      release()
      return due
    }

    /** Lets through what is asked for next, if anybody waits; the first in the order of places. */
    const advance = (): Due.Due | undefined => {
      if (open !== undefined || asked.length === 0) return undefined
      let place: string | undefined
      for (const waiter of waiters) {
        if (place === undefined || Place.compareInRun(waiter.place, place) < 0) place = waiter.place
      }
      return place === undefined ? undefined : begin(place)
    }

    const wait = (place: string) =>
      Effect.callback<void>((resume) => {
        if (open === undefined && asked.length > 0 && holds(place)) begin(place)
        if (!holds(place)) return resume(Effect.void)
        const waiter = { place, resume }
        waiters.add(waiter)
        return Effect.sync(() => waiters.delete(waiter))
      })

    const control: Control = {
      holds,
      pass: (place) =>
        Effect.suspend(() => holds(place) ? Signals.whileWaiting(place, { on: "pause" }, wait(place)) : Effect.void),
      underWay: (place, effect) =>
        Effect.suspend(() => {
          const due = open
          if (due?.includes(place) !== true) return effect
          going++
          return Effect.ensuring(effect, Effect.sync(() => (due === open ? going-- : 0)))
        }),
      steer: (endpoint) => {
        endpoints.push(endpoint)
        if (limit !== undefined) endpoint.resize(limit)
      },
      speed: () => speed
    }

    const hold = () => {
      isPaused = true
      for (const { dismiss } of endpoints) dismiss()
    }

    return {
      control,
      state: () => (!isPaused ? "running" : open !== undefined || inFlight() > 0 ? "pausing" : "paused"),
      pause: Effect.sync(() => {
        open = undefined
        asked.length = 0
        hold()
      }),
      goOn: Effect.sync(() => {
        isPaused = false
        open = undefined
        asked.length = 0
        release()
      }),
      letThrough: (kind) =>
        Effect.gen(function*() {
          hold()
          yield* Effect.sleep(settling)
          asked.push(kind)
          return advance()?.name
        }),
      setSpeed: (factor) =>
        Effect.sync(() => {
          speed = factor
        }),
      setLimit: (most) =>
        Effect.sync(() => {
          limit = most
          for (const { resize } of endpoints) resize(most)
        })
    }
  }
)
