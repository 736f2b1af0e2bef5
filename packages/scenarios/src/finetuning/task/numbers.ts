/** Answers that are one number: found, compared and marked alike by all tasks that have them. */
import { Answer } from "@stoa/core"
import type { Task } from "./Task.ts"

const same = (a: string, b: string): boolean => a < b ? sameNumber(a, b) : sameNumber(b, a)

const sameNumber = (a: string, b: string): boolean =>
  a === b || Answer.same({ kind: "number", text: a }, { kind: "number", text: b })

/** What a task of numbers has of `Task`. "1,5" is no number, for nobody can tell which; "1,234" is one thousand and more. */
export const numbers: Pick<Task, "form" | "extract" | "same" | "right"> = {
  form: "End with the answer, one number without its unit, as \\boxed{number}.",
  extract: (text) => Answer.final(text, "number"),
  same,
  right: (answer, { outcome }) => answer !== undefined && outcome?.kind === "number" && same(answer, outcome.text)
}
