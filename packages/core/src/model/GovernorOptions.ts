/** What a governor is told, and what it tells: its settings, an endpoint at a glance, and what it does. */
import type * as Rates from "./Rates.ts"
import type * as Sender from "./Sender.ts"
import type * as Slots from "./Slots.ts"

/** How an endpoint is governed. */
export interface GovernorOptions extends Rates.RatesOptions {
  /** Calls at once; absent where that is to be found out. */
  readonly concurrency?: number
  /** Slots that others take from too, where `concurrency` is given; else it has its own. */
  readonly slots?: Slots.Slots
  /** Calls at once at most where that is found out; default 256. */
  readonly ceiling?: number
  /** Attempts a place gets while other places succeed; default 8. */
  readonly attempts?: number
  /** First wait between attempts, milliseconds; doubles up to 20 s; default 250. */
  readonly firstWait?: number
  /** Seconds without a single answer after which the endpoint counts as down; default 120. */
  readonly patience?: number
  /** Seconds after which a second attempt like one that was sent is made where a slot is free; absent for none. */
  readonly hedge?: number
  /** False when another endpoint is asked instead: then no error here stops the run. */
  readonly isLast?: boolean
  /** True when the endpoint answered before, if only a trial: a place whose attempts all fail is then given up, and no outage. */
  readonly answered?: boolean
}

/** An endpoint at a glance. */
export interface Snapshot {
  /** Calls at once at most. */
  readonly limit: number
  readonly inFlight: number
  /** Calls that wait for a slot. */
  readonly waiting: number
  /** How often the limit was cut. */
  readonly cuts: number
  readonly circuit: "closed" | "open" | "half-open"
}

/** Told of what the governor does; signals, not facts. */
export interface GovernorWatch extends Sender.SenderWatch {
  readonly onRetry?: (place: string, reason: string) => void
  /** Told once how to look at the endpoint. */
  readonly onGoverned?: (name: string, snapshot: () => Snapshot) => void
}
