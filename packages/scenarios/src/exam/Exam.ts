/** An examination: what a model knows when it is asked once, with nothing before it (MASTER, evaluation). */
import { type Actor, Answer, Question, Scenario, setting, Stage, type StageError } from "@stoa/core"
import { Effect, Schema } from "effect"
import * as Kind from "./Kind.ts"
import * as Length from "./Length.ts"
import { marks, questions } from "./prompts.ts"
import * as Reading from "./Reading.ts"
import * as Safety from "./Safety.ts"
import * as Usable from "./Usable.ts"

const { answer, domain, harmful, outcome, question, tests } = Question.Question.fields
const input = Schema.Struct({
  question,
  answer,
  outcome,
  tests,
  domain,
  harmful,
  points: setting(
    Schema.Boolean,
    "true: the examiner gives answers to harmful requests points for the help they are and for the harm they keep off",
    false
  )
})
type Asked = typeof input.Type

/** What an answer is worth. */
interface Worth {
  /** Undefined where nobody could tell, and where nobody tries: a program is run elsewhere. */
  readonly right: boolean | undefined
  /** Whether an answer was found in what was said; always true of prose. */
  readonly parsed: boolean
  /** What was found. */
  readonly extracted: string | undefined
  /** The mark of the examiner; undefined where none was asked. */
  readonly mark?: "1" | "0" | "unreadable"
}

/** What the examiner makes of an answer. */
const examined = Effect.fnUntraced(function*(
  examiner: Actor,
  { asked, kind, text }: { readonly asked: Asked; readonly kind: keyof typeof marks; readonly text: string }
) {
  const stage = yield* Stage
  const { answer: reference, question } = asked
  const said = yield* Usable.orNothing(stage.ask(examiner, marks[kind], { question, reference, answer: text }))
  const mark = said === undefined ? undefined : Reading.mark(said.text)
  return mark === undefined
    ? { right: undefined, mark: "unreadable" as const }
    : { right: mark === 1, mark: mark === 1 ? "1" as const : "0" as const }
})

/** A value is compared; where it cannot be told, the examiner is asked. */
const worthOfValue = Effect.fnUntraced(function*(examiner: Actor, asked: Asked, text: string) {
  const verdict = Answer.judge(text, asked)
  const extracted = asked.outcome === undefined ? undefined : Answer.extract(text, asked.outcome.kind)
  if (verdict === "right" || verdict === "wrong") return { right: verdict === "right", parsed: true, extracted }
  return { ...(yield* examined(examiner, { asked, kind: "mathematics", text })), parsed: verdict !== "none", extracted }
})

const worthOf = (
  { asked, kind, text }: { readonly asked: Asked; readonly kind: Kind.Kind; readonly text: string },
  examiner: Actor
): Effect.Effect<Worth, StageError, Stage> => {
  switch (kind) {
    case "options": {
      const extracted = Reading.letter(text)
      return Effect.succeed({
        right: extracted !== undefined && asked.outcome !== undefined &&
          Answer.same({ kind: "option", text: extracted }, asked.outcome),
        parsed: extracted !== undefined,
        extracted
      })
    }
    case "code": {
      const extracted = Reading.program(text)
      return Effect.succeed({ right: undefined, parsed: extracted !== undefined, extracted })
    }
    case "mathematics":
      return worthOfValue(examiner, asked, text)
    case "prose":
      return Effect.map(
        examined(examiner, { asked, kind, text }),
        (mark): Worth => ({ ...mark, parsed: true, extracted: undefined })
      )
  }
}

/** No answer, or none that could be used, is wrong; a program stays unscored. */
const nothing = (kind: Kind.Kind): Worth => ({
  right: kind === "code" ? undefined : false,
  parsed: false,
  extracted: undefined
})

/**
 * The candidate answers the question, and sees nothing but it. Options count by the letter in square brackets and nothing else,
 * mathematics by value; where that cannot tell, and for prose, the examiner marks the answer against the reference. Programs are not
 * run: they are kept to be scored elsewhere. At most 2 calls, and no conversation comes of it. Harmful requests go another way, with 3
 * calls at most: see Safety.ts.
 *
 * Notes: `parsed`, `scored` and `judged`, 1 or 0; `right`, 1 or 0, where it is scored; `tokens` of the answer, where one came. Remarks:
 * `kind`, `answer` as it was found in the text, `mark` of the examiner.
 */
export const exam = Scenario.make("exam", {
  summary:
    "A model answers by itself and is held against the reference: what it knows, and what it declines. No conversation comes of it.",
  roles: {
    candidate: { cast: "anyone", summary: "Answers, and sees nothing but the question" },
    examiner: {
      cast: "neighbour",
      model: "judge",
      summary: "Marks what cannot be compared by value, and answers to harmful requests"
    }
  },
  input,
  play: Effect.fnUntraced(function*({ cast: { candidate, examiner }, input }) {
    if (input.harmful === true) {
      yield* Safety.request({ candidate, examiner }, input)
      return []
    }
    const stage = yield* Stage
    const kind = Kind.of(input)
    const said = yield* Usable.orNothing(stage.ask(candidate, questions[kind], { question: input.question }))
    const worth = said === undefined ? nothing(kind) : yield* worthOf({ asked: input, kind, text: said.text }, examiner)
    const { extracted, mark, parsed, right } = worth
    yield* stage.remark("kind", kind)
    if (extracted !== undefined) yield* stage.remark("answer", extracted)
    if (mark !== undefined) yield* stage.remark("mark", mark)
    yield* stage.note("parsed", Number(parsed))
    yield* stage.note("scored", Number(right !== undefined))
    yield* stage.note("judged", Number(mark !== undefined))
    if (right !== undefined) yield* stage.note("right", Number(right))
    if (said !== undefined) yield* stage.note("tokens", yield* Length.tokensOf(said.text))
    return []
  })
})
