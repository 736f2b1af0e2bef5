/** How long a society lives, and how it communicates. */
import type { Window } from "./Episodes.ts"
import type { ModulatorOptions } from "./Modulator.ts"
import type { Renew } from "./Renewal.ts"

/** How long the society lives, and how it communicates. */
export interface SimulationOptions {
  /** free: a group goes on once its neighbours have; lockstep: once everybody has. What comes of it is the same. */
  readonly schedule?: "free" | "lockstep"
  /** Complete episodes wanted. */
  readonly episodes: number
  /** Most steps of each group. */
  readonly steps: number
  /** What makes an episode: so many of these. */
  readonly window: Window["size"]
  readonly unit: Window["unit"]
  readonly communication: "structured" | "random" | "none"
  readonly routing: ModulatorOptions["routing"]
  /** The last step that counts, where that is known: the simulation came to its end in an earlier sitting. */
  readonly lastCounted?: number | undefined
  /**
   * How an agent whose plan is done finds another goal, and how often it may; without it such an agent falls silent, and one for whom
   * a person sets a goal goes on as before.
   */
  readonly renew?: Renew | undefined
  readonly goals?: number | undefined
  /** The models that people may put in the place of others, as the recipe names them. */
  readonly models?: ReadonlyArray<string> | undefined
  /** The roles that they may have others play: prompts and roles, as the recipe's models name them. */
  readonly roles?: ReadonlyArray<string> | undefined
}

/** What makes an episode. */
export const windowOf = ({ unit, window }: SimulationOptions): Window => ({ size: window, unit })

/** Steps of each group that are played: what lies beyond the end of a simulation that is told again was a matter of timing. */
export const stepsOf = ({ lastCounted = Infinity, steps }: SimulationOptions): number =>
  Math.min(steps, lastCounted + 1)
