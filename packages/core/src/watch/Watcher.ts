/** A run that is watched: from outside, whether an engine works on it, worked on it, or its past is played. */
import { join } from "node:path"
import * as RunLock from "../log/RunLock.ts"
import type { RunFolder } from "../log/Runs.ts"
import type { Environment } from "../model/Access.ts"
import type { Recipe } from "../Recipe.ts"
import * as Costs from "./Costs.ts"
import * as LogTail from "./LogTail.ts"
import * as Looking from "./Looking.ts"
import * as Present from "./Present.ts"
import * as Tail from "./Tail.ts"
import type { Lookup, Watched } from "./Watched.ts"

/** How a run is watched. */
export interface WatcherOptions {
  /** Where addresses of models stand, for their prices. */
  readonly environment?: Environment
}

/** What a screen is drawn from. */
export interface Watcher {
  /**
   * The run at this moment, epoch milliseconds; the same object where nothing changed. Takes some ten milliseconds at most. As long
   * as `loaded` is below 1, more is there to be read at once.
   */
  readonly poll: (now: number) => Watched
  readonly look: Lookup
  readonly close: () => void
}

/** Rows that are read at once, and milliseconds that a poll may read for. */
const piece = 100
const budget = 8

/** Milliseconds after which a pulse is none any more, and those between two looks at the lock, or at the health of a society. */
const stale = 5000
const pause = 1000

const isSame = (a: Watched, b: Omit<Watched, "version">): boolean =>
  (Object.keys(b) as Array<keyof typeof b>).every((key) => a[key] === b[key]) && a.trouble === b.trouble

/** Begins to watch a run; whoever does must close it. */
export const open = (folder: RunFolder, recipe: Recipe, options: WatcherOptions = {}): Watcher => {
  const tail = Tail.make(folder.database)
  const log = LogTail.make(join(folder.path, "run.log"))
  const present = Present.make(Costs.of(recipe, options.environment ?? {}))
  const run = { name: folder.name, path: folder.path, recipe }
  let lookedAt = -Infinity
  let measuredAt = -Infinity
  let isHeld = false
  let loaded = 0
  let last: Watched | undefined

  /** Reads until all is read or the time is up; gives why it could not, and whether anything came. */
  const read = (): { readonly trouble: string | undefined; readonly isNew: boolean } => {
    const began = performance.now()
    let isNew = false
    for (;;) {
      const seen = tail.poll(piece, isHeld)
      if (seen.isOther) loaded = 0
      isNew ||= seen.facts.length > 0 || seen.attempts.length > 0
      present.take(seen)
      const told = present.known().chronicle.facts
      if (loaded < 1) loaded = seen.left === 0 ? 1 : Math.min(0.999, told / (told + seen.left))
      if (seen.left === 0 || performance.now() - began > budget) return { trouble: seen.trouble, isNew }
    }
  }

  const poll = (now: number): Watched => {
    const wasHeld = isHeld
    if (now - lookedAt >= pause || now < lookedAt) {
      isHeld = RunLock.isHeldNow(folder)
      lookedAt = now
    }
    const { isNew, trouble } = read()
    if (wasHeld && !isHeld) tail.rest()
    if (present.isUnmeasured() && loaded === 1 && (!isNew || now - measuredAt >= pause)) {
      present.measure()
      measuredAt = now
    }
    const { last: tag, pulse, ...known } = present.known()
    const isSaved = known.world.saved !== undefined && (tag === "Saved" || tag === "Decided")
    const next: Omit<Watched, "version"> = {
      ...known,
      run,
      mode: isHeld ? "live" : isSaved ? "finished" : "stopped",
      loaded,
      spending: present.calls().spending(isHeld ? now : undefined),
      pulse: isHeld && pulse !== undefined && now - pulse.at <= stale ? pulse.pulse : undefined,
      log: log.poll(),
      replay: undefined,
      ...(trouble === undefined ? {} : { trouble })
    }
    if (last === undefined || !isSame(last, next)) last = { ...next, version: (last?.version ?? 0) + 1 }
    return last
  }

  return {
    poll,
    look: Looking.make(folder.database, () => last ?? poll(Date.now())),
    close: tail.close
  }
}
