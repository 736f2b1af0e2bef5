/** How long to wait before the next attempt. */
import { at, chance, type Seed } from "../domain/Seed.ts"

/** Which wait it is, and how waits grow. */
export interface BackoffOptions {
  /** The first wait, milliseconds; each one doubles the one before. */
  readonly firstWait: number
  /** Counted from 1. */
  readonly attempt: number
  /** The longest wait, milliseconds; default 20 s. */
  readonly longest?: number
}

/**
 * Half to the whole of a time that doubles, in whole milliseconds, as clocks count: that spreads a burst. Seeded by place and
 * attempt, so that even waiting is no hidden source of chance.
 */
export const wait = (seed: Seed, { attempt, firstWait, longest = 20_000 }: BackoffOptions): number =>
  Math.ceil(
    Math.min(longest, firstWait * 2 ** (attempt - 1)) * (0.5 + chance(at(seed, `wait/${attempt}`)).next() / 2)
  )
