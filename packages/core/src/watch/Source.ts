/** Where what is watched comes from: a run as it is, or its past. */
import type { RunFolder } from "../log/Runs.ts"
import type { Price } from "../model/Price.ts"
import type { Recipe } from "../Recipe.ts"
import type { Watched } from "./Watched.ts"

/** What is watched. */
export interface Subject {
  readonly folder: RunFolder
  readonly recipe: Recipe
  readonly prices: ReadonlyMap<string, Price>
}

/** A source that is looked at many times a second. */
export interface Source {
  /**
   * The run at this moment, epoch milliseconds; the same object where nothing changed. Takes some ten milliseconds at most, but for
   * a jump in a replay. As long as `loaded` is below 1, more is there to be read at once.
   */
  readonly poll: (now: number) => Watched
  readonly close: () => void
  /** Of a replay, from the moment of the last poll on; a run that is not replayed does not heed them. */
  readonly play: (playing: boolean) => void
  readonly speed: (factor: number) => void
  readonly seek: (to: { readonly step: number } | { readonly fact: number }) => void
}

/** Rows of each sort that are read at once: what is counted of fewer costs as much each time. */
export const piece = 250

/** Milliseconds that one poll may read for. */
const budget = 8

/** True until as much time has gone by as one poll may read for. */
export const budgeted = (): () => boolean => {
  const began = performance.now()
  return () => performance.now() - began < budget
}

/** The next version of what is watched; the last where nothing differs. */
export const next = (last: Watched | undefined, now: Omit<Watched, "version">): Watched => {
  const isSame = last !== undefined && last.trouble === now.trouble &&
    (Object.keys(now) as Array<keyof typeof now>).every((key) => last[key] === now[key])
  return isSame ? last : { ...now, version: (last?.version ?? 0) + 1 }
}
