/** How much a program in the sandbox may take. */

/** Limits of one program. */
export interface Limits {
  /** Seconds of computing. */
  readonly cpu: number
  /** Seconds on the clock, waiting included. */
  readonly wall: number
  /** Bytes of memory, files included. */
  readonly memory: number
  /** Bytes of all its files together. */
  readonly files: number
  /** Bytes it may write to its output. */
  readonly output: number
}

/** The limits of a program of a row. */
export const usual: Limits = {
  cpu: 10,
  wall: 30,
  memory: 512 * 2 ** 20,
  files: 16 * 2 ** 20,
  output: 64 * 2 ** 10
}
