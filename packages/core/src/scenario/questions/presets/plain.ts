/**
 * Any rows with a question and an answer. Where there is a worked solution as well as an answer, the solution is the reference and
 * the answer is what it comes to, as in MATH.
 */
import { Result } from "effect"
import { outcomeOf } from "../../../answer/Answer.ts"
import type { Outcome } from "../../../domain/Question.ts"
import type { Fields, Text } from "../Fields.ts"
import type { Posing, Preset } from "../Preset.ts"

const question = ["question", "problem", "prompt", "instruction"]
const answer = ["solution", "answer", "output", "response", "reference", "completion"]
const outcome = ["outcome", "result", "final", "final_answer"]

const longestOutcome = 200

/** What a field that holds nothing but the result comes to. */
const outcomeIn = ({ text }: Text): Outcome | undefined =>
  text.includes("\n") || text.length > longestOutcome ? undefined : outcomeOf(`#### ${text}`)

// Prose of any field ends in numbers that are no results: only what is marked as one counts, and an answer without a word.
const outcomeAtEnd = ({ text }: Text): Outcome | undefined =>
  /####|\\boxed/.test(text) || !/\p{L}{2}/u.test(text) ? outcomeOf(text) : undefined

const read = (fields: Fields) =>
  Result.gen(function*() {
    const asked = yield* fields.needed("question", question)
    const given = yield* fields.needed("answer", answer)
    const beside = given.name.toLowerCase() === "solution" ? [...outcome, "answer"] : outcome
    const result = yield* fields.text("outcome", beside)
    const worked = result !== undefined && given.name.toLowerCase() === "solution"
    const posing: Posing = {
      question: asked.text,
      answer: given.text,
      outcome: result === undefined ? outcomeAtEnd(given) : outcomeIn(result),
      ...(worked && asked.name.toLowerCase() === "problem" ? { domain: "mathematics" } : {})
    }
    return posing
  })

/** Questions with answers. */
export const plain: Preset = {
  name: "plain",
  domain: "general",
  fits: (fields) => fields.find("question", question) !== undefined && fields.find("answer", answer) !== undefined,
  read,
  ask: (fields) => Result.map(fields.needed("question", question), ({ text }) => text)
}
