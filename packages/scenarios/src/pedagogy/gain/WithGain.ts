/**
 * What a learner gains by a scenario: a test, the scenario, the test again; and beside it the test again after no scenario, as in a
 * pre-test and post-test with a control: D. T. Campbell and J. C. Stanley, "Experimental and Quasi-Experimental Designs for Research",
 * 1963.
 */
import { type Actor, type Draft, Question, type Scenario, Stage } from "@stoa/core"
import { Effect, Schema, SchemaTransformation } from "effect"
import * as Exam from "./Exam.ts"

const { answer, outcome, question } = Question.Question.fields
const Examined = Schema.Struct({
  question,
  answer,
  outcome,
  similar: Schema.optionalKey(Schema.Array(Question.Similar))
})

type Row = Readonly<Record<string, unknown>>

/**
 * The scenario's input beside that of the tests, from one record. Of the similar questions the scenario has its own, the tests the
 * next.
 */
const inputOf = (scenario: Scenario.Any) => {
  const Both = Schema.Struct({ own: scenario.input as Schema.Codec<unknown, unknown>, exam: Examined })
  return Schema.Record(Schema.String, Schema.Unknown).pipe(
    Schema.decodeTo(
      Both,
      SchemaTransformation.transform<typeof Both.Encoded, Row>({
        decode: (row) => ({
          own: Array.isArray(row["similar"]) ? { ...row, similar: row["similar"].slice(0, scenario.similar) } : row,
          exam: row as unknown as typeof Examined.Encoded
        }),
        encode: ({ exam }) => exam
      })
    )
  )
}

/** The numbers of one test, by the names under which they are noted. */
const measured = ({ control, post, pre }: Readonly<Record<"pre" | "post" | "control", number>>) => ({
  pre,
  post,
  control,
  gain: post - pre,
  controlGain: control - pre,
  effect: post - control
})

/** A test on one question: what its numbers are called, and which turns of a lesson it may show. */
interface Test {
  readonly name: (measure: string) => string
  readonly asked: Exam.Asked
  readonly shown: (turns: ReadonlyArray<Draft.Turn>) => ReadonlyArray<Draft.Turn>
}

/** On the question of the lesson and on one like it, where their answers can be told right or wrong. */
const testsOf = (own: Exam.Asked, other: Exam.Asked | undefined): ReadonlyArray<Test> =>
  [
    {
      name: (measure: string) => measure,
      asked: own,
      shown: (turns: ReadonlyArray<Draft.Turn>) => Exam.withoutAnswer(turns, own)
    },
    {
      name: (measure: string) => `transfer${measure.slice(0, 1).toUpperCase()}${measure.slice(1)}`,
      asked: other ?? own,
      shown: (turns: ReadonlyArray<Draft.Turn>) => turns
    }
  ].slice(0, other === undefined ? 1 : 2).filter(({ asked }) => asked.outcome !== undefined)

const atOnce = { concurrency: "unbounded" } as const

/** One of those who fill a role. */
const oneOf = Effect.fnUntraced(function*(filled: Actor | ReadonlyArray<Actor> | undefined) {
  const stage = yield* Stage
  const [first, ...others] = [filled ?? []].flat()
  return first === undefined ? undefined : yield* stage.choose("tested", [first, ...others])
})

/**
 * The scenario, with its learner tested before and after; one that names no learner as it is.
 *
 * Both arms begin with one pre-test, asked once. The treatment is the scenario, played as ever, and the post-test with its turns as the
 * lesson; the control is the post-test without a lesson, in the same words otherwise. Two questions are tested: the one of the lesson,
 * whose lesson is shown without what reaches or names the answer (Exam.withoutAnswer); and one like it that the lesson never touched
 * (transfer), where the whole lesson is shown: the more honest of the two. It takes one similar question more than the scenario does.
 * Notes: `scored`, 1 or 0; `pre`, `post`, `control`, `gain`, `controlGain`, `effect`, and the same with `transfer` before them. A
 * question whose answers cannot be told by value is not tested. At most six calls.
 */
export const withGain = (scenario: Scenario.Any): Scenario.Any => {
  const role = scenario.learner
  if (role === undefined) return scenario
  const input = inputOf(scenario)
  const play = Effect.fnUntraced(function*(given: {
    readonly cast: Readonly<Record<string, Actor | ReadonlyArray<Actor>>>
    readonly input: typeof input.Type
  }) {
    const stage = yield* Stage
    const { exam, own } = given.input
    const learner = yield* oneOf(given.cast[role])
    const tests = testsOf(exam, exam.similar?.[scenario.similar]?.question)
    yield* stage.note("scored", exam.outcome === undefined ? 0 : 1)
    if (learner === undefined || tests.length === 0) {
      yield* stage.remark("gain", "not tested: whether an answer to the question is right cannot be told by value")
      return yield* scenario.play({ cast: given.cast, input: own })
    }
    const first = yield* Effect.forEach(tests, ({ asked }) => Exam.before(learner, asked), atOnce)
    const conversations = yield* scenario.play({ cast: given.cast, input: own })
    const turns = conversations.flatMap((conversation) => conversation.turns)
    if (turns.length === 0) return conversations
    const second = yield* Effect.forEach(tests, (test, index) => {
      const shown = test.shown(turns)
      const arms = { asked: test.asked, first: first[index] as Exam.Score }
      return shown.some(({ message }) => message !== undefined)
        ? Effect.all([
          Exam.after(learner, { ...arms, lesson: Exam.lessonOf(shown) }),
          Exam.after(learner, { ...arms, lesson: undefined })
        ], atOnce)
        : Effect.undefined
    }, atOnce)
    for (const [index, { name, shown }] of tests.entries()) {
      const arms = second[index]
      const pre = first[index]?.score ?? 0
      yield* stage.remark(
        name("lesson"),
        arms === undefined
          ? "nothing of the lesson could be shown without the answer: no test after it"
          : Exam.shownOf(shown(turns), turns)
      )
      if (arms === undefined) continue
      const numbers = measured({ pre, post: arms[0].score, control: arms[1].score })
      for (const [measure, value] of Object.entries(numbers)) yield* stage.note(name(measure), value)
    }
    return conversations
  })
  return { ...scenario, similar: scenario.similar + 1, input, play }
}
