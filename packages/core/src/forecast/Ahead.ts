/** How many groups begin the step after the last one, because the last step's end is not yet known when they come to it: pure. */
import type { SocietyOptions } from "../society/Society.ts"

/** Alike groups choose each other: of those that are near to a group so many, as a share, have chosen it themselves. */
const mutual = 0.3

/** Groups do not finish their steps in a wholly random order; measured at many sizes, with and without latencies. */
const order = 0.6

/** The neighbours that a group has in the mean in a society of so many groups. */
export const neighbours = (groups: number, { communication, far, near }: SocietyOptions): number => {
  const others = Math.max(0, groups - 1)
  if (communication === "none") return 0
  if (communication === "random") return Math.min(others, 2 * near)
  return Math.min(others, Math.min(near, Math.ceil(others / 2)) * (2 - mutual) + 2 * far)
}

/**
 * The share of groups that begin a step which is not needed any more. The run's end is known once a share of the groups, `needed`,
 * has finished the last step; a group that finishes it before that, and whose neighbours do, goes on.
 */
export const share = (needed: number, groups: number, society: SocietyOptions): number => {
  const before = Math.ceil(Math.min(1, needed) * groups) - 1
  const together = Math.round(neighbours(groups, society)) + 1
  let likely = order
  for (let i = 0; i < together; i++) likely *= Math.max(0, before - i) / Math.max(1, groups - i)
  return likely
}
