/**
 * Which episodes a wave is written from: more from those whose candidates became new rows for fewer tokens. Candidates belong to
 * arms, and a wave is shared among these by Thompson sampling (W. R. Thompson, "On the Likelihood that One Unknown Probability
 * Exceeds Another", Biometrika 25, 1933). Pure: the same arms and the same chance give the same shares.
 */
import type { Chance } from "../domain/Seed.ts"

/** What came of candidates. */
export interface Spent {
  readonly tried: number
  /** Of these, the rows that every filter kept. */
  readonly kept: number
  /** Tokens that the drafts took, in and out together. */
  readonly tokens: number
}

/** An arm before a wave. */
export interface Arm extends Spent {
  /** Candidates that are left. */
  readonly left: number
  /** Of the next candidates in the order of retrieval, as many as the wave has, those that are its own. */
  readonly due: number
}

/** Candidates of an arm that are remembered: what an arm gives grows less as its rows are no longer new. */
const memory = 31

/** Draws of one wave at most; a larger wave is shared in their proportion. */
const draws = 256

/** An arm of which little is known costs what all cost: as if so many candidates had shown it. */
const doubt = 4

/** How many arms so many episodes are put in. */
export const count = (episodes: number): number => Math.min(12, Math.ceil(Math.sqrt(episodes / 2)))

/** What the last candidates of an arm came to, from what each wave gave, oldest first; never more than are remembered. */
export const recent = (waves: ReadonlyArray<Spent>): Spent => {
  let tried = 0
  let kept = 0
  let tokens = 0
  for (let wave = waves.length - 1; wave >= 0 && tried < memory; wave--) {
    const spent = waves[wave] as Spent
    tried += spent.tried
    kept += spent.kept
    tokens += spent.tokens
  }
  if (tried <= memory) return { tried, kept, tokens }
  const part = memory / tried
  return { tried: memory, kept: Math.round(kept * part), tokens: tokens * part }
}

/** A draw from the beta distribution of a yield: the (kept + 1)-th smallest of tried + 1 numbers, which needs no logarithm. */
const drawYield = ({ kept, tried }: Spent, { next }: Chance): number =>
  Float64Array.from({ length: tried + 1 }, next).toSorted()[kept] as number

/** Shares of a whole by weights, none beyond what is left; what rounding leaves goes to the greatest remainders. */
const apportion = (size: number, weights: ReadonlyArray<number>, left: ReadonlyArray<number>): Array<number> => {
  const shares = weights.map(() => 0)
  for (let rest = size; rest > 0;) {
    const open = weights.flatMap((weight, arm) => {
      const room = (left[arm] as number) - (shares[arm] as number)
      return room > 0 ? [{ arm, weight, room }] : []
    })
    if (open.length === 0) break
    const sum = open.reduce((total, { weight }) => total + weight, 0)
    const parts = open.map(({ arm, room, weight }) => {
      const part = rest * (sum === 0 ? 1 / open.length : weight / sum)
      const given = Math.min(room, Math.floor(part))
      return { arm, given, over: given < room ? part - given : -1 }
    })
    for (const { arm, given } of parts) {
      shares[arm] = (shares[arm] as number) + given
      rest -= given
    }
    for (const { arm, over } of parts.toSorted((a, b) => b.over - a.over || a.arm - b.arm)) {
      if (rest === 0 || over < 0) break
      shares[arm] = (shares[arm] as number) + 1
      rest--
    }
  }
  return shares
}

/** One for each of these arms, from a share that the others have too much of. */
const withOne = (shares: ReadonlyArray<number>, arms: ReadonlyArray<number>): Array<number> => {
  const result = [...shares]
  for (const arm of arms) {
    if ((result[arm] as number) > 0) continue
    const richest = result.indexOf(Math.max(...result))
    if ((result[richest] as number) < 2) break
    result[richest] = (result[richest] as number) - 1
    result[arm] = 1
  }
  return result
}

/**
 * How many candidates of a wave each arm gives. While nothing is known they come in the order of retrieval, and every arm is tried.
 * Then each goes to the arm whose yield for a token is drawn the greatest; an arm nobody has tried gives one at least.
 */
export const share = (
  { arms, size }: { readonly arms: ReadonlyArray<Arm>; readonly size: number },
  chance: Chance
): Array<number> => {
  const left = arms.map((arm) => arm.left)
  const tried = arms.reduce((sum, arm) => sum + arm.tried, 0)
  const untried = arms.flatMap((arm, index) => (arm.left > 0 && arm.tried === 0 ? [index] : []))
  if (tried === 0) return withOne(apportion(size, arms.map(({ due }) => due), left), untried)
  const mean = Math.max(1, arms.reduce((sum, { tokens }) => sum + tokens, 0) / tried)
  const costs = arms.map((arm) => (arm.tokens + doubt * mean) / (arm.tried + doubt))
  const wins = arms.map(() => 0)
  const open = arms.flatMap((arm, index) => (arm.left > 0 ? [index] : []))
  for (let draw = 0; open.length > 0 && draw < Math.min(size, draws); draw++) {
    let best = -1
    let most = -1
    for (const index of open) {
      const worth = drawYield(arms[index] as Arm, chance) / (costs[index] as number)
      if (worth <= most) continue
      most = worth
      best = index
    }
    wins[best] = (wins[best] as number) + 1
  }
  return withOne(apportion(size, wins, left), untried)
}
