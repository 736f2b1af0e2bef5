/** Whether a society might as well have ended a step earlier or later than a small one did: pure. */

/** The end of a step: episodes closed up to then, and by how much, as a share, chance may have moved their number. */
export interface StepEnd {
  readonly episodes: number
  readonly error: number
}

/** Another end of a small run: the episodes it must be asked for to come to it, and how likely it is. */
export interface Other {
  readonly episodes: number
  readonly likely: number
}

/** Chance moves episodes no further than this, as a share. */
const most = 0.1

/** Two standard errors hold nearly all chance; both societies have theirs, the larger one the less of it. */
const width = ({ error }: StepEnd, factor: number): number => Math.min(most, 2 * error * Math.sqrt(1 + 1 / factor))

/**
 * Where the episodes of the last step just sufficed, or those of the step before it just did not, a society `factor` times as
 * large may end a step later, or earlier. `goal` is the small society's part of the episodes wanted; it need not be whole.
 */
export const other = (
  steps: ReadonlyArray<StepEnd>,
  { ended, factor, goal }: { readonly goal: number; readonly ended: number; readonly factor: number }
): Other | undefined => {
  const last = steps[ended]
  // Played to the last step, or until everybody was done: more episodes than there are cannot be had.
  if (last === undefined || last.episodes < goal) return undefined
  const surplus = last.episodes / goal - 1
  if (surplus < width(last, factor)) {
    return { episodes: last.episodes + 1, likely: (1 - surplus / width(last, factor)) / 2 }
  }
  const before = steps[ended - 1]
  if (before === undefined) return undefined
  const missing = 1 - before.episodes / goal
  return missing < width(before, factor)
    ? { episodes: before.episodes, likely: (1 - missing / width(before, factor)) / 2 }
    : undefined
}
