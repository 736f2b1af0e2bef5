/** Where a run lies in PostgreSQL: one schema for each run of a database. */
import { digest } from "../../domain/Seed.ts"

/** Names are cut there by PostgreSQL without a word. */
const mostBytes = 63

const validName = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u

/** True for what may name a run: letters, digits, dots, dashes and underscores, at most 100. */
export const isName = (run: string): boolean => validName.test(run)

/** What is said of a name that names none. */
export const refusal = (run: string): string =>
  `"${run}" cannot name a run: use letters, digits, dots, dashes and underscores, at most 100`

/** The schema of a run. A long name is cut and told from others like it by its digest, behind a sign that no name has. */
export const schemaOf = (run: string): string => {
  const whole = `stoa_${run}`
  if (Buffer.byteLength(whole) <= mostBytes) return whole
  const end = `~${digest(run).slice(0, 16)}`
  let kept = ""
  for (const character of whole) {
    if (Buffer.byteLength(kept + character + end) > mostBytes) break
    kept += character
  }
  return kept + end
}

/** A name as it stands in SQL. */
export const quoted = (name: string): string => `"${name.replaceAll("\"", "\"\"")}"`
