/**
 * Tutoring by questions: R. Paul and L. Elder, "The Thinker's Guide to the Art of Socratic Questioning", 2006; that learners gain where
 * a tutor draws answers out of them and explains little: M. T. H. Chi and others, "Learning from Human Tutoring", 2001.
 */
import { Scenario, setting, Stage, type StageMessage } from "@stoa/core"
import { Effect, Schema } from "effect"
import { self } from "../Hearing.ts"
import { conversation, type Line, line, scripted } from "../Lines.ts"
import * as Talk from "../Talk.ts"
import { ask, conclude, reflect, reply, think } from "./prompts.ts"

const input = Schema.Struct({
  question: Schema.NonEmptyString,
  answer: Schema.NonEmptyString,
  exchanges: setting(
    Schema.Int.check(Schema.isBetween({ minimum: 2, maximum: 4 })),
    "Questions of the tutor, each with the learner's reply: 2 to 4",
    3
  ),
  learn: setting(
    Schema.Literals(["learner", "tutor"]),
    "Whose turns a model learns: those of the learner, or those of the tutor",
    "learner"
  )
})

/** What the tutor is asked for, by the number of its question. */
const turnOf = (nth: number, of: number): string =>
  nth === of
    ? `question ${nth} of ${of}, the last: it also invites the learner to put everything together and give the whole answer`
    : `question ${nth} of ${of}`

/**
 * The learner thinks aloud, the tutor asks a few times, and the last reply is the answer in full: 3 + 2 for each exchange after the
 * first. The tutor alone sees the reference. The question and the turns of whoever is not learnt are the human side; where the tutor
 * is learnt, it has the last word: whether the answer holds, and a question that carries on.
 */
export const socraticTutoring = Scenario.make("socratic-tutoring", {
  summary:
    "A tutor who knows the answer leads a learner to it by questions only, and the learner ends with the answer in full (Paul and Elder 2006; Chi and others 2001).",
  roles: {
    tutor: { cast: "neighbour", model: "strong", summary: "Knows the reference answer, asks and never tells" },
    learner: { cast: "anyone", model: "peer", summary: "Thinks aloud and finds the answer" }
  },
  learner: "learner",
  input,
  play: Effect.fnUntraced(function*({ cast: { learner, tutor }, input }) {
    const stage = yield* Stage
    const { answer, exchanges, learn, question } = input
    const said: Array<StageMessage<string>> = []
    const lines: Array<Line> = [scripted("human", question, learn === "learner" ? "tutor" : "learner")]
    const say = (role: "tutor" | "learner", message: StageMessage<string>, checks?: Line["checks"]) => {
      said.push(message)
      lines.push(line(role === learn ? "gpt" : "human", message, { speaker: role, checks }))
    }
    const learning = () => ({ question, talk: Talk.told(said), ...self(learner) })
    const tutoring = () => ({ question, reference: answer, talk: Talk.told(said), ...self(tutor) })

    say("learner", yield* stage.ask(learner, think, { question, person: learner.person ?? "" }))
    for (let nth = 1; nth <= exchanges; nth++) {
      const turn = turnOf(nth, exchanges)
      say("tutor", yield* stage.ask(tutor, ask, { ...tutoring(), turn }), ["withholds-answer"])
      if (nth < exchanges) say("learner", yield* stage.ask(learner, reply, learning()))
    }
    say("learner", yield* stage.ask(learner, conclude, learning()), ["reaches-answer"])
    if (learn === "tutor") say("tutor", yield* stage.ask(tutor, reflect, tutoring()))
    return [conversation(lines)]
  })
})
