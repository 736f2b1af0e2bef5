/** What of a list is on the screen. */
import type { ListState } from "../state/State.ts"

/** Where the cursor of a list stands and which of its items are shown: from `from`, up to but not with `to`. */
export interface Window {
  /** Number of the item under the cursor; -1 where there are none. */
  readonly cursor: number
  readonly from: number
  readonly to: number
}

/** Where the cursor stands: on what was chosen, or where that was once it is gone; on the last where new ones are followed, else on the first. */
export const cursorOf = (items: ReadonlyArray<string>, list: ListState, newestLast = false): number => {
  if (items.length === 0) return -1
  const isFollowing = newestLast && list.follow
  const at = list.at === undefined || isFollowing ? -1 : items.indexOf(list.at)
  if (at >= 0) return at
  if (isFollowing) return items.length - 1
  // What is gone from a list that nothing narrows was its oldest, and so is the first of those that are left.
  const isTrimmed = newestLast && list.filter === ""
  return list.at === undefined || isTrimmed ? 0 : Math.min(items.length - 1, list.index ?? 0)
}

/** So many items around the cursor: it stays in the middle but for the ends of the list. */
export const around = (count: number, cursor: number, height: number): Window => {
  const from = Math.max(0, Math.min(count - height, cursor - Math.floor(height / 2)))
  return { cursor, from, to: Math.min(count, from + Math.max(0, height)) }
}
