/** A run that is watched: from outside, whether an engine works on it, worked on it, or its past is played. */
import type { RunFolder } from "../log/Runs.ts"
import type { Environment } from "../model/Access.ts"
import type { Recipe } from "../Recipe.ts"
import * as Costs from "./Costs.ts"
import * as Live from "./Live.ts"
import * as Looking from "./Looking.ts"
import * as Replaying from "./Replaying.ts"
import type { Source, Subject } from "./Source.ts"
import type { Lookup, Watched } from "./Watched.ts"

/** How a run is watched. */
export interface WatcherOptions {
  /** Plays its past, so many times as fast as it was; absent to see it as it is. */
  readonly replay?: { readonly speed: number }
  /** Where addresses of models stand, for their prices. */
  readonly environment?: Environment
}

/** What a screen is drawn from. */
export interface Watcher extends Source {
  readonly look: Lookup
}

/** Begins to watch a run; whoever does must close it. */
export const open = (folder: RunFolder, recipe: Recipe, options: WatcherOptions = {}): Watcher => {
  const { environment = {}, replay } = options
  const subject: Subject = { folder, recipe, prices: Costs.of(recipe, environment) }
  const source = replay === undefined ? Live.open(subject) : Replaying.open(subject, replay.speed)
  let last: Watched | undefined
  const poll = (now: number): Watched => (last = source.poll(now))
  return { ...source, poll, look: Looking.make(folder.database, () => last ?? poll(Date.now())) }
}
