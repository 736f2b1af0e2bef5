/** The data sets of the agents, each from what that agent said itself (MAFT, section 3.2). No reference answer is seen here. */
import { nameOf, spoken, type Transcript } from "../debate/Transcript.ts"
import type { Task } from "../task/Task.ts"
import type { Conversation } from "./Conversation.ts"
import * as Course from "./Course.ts"

/** What the sets are built by. */
export interface SetsOptions {
  /** Only its comparison of answers is used. */
  readonly task: Pick<Task, "same">
  /** N. */
  readonly agents: number
  /** What critics learn of a conversation; a generator's has one answer. */
  readonly loss: Course.Loss
}

/** A critic's conversations: it was wrong first and came to the vote, or it stayed right. */
export interface Critic {
  readonly minus: ReadonlyArray<Conversation>
  readonly plus: ReadonlyArray<Conversation>
}

/** The sets of all agents, that of agent n at n - 1; no critics where there was one round. */
export interface Sets {
  readonly generators: ReadonlyArray<ReadonlyArray<Conversation>>
  readonly critics: ReadonlyArray<Critic>
}

const idOf = ({ agent, question, set }: Pick<Conversation, "agent" | "question" | "set">): string =>
  `${question}/${agent}/${set}`

/** D^G of an agent in one debate: the question as it was asked, and the first answer, where that agrees with the vote. */
const generated = (transcript: Transcript, number: number, { task }: SetsOptions): ReadonlyArray<Conversation> => {
  const first = spoken(transcript, number, 1)
  if (!Course.isSaid(first) || !Course.agrees(transcript, task)(first)) return []
  const whose = { question: transcript.question, agent: nameOf("generator", number), set: "G" } as const
  return [{ id: idOf(whose), ...whose, turns: Course.turns([first], "final") }]
}

/**
 * D^C of an agent in one debate: all it was asked and said, where it comes to the vote at its end. C-: its first answer did not agree,
 * or could not be read, which counts as wrong; C+: it did. One that ends otherwise is never used.
 */
const criticised = (transcript: Transcript, number: number, options: SetsOptions): ReadonlyArray<Conversation> => {
  const course = transcript.rounds < 2 ? undefined : Course.of(transcript, number)
  const agrees = Course.agrees(transcript, options.task)
  if (course === undefined || !agrees(course.at(-1))) return []
  const set = agrees(course[0]) ? "C+" : "C-"
  const whose = { question: transcript.question, agent: nameOf("critic", number), set } as const
  return [{ id: idOf(whose), ...whose, turns: Course.turns(course, options.loss) }]
}

/** The sets that come of debates, in their order. Debates without a vote give nothing, and in those of one round there are no critics. */
export const of = (transcripts: ReadonlyArray<Transcript>, options: SetsOptions): Sets => {
  const numbers = Array.from({ length: options.agents }, (_, index) => index + 1)
  const isDebate = transcripts.every(({ rounds }) => rounds > 1)
  return {
    generators: numbers.map((number) => transcripts.flatMap((each) => generated(each, number, options))),
    critics: (isDebate ? numbers : []).map((number) => {
      const all = transcripts.flatMap((each) => criticised(each, number, options))
      return { minus: all.filter(({ set }) => set === "C-"), plus: all.filter(({ set }) => set === "C+") }
    })
  }
}
