/** A run as it is: live, finished or stopped. */
import { join } from "node:path"
import type { Owner } from "../log/Notes.ts"
import type { Pulse } from "../log/Pulse.ts"
import * as RunLock from "../log/RunLock.ts"
import * as LogTail from "./LogTail.ts"
import * as Present from "./Present.ts"
import * as Source from "./Source.ts"
import * as Tail from "./Tail.ts"
import type { Watched } from "./Watched.ts"

/** Milliseconds after which a pulse is none any more, and those between two looks at the lock, or at the health of a society. */
const stale = 5000
const pause = 1000

/** Milliseconds between two sums of what was spent while a run is being opened. */
const between = 250

/** Rows that are read without a word of loading: what an engine writes in a few polls. */
const few = 2000

/** What is said of a run whose engine took no leave. */
const gone = "The engine ended unexpectedly; nothing that was answered is lost."

const unheeded = () => undefined

/** Begins to watch a run; whoever does must close it. */
export const open = ({ folder, prices, recipe }: Source.Subject): Source.Source => {
  const tail = Tail.make(folder.database)
  const log = LogTail.make(join(folder.path, "run.log"))
  const present = Present.make(prices)
  const run = { name: folder.name, path: folder.path, recipe }
  let lookedAt = -Infinity
  let measuredAt = -Infinity
  let summedAt = -Infinity
  let isHeld = false
  let owner: Owner | undefined
  let hasPulse = false
  let isGone = false
  /** Rows that were read. */
  let told = 0
  let loaded = 0
  let last: Watched | undefined

  /** The share that is read. */
  const shareOf = ({ isOther, left }: Tail.Seen): number => {
    if (left === 0) return 1
    if (loaded === 1 && left < few && !isOther) return 1
    // Reading never goes back, but where it begins anew.
    return Math.max(loaded < 1 && !isOther ? loaded : 0, told / (told + left))
  }
  /** Reads until all is read or the time is up; gives why it could not, and whether anything came. */
  const read = (): { readonly trouble: string | undefined; readonly isNew: boolean } => {
    const isTime = Source.budgeted()
    let isNew = false
    for (;;) {
      const seen = tail.poll(Source.piece, isHeld)
      isNew ||= seen.facts.length > 0 || seen.attempts.length > 0
      present.take(seen)
      told = (seen.isOther ? 0 : told) + seen.facts.length + seen.attempts.length
      if (seen.isOther || "owner" in seen) ({ owner } = seen)
      hasPulse = seen.hasPulse === true
      loaded = shareOf(seen)
      if (seen.left === 0 || !isTime()) return { trouble: seen.trouble, isNew }
    }
  }
  const modeOf = (tag: string | undefined): Watched["mode"] => {
    if (isHeld) return "live"
    const isSaved = present.known().world.saved !== undefined
    return isSaved && (tag === "Saved" || tag === "Decided") ? "finished" : "stopped"
  }

  /** The pulse of the engine that works on the run, where it is young; a clock may have been set back since. */
  const pulseAt = (now: number, last: { readonly at: number; readonly pulse: Pulse } | undefined): Pulse | undefined =>
    isHeld && last !== undefined && Math.abs(now - last.at) <= stale &&
      (owner === undefined || owner.pid === last.pulse.pid)
      ? last.pulse
      : undefined

  const spendingAt = (now: number): Watched["spending"] => {
    if (last !== undefined && loaded < 1 && Math.abs(now - summedAt) < between) return last.spending
    summedAt = now
    return present.calls().spending(isHeld ? now : undefined)
  }

  const poll = (now: number): Watched => {
    const wasHeld = isHeld
    const hadPulse = hasPulse
    const isLooking = now - lookedAt >= pause || now < lookedAt
    if (isLooking) {
      isHeld = RunLock.isHeldNow(folder)
      lookedAt = now
    }
    const { isNew, trouble } = read()
    // An engine takes the lock before it writes a pulse, and takes the pulse away before it lets the lock go.
    if (isLooking) isGone = !isHeld && hadPulse && hasPulse
    if (wasHeld && !isHeld) tail.rest()
    // That takes the longer the more steps there are.
    if (present.isUnmeasured() && loaded === 1 && (!isNew || Math.abs(now - measuredAt) >= pause)) {
      present.measure()
      measuredAt = now
    }
    const { last: tag, pulse, ...known } = present.known()
    const mode = modeOf(tag)
    const isUnexpected = isGone && mode === "stopped"
    const wrong = trouble ?? (isUnexpected ? gone : undefined)
    last = Source.next(last, {
      ...known,
      run,
      mode,
      loaded,
      spending: spendingAt(now),
      pulse: pulseAt(now, pulse),
      log: log.poll(),
      replay: undefined,
      ...(wrong === undefined ? {} : { trouble: wrong }),
      ...(trouble === undefined && isUnexpected ? { isUnexpected } : {})
    })
    return last
  }
  const close = () => {
    if (!RunLock.isHeldNow(folder)) tail.rest()
    tail.close()
  }

  return { poll, close, play: unheeded, speed: unheeded, seek: unheeded }
}
