/** A test of a learner: what is asked in it, what is seen of the lesson, and how its answers are scored. */
import { type Actor, Answer, type Draft, type Question, Stage, type StageError } from "@stoa/core"
import { Effect } from "effect"
import * as Talk from "../Talk.ts"
import { postTest, postTestAlone, preTest } from "./prompts.ts"

/** What a test asks. */
export type Asked = Pick<Question.Question, "question" | "answer" | "outcome">

/** An answer in a test: 1 where it is right by value, else 0. One that could not be used is no answer, and not right. */
export interface Score {
  readonly text: string
  readonly score: number
}

const scored = <R>(
  said: Effect.Effect<Draft.Said, StageError, R>,
  asked: Asked
): Effect.Effect<Score, StageError, R> =>
  said.pipe(
    Effect.map(({ text }) => ({ text, score: Number(Answer.judge(text, asked) === "right") })),
    Effect.catchIf(
      ({ reason }) => reason._tag === "Unanswered",
      () => Effect.succeed({ text: "", score: 0 })
    )
  )

/** Before anything else. */
export const before = Effect.fnUntraced(function*(learner: Actor, asked: Asked) {
  const stage = yield* Stage
  const { question } = asked
  return yield* scored(stage.ask(learner, preTest, { question, person: learner.person ?? "" }), asked)
})

/** Afterwards: in the light of a lesson, or of none. */
export const after = Effect.fnUntraced(function*(
  learner: Actor,
  { asked, first, lesson }: { readonly asked: Asked; readonly first: Score; readonly lesson: string | undefined }
) {
  const stage = yield* Stage
  const input = { question: asked.question, before: first.text, person: learner.person ?? "" }
  const said = lesson === undefined
    ? stage.ask(learner, postTestAlone, input)
    : stage.ask(learner, postTest, { ...input, lesson })
  return yield* scored(said, asked)
})

const nameOf = ({ role, speaker }: Draft.Turn): string => speaker ?? (role === "user" ? "teacher" : "learner")

/** Turns as a lesson to be read. */
export const lessonOf = (turns: ReadonlyArray<Draft.Turn>): string =>
  Talk.told(turns.map((turn) => ({ from: { name: nameOf(turn) }, text: turn.content })))

/**
 * A lesson as a test on its own question may show it: without the turns that were meant to reach the answer, and of the others without
 * the paragraphs that name what it comes to, or the test would ask for no more than reading.
 */
export const withoutAnswer = (turns: ReadonlyArray<Draft.Turn>, asked: Asked): ReadonlyArray<Draft.Turn> => {
  // A step told in the words of the reference teaches; only the outcome would be copied.
  const outcome = { ...asked, answer: asked.outcome?.text ?? asked.answer }
  return turns.filter(({ checks }) => checks?.includes("reaches-answer") !== true).flatMap((turn) => {
    const content = turn.content.split(/\n{2,}/).filter((part) => Answer.givesAway(part, outcome) === undefined).join(
      "\n\n"
    )
    return content === "" ? [] : [{ ...turn, content }]
  })
}

/** How much of a lesson is shown, in words. */
export const shownOf = (shown: ReadonlyArray<Draft.Turn>, turns: ReadonlyArray<Draft.Turn>): string => {
  const said = new Set(turns.map(({ content }) => content))
  const whole = shown.filter(({ content }) => said.has(content))
  return `${shown.length} of ${turns.length} turns were shown in the test after it, ${whole.length} of them whole`
}
