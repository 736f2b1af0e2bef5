/** Error making and correction: a weak pupil errs, a teacher shows where, the pupil gets it right (MASTER, arXiv:2506.02689). */
import { Answer, Draft, Question, Scenario, setting, Stage } from "@stoa/core"
import { Effect, Schema } from "effect"
import { attempt, correct, diagnose, open } from "./correction/prompts.ts"
import { rightResult } from "./correction/rehearse.ts"
import { training } from "./Verdict.ts"
import { endingOf } from "./wording.ts"

const input = Schema.Struct({
  question: Schema.NonEmptyString,
  answer: Schema.NonEmptyString,
  outcome: Schema.optionalKey(Question.Outcome),
  domain: Schema.optionalKey(Schema.String),
  opening: setting(
    Schema.Boolean,
    "true: the teacher also explains in a few words what is asked; one call more",
    false
  ),
  policy: setting(
    Schema.Literals(["keep", "resample", "reroute"]),
    "Where a first attempt is right: keep (the teacher asks for the way to it), resample (ask again, then play another scenario) or reroute (play another scenario at once)",
    "resample"
  ),
  tries: setting(
    Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 10 })),
    "First attempts asked for at most where right ones are resampled",
    3
  )
})

const verdicts = {
  right: `${rightResult}, so that only the way to it may lack something`,
  wrong: "its result is wrong",
  none: "it comes to no result",
  unknown: "its result cannot be compared by value; judge it yourself"
} as const

/** Four turns: the question, the attempt, what the teacher says, the correction. Teacher and corrector see the reference. */
export const errorCorrection = Scenario.make("error-correction", {
  summary: "A weak pupil tries and errs, the teacher shows where without solving it, and the pupil gets it right.",
  roles: {
    pupil: { cast: "anyone", model: "weak", summary: "Tries first, and sees the question only" },
    teacher: { cast: "neighbour", model: "strong", summary: "Knows the answer, says what is wrong and leads on" },
    corrector: { cast: "anyone", model: "strong", summary: "The same pupil, strong now: corrects itself" }
  },
  learner: "pupil",
  input,
  play: Effect.fnUntraced(function*({ cast, input }) {
    const stage = yield* Stage
    const { answer, outcome, policy, question, tries } = input
    const asked = { question, ending: endingOf(input) }
    const known = { ...asked, answer, result: outcome?.text }
    // The corrector is the pupil: it speaks as the same person.
    const [pupil, teacher] = [cast.pupil.person, cast.teacher.person]

    const opening = input.opening ? yield* stage.ask(cast.teacher, open, { ...asked, person: teacher }) : undefined
    const said = { opening: opening?.text }

    const most = policy === "resample" ? tries : 1
    let first = yield* stage.ask(cast.pupil, attempt, { ...asked, person: pupil })
    let tried = 1
    while (tried < most && Answer.judge(first.text, input) === "right") {
      first = yield* stage.ask(cast.pupil, attempt, { ...asked, person: pupil })
      tried++
    }
    const verdict = Answer.judge(first.text, input)
    yield* stage.note("tries", tried)
    yield* stage.remark("firstAttempt", verdict)
    yield* stage.remark("policy", policy)
    if (verdict === "right" && policy !== "keep") {
      return yield* stage.elsewhere(`the first attempt is right, ${tried} of ${most} times`)
    }

    const diagnosing = { ...known, ...said, attempt: first.text, verdict: verdicts[verdict], person: teacher }
    let feedback = yield* stage.ask(cast.teacher, diagnose, diagnosing)
    const leak = Answer.givesAway(feedback.text, input)
    if (leak !== undefined) {
      yield* stage.remark("feedbackAgain", leak)
      feedback = yield* stage.ask(cast.teacher, diagnose, { ...diagnosing, draft: feedback.text, flaw: leak })
    }

    const correcting = { ...known, ...said, attempt: first.text, feedback: feedback.text, person: pupil }
    let correction = yield* stage.ask(cast.corrector, correct, correcting)
    if (Answer.reaches(correction.text, input) === false) {
      const flaw = `It does not come to the right result, ${outcome?.text ?? answer}.`
      yield* stage.remark("correctionAgain", flaw)
      correction = yield* stage.ask(cast.corrector, correct, { ...correcting, draft: correction.text, flaw })
    }

    const posed = opening === undefined ? question : { ...opening, text: `${question}\n\n${opening.text}` }
    return [Draft.conversation([
      Draft.human(posed, { speaker: "teacher", ...(opening === undefined ? {} : { checks: ["withholds-answer"] }) }),
      Draft.gpt(first, {
        speaker: "pupil",
        ...(verdict === "right" ? {} : { checks: ["misses-answer"], train: false })
      }),
      Draft.human(feedback, { speaker: "teacher", checks: ["withholds-answer"] }),
      Draft.gpt(correction, { speaker: "pupil", checks: ["reaches-answer"], ...training(correction, input) })
    ])]
  })
})
