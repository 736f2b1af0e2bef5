/** How many candidates are written at once: pure, from verdicts two waves back, so that timing decides nothing. */

/** What is known of a finished wave. */
export interface WaveResult {
  readonly tried: number
  readonly kept: number
}

/** Fewest candidates of a wave; keeps a server busy at the end of a hard requirement. */
const smallest = 8

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
  return missing <= 0 ? 0 : Math.min(available, Math.max(smallest, Math.ceil(missing / rate)))
}
