/** Debate: two of the same strength argue in turn, a stronger one closes (MASTER, arXiv:2506.02689). */
import { Answer, Draft, Question, Scenario, setting, Stage, type StageMessage } from "@stoa/core"
import { Effect, Schema } from "effect"
import { argue, close } from "./debate/prompts.ts"
import { told } from "./debate/rehearse.ts"
import { hasCode } from "./Paragraph.ts"
import { training } from "./Verdict.ts"
import { endingOf } from "./wording.ts"

const input = Schema.Struct({
  question: Schema.NonEmptyString,
  answer: Schema.NonEmptyString,
  outcome: Schema.optionalKey(Question.Outcome),
  domain: Schema.optionalKey(Schema.String),
  rounds: setting(
    Schema.Literals(["one", "two", "either"]),
    "How often A and B speak in turn; either: once or twice, drawn by the seed",
    "either"
  )
})

/** A text in one paragraph. With a block of code it cannot be one, and need not. */
const paragraph = (text: string): ReadonlyArray<Draft.Check> => (hasCode(text) ? [] : ["one-paragraph"])

/** The question, A, B (A, B again), C. C alone sees the reference. A and C are the model's side, so that the sides take turns. */
export const debate = Scenario.make("debate", {
  summary:
    "Two pupils argue over a question, once or twice in turn, and a stronger one weighs both and gives the answer.",
  roles: {
    a: { cast: "anyone", model: "peer", summary: "Argues first" },
    b: { cast: "anyone", model: "peer", summary: "Answers A with a view of its own" },
    c: { cast: "neighbour", model: "strong", summary: "Knows the answer and closes the debate" }
  },
  learner: "a",
  input,
  play: Effect.fnUntraced(function*({ cast, input }) {
    const stage = yield* Stage
    const { answer, outcome, question } = input
    const asked = { question, ending: endingOf(input) }
    const rounds = input.rounds === "either" ? yield* stage.choose("rounds", [1, 2]) : input.rounds === "one" ? 1 : 2
    yield* stage.note("rounds", rounds)

    const spoken: Array<{ readonly name: "A" | "B"; readonly message: StageMessage<string> }> = []
    const talk = () => told(spoken.map(({ message, name }) => ({ name, text: message.text })))
    for (let round = 1; round <= rounds; round++) {
      for (const [name, actor] of [["A", cast.a], ["B", cast.b]] as const) {
        const heard = { name, debate: talk(), person: actor.person }
        spoken.push({ name, message: yield* stage.ask(actor, argue, { ...asked, ...heard }) })
      }
    }

    const closing = { ...asked, answer, result: outcome?.text, name: "C", debate: talk() ?? "", person: cast.c.person }
    let last = yield* stage.ask(cast.c, close, closing)
    if (Answer.reaches(last.text, input) === false) {
      const flaw = `It does not come to the right result, ${outcome?.text ?? answer}.`
      yield* stage.remark("closingAgain", flaw)
      last = yield* stage.ask(cast.c, close, { ...closing, draft: last.text, flaw })
    }

    return [Draft.conversation([
      Draft.human(question, { speaker: "teacher" }),
      ...spoken.map(({ message, name }) =>
        name === "A"
          ? Draft.gpt(message, { speaker: name, checks: paragraph(message.text), ...training(message, input) })
          : Draft.human(message, { speaker: name, checks: paragraph(message.text) })
      ),
      Draft.gpt(last, { speaker: "C", checks: [...paragraph(last.text), "reaches-answer"], ...training(last, input) })
    ])]
  })
})
