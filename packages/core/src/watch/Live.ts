/** A run as it is: live, finished or stopped. */
import { join } from "node:path"
import * as RunLock from "../log/RunLock.ts"
import * as LogTail from "./LogTail.ts"
import * as Present from "./Present.ts"
import * as Source from "./Source.ts"
import * as Tail from "./Tail.ts"
import type { Watched } from "./Watched.ts"

/** Milliseconds after which a pulse is none any more, and those between two looks at the lock, or at the health of a society. */
const stale = 5000
const pause = 1000

/** Rows that are read without a word of loading: what an engine writes in a few polls. */
const few = 2000

const unheeded = () => undefined

/** Begins to watch a run; whoever does must close it. */
export const open = ({ folder, prices, recipe }: Source.Subject): Source.Source => {
  const tail = Tail.make(folder.database)
  const log = LogTail.make(join(folder.path, "run.log"))
  const present = Present.make(prices)
  const run = { name: folder.name, path: folder.path, recipe }
  let lookedAt = -Infinity
  let measuredAt = -Infinity
  let isHeld = false
  let loaded = 0
  let last: Watched | undefined

  /** The share that is read. */
  const shareOf = ({ isOther, left }: Tail.Seen): number => {
    const told = present.known().chronicle.facts
    if (left === 0) return 1
    return loaded === 1 && left < few && !isOther ? 1 : told / (told + left)
  }
  /** Reads until all is read or the time is up; gives why it could not, and whether anything came. */
  const read = (): { readonly trouble: string | undefined; readonly isNew: boolean } => {
    const isTime = Source.budgeted()
    let isNew = false
    for (;;) {
      const seen = tail.poll(Source.piece, isHeld)
      isNew ||= seen.facts.length > 0 || seen.attempts.length > 0
      present.take(seen)
      loaded = shareOf(seen)
      if (seen.left === 0 || !isTime()) return { trouble: seen.trouble, isNew }
    }
  }
  const modeOf = (tag: string | undefined): Watched["mode"] => {
    if (isHeld) return "live"
    const isSaved = present.known().world.saved !== undefined
    return isSaved && (tag === "Saved" || tag === "Decided") ? "finished" : "stopped"
  }

  const poll = (now: number): Watched => {
    const wasHeld = isHeld
    if (now - lookedAt >= pause || now < lookedAt) {
      isHeld = RunLock.isHeldNow(folder)
      lookedAt = now
    }
    const { isNew, trouble } = read()
    if (wasHeld && !isHeld) tail.rest()
    // That takes the longer the more steps there are.
    if (present.isUnmeasured() && loaded === 1 && (!isNew || now - measuredAt >= pause)) {
      present.measure()
      measuredAt = now
    }
    const { last: tag, pulse, ...known } = present.known()
    last = Source.next(last, {
      ...known,
      run,
      mode: modeOf(tag),
      loaded,
      spending: present.calls().spending(isHeld ? now : undefined),
      pulse: isHeld && pulse !== undefined && now - pulse.at <= stale ? pulse.pulse : undefined,
      log: log.poll(),
      replay: undefined,
      ...(trouble === undefined ? {} : { trouble })
    })
    return last
  }
  const close = () => {
    if (!RunLock.isHeldNow(folder)) tail.rest()
    tail.close()
  }

  return { poll, close, play: unheeded, speed: unheeded, seek: unheeded }
}
