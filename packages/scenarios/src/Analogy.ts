/** Analogical practice: a question explained and solved, then one like it (MASTER, arXiv:2506.02689). */
import { type Actor, Answer, Draft, Question, Scenario, Stage, type StageMessage } from "@stoa/core"
import { Effect, Schema } from "effect"
import { explain, solve } from "./analogy/prompts.ts"
import { hasCode } from "./Paragraph.ts"
import { training } from "./Verdict.ts"
import { endingOf } from "./wording.ts"

const input = Schema.Struct({
  question: Schema.NonEmptyString,
  answer: Schema.NonEmptyString,
  outcome: Schema.optionalKey(Question.Outcome),
  domain: Schema.optionalKey(Schema.String),
  similar: Schema.Array(Question.Similar)
})

/** How the teacher goes from one question to the next. */
const invitations = [
  "Well done, that was worked out carefully. Here is a question of the same kind; try it in the same way.",
  "Very good. You have seen how such a question is taken apart, so here is another one like it.",
  "That is right, and I could follow every step. Now try this one, which is much like it.",
  "Good work. Let us see whether the same thinking carries over to a similar question.",
  "Exactly so. To make it stick, here is one more of this kind for you.",
  "Nicely solved. Use what you have just done on this similar question."
] as const

const paragraph = (text: string): ReadonlyArray<Draft.Check> => (hasCode(text) ? [] : ["one-paragraph"])

const leaks = "It works a part of the question out, or names its result. Explain without either."

/** Solves a question, once more where it does not come to the reference. */
const solved = Effect.fnUntraced(function*(
  pupil: Actor,
  { before, question }: {
    readonly question: Pick<Question.Question, "question" | "answer" | "outcome" | "domain">
    readonly before: string
  }
) {
  const stage = yield* Stage
  const { answer, outcome } = question
  const asked = {
    question: question.question,
    ending: endingOf(question),
    answer,
    result: outcome?.text,
    before,
    person: pupil.person
  }
  const first: StageMessage<string> = yield* stage.ask(pupil, solve, asked)
  if (Answer.reaches(first.text, question) !== false) return first
  const flaw = `It does not come to the right result, ${outcome?.text ?? answer}.`
  return yield* stage.ask(pupil, solve, { ...asked, draft: first.text, flaw })
})

/** Four turns: the question with the teacher's explanation, its solution, praise and a similar question, the solution of that. */
export const analogy = Scenario.make("analogy", {
  summary: "A teacher explains a question, a pupil solves it, and then solves one like it.",
  roles: {
    teacher: { cast: "neighbour", model: "strong", summary: "Explains the question and sees nothing but it" },
    pupil: { cast: "anyone", model: "strong", summary: "Knows the answers and solves both questions" }
  },
  learner: "pupil",
  input,
  similar: 1,
  play: Effect.fnUntraced(function*({ cast: { pupil, teacher }, input }) {
    const stage = yield* Stage
    const { question, similar: [similar] } = input
    if (similar === undefined) return yield* stage.elsewhere("there is no question like it")

    const explaining = { question, ending: endingOf(input), person: teacher.person }
    let explanation = yield* stage.ask(teacher, explain, explaining)
    if (Answer.givesAway(explanation.text, input) !== undefined) {
      yield* stage.remark("explanationAgain", leaks)
      // The teacher does not know the result, so that the reason must not name it.
      explanation = yield* stage.ask(teacher, explain, { ...explaining, draft: explanation.text, flaw: leaks })
    }

    const opening = `Teacher: ${question}\n\n${explanation.text}`
    const first = yield* solved(pupil, { question: input, before: opening })
    const invitation = yield* stage.choose("invitation", invitations)
    const lesson = `${opening}\n\nPupil: ${first.text}\n\nTeacher: ${invitation}`
    const second = yield* solved(pupil, { question: similar.question, before: lesson })

    return [Draft.conversation([
      Draft.human({ ...explanation, text: `${question}\n\n${explanation.text}` }, {
        speaker: "teacher",
        checks: ["withholds-answer"]
      }),
      Draft.gpt(first, {
        speaker: "pupil",
        checks: [...paragraph(first.text), "reaches-answer"],
        ...training(first, input)
      }),
      Draft.human(`${invitation}\n\n${similar.question.question}`, { speaker: "teacher" }),
      Draft.gpt(second, {
        speaker: "pupil",
        about: 0,
        checks: [...paragraph(second.text), "reaches-answer"],
        ...training(second, similar.question)
      })
    ])]
  })
})
