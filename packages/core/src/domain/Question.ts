/** A question, as a rule with its reference answer: what a class begins with, from a file or from the life of a society. */
import { Schema } from "effect"

/** What a right answer comes to, where it can be compared by value. */
export const Outcome = Schema.Struct({
  kind: Schema.Literals(["number", "option", "expression"]).annotate({
    description:
      "number: 72, 3/4, 1,200; option: the letter of a choice; expression: anything else in a few signs, as in LaTeX"
  }),
  text: Schema.NonEmptyString
}).annotate({ identifier: "Outcome" })
export type Outcome = typeof Outcome.Type

/** The canonical record of a question, whatever file it came from. */
export const Question = Schema.Struct({
  id: Schema.NonEmptyString.annotate({ description: "Unique within a run: the id of its row, or file and line" }),
  source: Schema.NonEmptyString.annotate({ description: "Where it came from: the name of its file, or \"episodes\"" }),
  licence: Schema.optionalKey(Schema.NonEmptyString),
  domain: Schema.optionalKey(Schema.NonEmptyString).annotate({ description: "mathematics, code, general ..." }),
  level: Schema.optionalKey(Schema.Int).annotate({
    description: "How hard its source calls it, as the levels 1 to 5 of MATH; only where a mapping names the field"
  }),
  question: Schema.NonEmptyString.annotate({ description: "The question in full; of a choice with its options" }),
  answer: Schema.String.annotate({
    description:
      "The reference answer in full: the worked solution where the source has one; empty only of a harmful request and of an unanswered question, which have none"
  }),
  outcome: Schema.optionalKey(Outcome).annotate({ description: "Absent where answers cannot be compared by value" }),
  tests: Schema.optionalKey(Schema.Array(Schema.NonEmptyString)).annotate({
    description: "Of a programming question: the tests a solution must pass"
  }),
  harmful: Schema.optionalKey(Schema.Literal(true)).annotate({
    description: "True of a request for something harmful: a model is examined with it, and nobody is taught"
  }),
  unanswered: Schema.optionalKey(Schema.Literal(true)).annotate({
    description: "True where nobody has told the answer, as of a question that agents debate to learn from"
  })
}).check(
  Schema.makeFilter(({ answer, harmful, outcome, unanswered }) => {
    if (unanswered === true) {
      return answer === "" && outcome === undefined
        ? true
        : "expected no answer and no outcome of an unanswered question"
    }
    return answer !== "" || harmful === true
      ? true
      : "expected a reference answer, which only a harmful request and an unanswered question go without"
  })
).annotate({ identifier: "Question", description: "A question with its reference answer" })
export type Question = typeof Question.Type

/** A question that is like another one, and how near it is. */
export const Similar = Schema.Struct({
  question: Question,
  similarity: Schema.Finite.annotate({ description: "Cosine of the two questions' vectors, to six digits" }),
  fallback: Schema.optionalKey(Schema.Literal(true)).annotate({
    description: "True where no question lay in the wanted window, and this is the nearest one"
  })
}).annotate({ identifier: "Similar" })
export type Similar = typeof Similar.Type
