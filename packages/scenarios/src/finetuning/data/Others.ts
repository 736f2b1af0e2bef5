/** What the one model of a baseline is trained on (MAFT, section 4.1 and appendix E). */
import { spoken, type Transcript, type Utterance } from "../debate/Transcript.ts"
import type { Conversation } from "./Conversation.ts"
import * as Course from "./Course.ts"
import type * as Sets from "./Sets.ts"

/** The one who learns; also in the ids of its conversations. */
export interface Learner {
  readonly agent: string
}

/** An answer of the one model of STaR to a question, and whether it is right; the question stands in it without the hint. */
export interface Found {
  readonly question: string
  readonly said: Utterance
  readonly right: boolean
}

/** STaR: the right answers, those found with the answer as a hint among them. Whoever knows the reference answers says which are. */
export const star = (
  found: ReadonlyArray<Found>,
  { agent }: Learner
): ReadonlyArray<Conversation> =>
  found.flatMap(({ question, right, said }): ReadonlyArray<Conversation> =>
    right && Course.isSaid(said)
      ? [{ id: `${question}/${agent}`, question, agent, set: "other", turns: Course.turns([said], "final") }]
      : []
  )

/** majority-finetuned: every first answer that agrees with the vote, whoever of the copies gave it. */
export const agreeing = (
  transcripts: ReadonlyArray<Transcript>,
  { agent, agents, task }: Learner & Pick<Sets.SetsOptions, "agents" | "task">
): ReadonlyArray<Conversation> =>
  transcripts.flatMap((transcript) =>
    Array.from({ length: agents }, (_, index) => spoken(transcript, index + 1, 1))
      .filter(Course.isSaid)
      .filter(Course.agrees(transcript, task))
      .map((said): Conversation => ({
        id: `${transcript.question}/${agent}/${said.agent}`,
        question: transcript.question,
        agent,
        set: "other",
        turns: Course.turns([said], "final")
      }))
  )

/**
 * single-agent: all that the agents of the debate learn each for itself, a critic's as they are mixed for that critic, in the order of
 * debates. So it differs from the finetuned agents in one thing: that one model learns it all. unique-id is the same over debates in
 * which every agent was told which one it is: that stands in what it was asked.
 */
export const single = (
  learnt: ReadonlyArray<ReadonlyArray<Conversation>>,
  { agent, transcripts }: Learner & { readonly transcripts: ReadonlyArray<Pick<Transcript, "question">> }
): ReadonlyArray<Conversation> => {
  const byQuestion = Map.groupBy(learnt.flat(), ({ question }) => question)
  return transcripts.flatMap(({ question }) => byQuestion.get(question) ?? []).map((each) => ({
    ...each,
    id: `${each.question}/${agent}/${each.agent}`,
    agent,
    set: "other" as const
  }))
}
