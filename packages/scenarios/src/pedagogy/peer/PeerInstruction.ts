/**
 * Peer instruction: E. Mazur, "Peer Instruction: A User's Manual", 1997; what it gave: C. H. Crouch and E. Mazur, "Peer Instruction: Ten
 * years of experience and results", 2001.
 */
import { Answer, type Draft, Question, Scenario, Stage } from "@stoa/core"
import { Effect, Schema } from "effect"
import { training } from "../../Verdict.ts"
import * as Hearing from "../Hearing.ts"
import { conversation, line, scripted } from "../Lines.ts"
import { argue, explain, revote, vote } from "./prompts.ts"

const input = Schema.Struct({
  question: Schema.NonEmptyString,
  answer: Schema.NonEmptyString,
  outcome: Schema.optionalKey(Question.Outcome)
})

/** The share of votes that are right; undefined where it cannot be told by value. */
const rightOf = (votes: ReadonlyArray<Draft.Said>, asked: typeof input.Type): number | undefined => {
  const verdicts = votes.map(({ text }) => Answer.judge(text, asked))
  if (verdicts.includes("unknown")) return undefined
  return verdicts.filter((verdict) => verdict === "right").length / votes.length
}

/**
 * Learner and neighbour vote alone, argue over their votes and vote again; then the teacher, who alone sees the reference, explains: 7
 * calls, 6 turns. The question and the neighbour are the human side, the learner and at the end the teacher the model's. Notes
 * `firstVotes` and `secondVotes`: the share of right votes before and after the discussion, where they can be told by value.
 */
export const peerInstruction = Scenario.make("peer-instruction", {
  summary:
    "Two answer alone, argue as neighbours and answer again, and the teacher closes with the explanation (Mazur 1997; Crouch and Mazur 2001).",
  roles: {
    learner: { cast: "anyone", model: "peer", summary: "Votes, argues, votes again" },
    neighbour: { cast: "neighbour", model: "peer", summary: "Sits beside the learner and does the same" },
    teacher: { cast: "neighbour", model: "strong", summary: "Knows the reference answer and explains at the end" }
  },
  learner: "learner",
  input,
  play: Effect.fnUntraced(function*({ cast: { learner, neighbour, teacher }, input }) {
    const stage = yield* Stage
    const { question } = input
    const hearing = Hearing.make()
    const knowing = (actor: typeof learner) => ({ question, talk: hearing.knownTo(actor), ...Hearing.self(actor) })
    const both = <A, E, R>(each: (actor: typeof learner) => Effect.Effect<A, E, R>) =>
      Effect.all([each(learner), each(neighbour)], { concurrency: 2 })

    // Alone at first: a vote is told when both are given.
    const first = yield* both((actor) => stage.ask(actor, vote, { question, ...Hearing.self(actor) }))
    yield* Effect.forEach(first, hearing.say)
    const objection = yield* stage.ask(neighbour, argue, knowing(neighbour))
    yield* hearing.say(objection)
    const rejoinder = yield* stage.ask(learner, argue, knowing(learner))
    yield* hearing.say(rejoinder)
    const second = yield* both((actor) => stage.ask(actor, revote, knowing(actor)))
    yield* Effect.forEach(second, hearing.say)
    const closing = yield* stage.ask(teacher, explain, { ...knowing(teacher), reference: input.answer })

    const shares = { firstVotes: rightOf(first, input), secondVotes: rightOf(second, input) }
    for (const [name, share] of Object.entries(shares)) if (share !== undefined) yield* stage.note(name, share)
    return [conversation([
      scripted("human", question, "teacher"),
      line("gpt", first[0], { speaker: "learner", ...training(first[0], input) }),
      line("human", first[1], { speaker: "neighbour" }),
      line("human", objection, { speaker: "neighbour" }),
      line("gpt", rejoinder, { speaker: "learner" }),
      line("gpt", second[0], { speaker: "learner", ...training(second[0], input) }),
      line("human", second[1], { speaker: "neighbour" }),
      line("gpt", closing, { speaker: "teacher", checks: ["reaches-answer"], ...training(closing, input) })
    ])]
  })
})
