/** A run in one of its sittings: one that was stopped goes on in the next. */

/** Which. */
export interface Sitting {
  /** Name of the run in the database. */
  readonly run: string
  /** Counted from 1. */
  readonly sitting: number
}

/** A name for it, and back. */
export const keyOf = ({ run, sitting }: Sitting): string => `${run}/${sitting}`
export const ofKey = (key: string): Sitting => {
  const at = key.lastIndexOf("/")
  return { run: key.slice(0, at), sitting: Number(key.slice(at + 1)) }
}
