/** The slots of one endpoint, given in the order of places. */
import { Effect, Exit } from "effect"
import * as Heap from "./Heap.ts"
import { plainAddress } from "./Providers.ts"
import * as Rank from "./Rank.ts"

/** What gives an effect back the right to be interrupted that it had outside. */
export type Restore = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>

interface Waiter extends Heap.Entry {
  granted: boolean
  resume: ((effect: Effect.Effect<boolean>) => void) | undefined
}

/**
 * Slots and what is in flight. A place holds a slot from its first attempt to its end; an attempt is in flight only while the
 * endpoint works on it. Whoever takes must be uninterruptible, and gets `restore` for the wait alone.
 */
export interface Slots {
  /** Takes a slot if one is free and nobody waits for it. */
  readonly takeIfFree: () => boolean
  /** Takes a slot, after all those of a lower rank that wait for one too; false for who was sent away without one. */
  readonly take: (place: string, restore: Restore) => Effect.Effect<boolean>
  /** Sends away all who wait for a slot. */
  readonly dismiss: () => void
  readonly release: () => void
  /** Counts an attempt as in flight; waits while as many are as may be, which happens only after the limit has fallen. */
  readonly begin: (place: string, restore: Restore) => Effect.Effect<unknown>
  readonly end: () => void
  /** Lends the slot of a place that waits, to be taken back by `reclaim`; false where it has to stay. */
  readonly lend: () => boolean
  readonly reclaim: () => void
  readonly resize: (limit: number) => void
  readonly inFlight: () => number
  /** Those who wait for a slot. */
  readonly waiting: () => number
}

// A fiber resumed here would run at once, inside whoever released: thousands in a row would be one stack.
const go = Effect.as(Effect.yieldNow, true)
const away = Effect.as(Effect.yieldNow, false)
const taken = Effect.succeed(true)

/** As many slots as the limit says. */
export const make = (limit: number): Slots => {
  const newcomers = Heap.make<Waiter>()
  const returning = Heap.make<Waiter>()
  let held = 0
  let lent = 0
  let inFlight = 0

  const grant = (queue: Heap.Heap<Waiter>) => {
    const waiter = queue.pop()
    if (waiter === undefined) return
    waiter.granted = true
    waiter.resume?.(go)
  }

  const pump = () => {
    while (returning.size() > 0 && inFlight < limit) {
      inFlight++
      grant(returning)
    }
    while (newcomers.size() > 0 && held < limit) {
      held++
      grant(newcomers)
    }
  }

  const wait = (queue: Heap.Heap<Waiter>, place: string, giveBack: () => void) => (restore: Restore) => {
    const waiter: Waiter = { rank: Rank.of(place), index: -1, nth: 0, granted: false, resume: undefined }
    return Effect.onExit(
      restore(Effect.callback<boolean>((resume) => {
        waiter.resume = resume
        queue.push(waiter)
      })),
      (exit) =>
        Exit.isSuccess(exit)
          ? Effect.void
          : Effect.sync(() => (waiter.granted ? giveBack() : queue.remove(waiter)))
    )
  }

  const release = () => {
    held--
    pump()
  }

  const end = () => {
    inFlight--
    pump()
  }

  const takeIfFree = () => {
    if (held >= limit || newcomers.size() > 0) return false
    held++
    return true
  }

  return {
    takeIfFree,
    take: (place, restore) => Effect.suspend(() => (takeIfFree() ? taken : wait(newcomers, place, release)(restore))),
    dismiss: () => {
      for (let waiter = newcomers.pop(); waiter !== undefined; waiter = newcomers.pop()) waiter.resume?.(away)
    },
    release,
    begin: (place, restore) =>
      Effect.suspend(() => {
        if (inFlight >= limit) return wait(returning, place, end)(restore)
        inFlight++
        return Effect.void
      }),
    end,
    lend: () => {
      if (lent >= Math.floor(limit / 4)) return false
      lent++
      release()
      return true
    },
    reclaim: () => {
      lent--
      held++
    },
    resize: (next) => {
      limit = next
      pump()
    },
    inFlight: () => inFlight,
    waiting: () => newcomers.size()
  }
}

/** The slots of each address: so many, for all who ask there. */
export const byAddress = (limit: number) => {
  const known = new Map<string, Slots>()
  return (baseUrl: string): Slots => {
    const address = plainAddress(baseUrl)
    const slots = known.get(address) ?? make(limit)
    known.set(address, slots)
    return slots
  }
}
