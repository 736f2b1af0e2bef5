/** How many candidates are written at once: pure, from verdicts two waves back, so that timing decides nothing. */

/** What is known of a finished wave. */
export interface WaveResult {
  readonly tried: number
  readonly kept: number
}

/** The same, and how many were like rows that are there already. */
export interface Novelty extends WaveResult {
  readonly twins: number
}

/** Fewest candidates of a wave; keeps a server busy at the end of a hard requirement. */
const smallest = 8

/** Waves and candidates that must be known, and the share of twins among them, before nothing new is expected any more. */
const stale = { waves: 2, tried: 24, share: 0.9 }

/**
 * Size of wave `nth`, counted from 0. `known` are the results of waves 0 to nth - 2, `pending` the size of wave nth - 1. The
 * first two waves share what is wanted; later ones are sized by the yield so far, as far as rows are still missing.
 */
export const size = (
  options: {
    readonly wanted: number
    readonly available: number
    readonly known: ReadonlyArray<WaveResult>
    readonly pending: number
  },
  nth: number
): number => {
  const { available, known, pending, wanted } = options
  if (nth === 0) return Math.min(available, Math.max(smallest, Math.ceil(wanted / 2)))
  const tried = known.reduce((sum, wave) => sum + wave.tried, 0)
  const kept = known.reduce((sum, wave) => sum + wave.kept, 0)
  // Everything is taken for kept until something is known; at least a tenth, lest a bad wave make the next one huge.
  const rate = tried === 0 ? 1 : Math.max(0.1, kept / tried)
  const missing = wanted - kept - pending * rate
  if (missing <= 0) return 0
  // Never more than what is wanted: what a wave shows decides from whom the others come, and whether there are others.
  return Math.min(available, Math.max(smallest, Math.min(wanted, Math.ceil(missing / rate))))
}

/** True when nearly all of the last candidates were like rows that are there: more of them would be paid for in vain. */
export const isStale = (known: ReadonlyArray<Novelty>): boolean => {
  let waves = 0
  let tried = 0
  let twins = 0
  for (const wave of known.toReversed()) {
    if (wave.tried === 0) continue
    waves++
    tried += wave.tried
    twins += wave.twins
    if (waves >= stale.waves && tried >= stale.tried) return twins / tried >= stale.share
  }
  return false
}
