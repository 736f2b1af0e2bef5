/** What a row says in one line, and what stands in place of the text of a row of safety. */
import { Draft, type Example } from "@stoa/core"
import { clean } from "../../canvas/text.ts"

/** What stands where a harmful text was: a screen may be seen by anybody. */
export const withheld = (harm: string): string => `[a harmful request of the kind ${clean(harm)}]`

/** The kind of harm that a row is about; undefined for rows about anything else. */
export const harmOf = ({ safety, scene }: Example.Example): string | undefined =>
  safety?.harm ?? (scene?.question.harmful === true ? "safety" : undefined)

const lines = new WeakMap<Example.Example, string>()

/** The instruction on one line. */
export const instruction = (example: Example.Example): string => {
  const known = lines.get(example)
  if (known !== undefined) return known
  const harm = harmOf(example)
  const first = example.turns.find(({ role }) => role === "user")?.content ?? Draft.text(example, "user")
  // More than a line is never wide.
  const line = harm === undefined ? clean(first.slice(0, 600)).replaceAll(/\s+/g, " ").trim() : withheld(harm)
  lines.set(example, line)
  return line
}
