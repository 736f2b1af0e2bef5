/** What may name a run, in a folder as in a database. */

const validName = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u

/** True for what may name a run: letters, digits, dots, dashes and underscores, at most 100. */
export const isName = (run: string): boolean => validName.test(run)

/** What is said of a name that names none. */
export const refusal = (run: string): string =>
  `"${run}" cannot name a run: use letters, digits, dots, dashes and underscores, at most 100`
