import { it } from "@effect/vitest"
import type { Question, Scenario } from "@stoa/core"
import { contract, type ContractOptions } from "@stoa/core/testing"

/** Questions for any scenario: sums with worked solutions whose result can be compared. */
export const questions: ReadonlyArray<Question.Question> = [
  {
    id: "boxes",
    source: "sums.jsonl",
    domain: "mathematics",
    question:
      "A shop gets 4 boxes with 12 jars each. On Monday it sells 15 jars and on Tuesday 8 more. How many jars are left?",
    answer:
      "The shop gets 4 * 12 = 48 jars. On the two days it sells 15 + 8 = 23 jars. So 48 - 23 = 25 jars are left. The answer is 25.",
    outcome: { kind: "number", text: "25" }
  },
  {
    id: "pages",
    source: "sums.jsonl",
    domain: "mathematics",
    question:
      "A library gets 6 crates with 14 books each. On Friday it lends 30 books and on Saturday 17 more. How many books are left?",
    answer:
      "The library gets 6 * 14 = 84 books. On the two days it lends 30 + 17 = 47 books. So 84 - 47 = 37 books are left. The answer is 37.",
    outcome: { kind: "number", text: "37" }
  }
]

/** What the input of any scenario takes: a question, and others like it where it wants some. */
export const exampleOf = ({ similar }: Scenario.Any): Readonly<Record<string, unknown>> => ({
  ...questions[0],
  ...(similar === 0
    ? {}
    : { similar: Array.from({ length: similar }, () => ({ question: questions[1], similarity: 0.8 })) })
})

/** What every scenario promises, those that come with Stoa as those of anybody. */
export const scenarioContract = (scenario: Scenario.Any, options: Partial<ContractOptions> = {}): void =>
  contract(scenario, { input: exampleOf(scenario), test: it, ...options })
