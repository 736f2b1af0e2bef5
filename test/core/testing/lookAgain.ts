import { Draft, Prompt, Scenario, setting, Stage } from "@stoa/core"
import { Effect, Schema } from "effect"

/** What a pupil says at first. */
export const attempt = Prompt.make("look-again-attempt", {
  input: Schema.Struct({ question: Schema.String }),
  output: Schema.String,
  system: "You are a pupil. Answer offhand.",
  user: "{{question}}",
  rehearse: (_, chance) => `Offhand I would say ${2 + chance.int(900)}.`
})

/** What a teacher makes of it. */
export const correct = Prompt.make("look-again-correct", {
  input: Schema.Struct({ question: Schema.String, solution: Schema.String, attempt: Schema.String }),
  output: Schema.Struct({ text: Schema.String, right: Schema.Boolean }),
  system: "You are a teacher.",
  user: "Question: {{question}}\n\nFirst answer: {{attempt}}\n\nSolution: {{solution}}",
  rehearse: ({ solution }) => ({ text: `Step by step it is this. ${solution}`, right: false })
})

/** A question for it. */
export const input = {
  question: "How many legs do 3 cats and 2 hens have together?",
  answer: "Cats have 4 legs and hens 2: 3 * 4 + 2 * 2 = 16. The answer is 16."
}

const options = {
  summary: "A pupil answers offhand, and a teacher works the answer out.",
  roles: { pupil: { cast: "anyone", model: "weak" }, teacher: "stranger", class: { cast: "group", size: 2 } },
  input: Schema.Struct({
    question: Schema.String,
    answer: Schema.String,
    doubt: setting(Schema.String, "How one is told to look again", "Are you sure?")
  }),
  play: Effect.fn(function*({ cast: { pupil, teacher }, input: { answer, doubt, question } }) {
    const stage = yield* Stage
    const first = yield* stage.ask(pupil, attempt, { question })
    yield* stage.tell(first)
    const again = yield* stage.ask(teacher, correct, { question, solution: answer, attempt: first.text })
    yield* stage.note("right", again.output.right ? 1 : 0)
    yield* stage.remark("mood", yield* stage.choose("mood", ["patient", "strict"]))
    return [
      Draft.conversation([Draft.human(question), Draft.gpt(first), Draft.human(doubt), Draft.gpt(again)])
    ]
  })
} satisfies Scenario.ScenarioOptions<
  {
    readonly pupil: { readonly cast: "anyone"; readonly model: string }
    readonly teacher: "stranger"
    readonly class: { readonly cast: "group"; readonly size: number }
  },
  { readonly question: string; readonly answer: string; readonly doubt: string }
>

/** A scenario in which nothing is wrong. */
export const lookAgain = Scenario.make("look-again", options)

/** The same with something else in it. */
export const but = (more: object): Scenario.Any => ({ ...lookAgain, ...more })
