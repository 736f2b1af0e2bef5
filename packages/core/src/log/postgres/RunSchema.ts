/** Where a run lies in PostgreSQL: one schema for each run of a database. */
import { digest } from "../../domain/Seed.ts"

export { isName, refusal } from "../RunName.ts"

/** Names are cut there by PostgreSQL without a word. */
const mostBytes = 63

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
