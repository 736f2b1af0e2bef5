/** How many times as fast as at first calls or a replay can go, and how that is written. */

/** At least and at most. */
export const [slowest, fastest] = [1 / 100, 1000]

/** The nearest that can be had. */
export const within = (factor: number): number => Math.max(slowest, Math.min(fastest, factor))

const rounded = (value: number): string => String(Number(value.toPrecision(3)))

/** x4, x1.5, x1/2. */
export const written = (factor: number): string => factor >= 1 ? `x${rounded(factor)}` : `x1/${rounded(1 / factor)}`
