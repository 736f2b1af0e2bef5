/** Transcripts made by hand, and at random, over a task whose answers are the same where they are the same text. */
import * as fc from "fast-check"
import {
  nameOf,
  type Transcript,
  type Utterance
} from "../../../../packages/scenarios/src/finetuning/debate/Transcript.ts"

/** What is compared, and nothing else. */
export const task = { same: (a: string, b: string) => a === b }

/** What an agent answers in each round: an answer, null for one that cannot be read, "failed" for a call that failed. */
export type Answers = ReadonlyArray<string | null>

const utterance = (
  question: string,
  { answer, number, round }: { readonly answer: string | null; readonly number: number; readonly round: number }
): Utterance => {
  const part = round === 1 ? "generator" : "critic"
  const agent = nameOf(part, number)
  const failed = answer === "failed"
  return {
    agent,
    part,
    number,
    round,
    model: `model-${agent}`,
    place: `debate/${question}/${round}/${agent}`,
    asked: round === 1
      ? `Solve ${question}.`
      : `Round ${round}: others differ. Solve ${question} again, agent ${number}.`,
    text: failed
      ? null
      : answer === null
      ? `I do not know ${question}.`
      : `Agent ${number} thinks,\nand says \\boxed{${answer}}`,
    answer: failed ? null : answer,
    ...(failed ? { failure: "the server was gone" } : {}),
    inputTokens: 1,
    outputTokens: 1
  }
}

const summary = (question: string, number: number, round: number): Utterance => ({
  ...utterance(question, { answer: null, number, round }),
  agent: nameOf("summariser", number),
  part: "summariser",
  text: "A summary that nobody is trained on."
})

/** A transcript in which agent n answers as the n-th list says, round after round; the vote is given, not counted. */
export const transcript = (question: string, answers: ReadonlyArray<Answers>, vote: string | null): Transcript => {
  const rounds = answers[0]?.length ?? 1
  const said = Array.from({ length: rounds }, (_, round) => [
    ...(round === 0 ? [] : answers.map((_, index) => summary(question, index + 1, round + 1))),
    ...answers.map((given, index) =>
      utterance(question, { answer: given[round] ?? null, number: index + 1, round: round + 1 })
    )
  ]).flat()
  const last = answers.map((given, index) => ({
    agent: nameOf(rounds === 1 ? "generator" : "critic", index + 1),
    answer: given.at(-1)
  }))
  const classes = [...new Set(last.map(({ answer }) => answer))].filter((answer) =>
    typeof answer === "string" && answer !== "failed"
  )
    .map((answer) => ({
      answer: answer as string,
      agents: last.filter((one) => one.answer === answer).map(({ agent }) => agent)
    }))
  return { question, text: `What is ${question}?`, rounds, said, vote: { answer: vote, classes, tied: false } }
}

/** Debates of three agents of so many rounds, with any answers, any of them unreadable or failed, and any vote. */
export const debates = (rounds: number) =>
  fc.array(
    fc.record({
      answers: fc.array(
        fc.array(fc.constantFrom("1", "2", null, "failed"), { minLength: rounds, maxLength: rounds }),
        { minLength: 3, maxLength: 3 }
      ),
      vote: fc.constantFrom("1", "2", null)
    }),
    { maxLength: 12 }
  ).map((all) => all.map(({ answers, vote }, index) => transcript(`q${index + 1}`, answers, vote)))
