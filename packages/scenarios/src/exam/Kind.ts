/** What kind of answer a question wants, as an examination sees it. */
import type { Question } from "@stoa/core"

/** The kinds: one of several options, a value, a program, or text that only a reader can judge. */
export type Kind = "options" | "mathematics" | "code" | "prose"

/** What is looked at. */
export type Asked = Pick<Question.Question, "domain" | "outcome" | "tests">

/** The kind of a question: by its tests and its outcome; where it has neither, by its field of knowledge. */
export const of = ({ domain = "", outcome, tests = [] }: Asked): Kind => {
  if (tests.length > 0) return "code"
  if (outcome !== undefined) return outcome.kind === "option" ? "options" : "mathematics"
  return /^math/i.test(domain) ? "mathematics" : "prose"
}
