import type { Draft } from "../../domain/Draft.ts"
import type { Finder, Private } from "../../privacy/Private.ts"
import * as Filter from "../Filter.ts"
import * as Spoken from "../Spoken.ts"

/** How private things are found, and what becomes of rows that hold some. */
export interface Privacy {
  readonly find: Finder
  readonly mode: "drop" | "report"
}

const shown = 3

/** What was found, never as it stands there: a reason is read by many. */
const tell = (found: ReadonlyArray<Private>): string => {
  const told = [...new Set(found.map(({ hint, kind }) => `${kind} (${hint})`))]
  const more = told.length - shown
  return `holds ${told.slice(0, shown).join(", ")}${more > 0 ? ` and ${more} more` : ""}`
}

/** All texts that go into a row; of a program what is run as well. */
const textsOf = (draft: Draft): ReadonlyArray<Pick<Spoken.Text, "name" | "text">> => {
  const { program } = draft
  return program === undefined
    ? Spoken.texts(draft)
    : [...Spoken.texts(draft), { name: "the program", text: `${program.solution}\n${program.tests}` }]
}

/** Drops or reports rows that hold addresses, numbers or keys which belong to somebody. */
export const privacy = ({ find, mode }: Privacy) =>
  Filter.make<Filter.Finding>("privacy", {
    summary: "The row holds no address, number or key that belongs to somebody.",
    start: () => (draft) => {
      for (const { name, text } of textsOf(draft)) {
        const found = find(text)
        if (found.length === 0) continue
        const reason = `${name} ${tell(found)}`
        return mode === "drop" ? reason : { keep: true, reason }
      }
      return undefined
    }
  })
