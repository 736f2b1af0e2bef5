/** What an id opens: the view of the agent, message or row it names. */
import type { ViewId } from "../state/State.ts"
import { named } from "./Document.ts"

/** The view of what an id names; undefined for what has none. */
export const of = (given: string): { readonly view: ViewId; readonly subject: string } | undefined => {
  const id = named(given)
  if (/^a\d{4,}$/.test(id)) return { view: "agent", subject: id }
  if (/^g\d{3,}\/\d+\/(?:a\d{4,}|news(?:\/all)?)\/\d+$/.test(id)) return { view: "message", subject: id }
  if (/^(?:r\d+\/w\d+\/\d+|c\d+\/[^/#]+\/\d+)$/.test(id)) return { view: "row", subject: id }
  return undefined
}
