/** Debates as the scenes of a class (MASTER): a critic that was corrected is an error correction, a debate with its vote a debate. */
import { nameOf, type Transcript } from "../debate/Transcript.ts"
import type { LearningTurn } from "./Conversation.ts"
import * as Course from "./Course.ts"
import * as Rows from "./Rows.ts"
import type { SetsOptions } from "./Sets.ts"

/** Where a scene comes from. No trainer reads it. */
export interface Provenance {
  readonly scenario: "error-correction" | "debate"
  readonly question: string
  /** Who speaks in each answer of the debates: turns of the human side that are nobody's say "question". */
  readonly speakers: ReadonlyArray<string>
  /** Places of their calls, in the same order; empty for what no call made. */
  readonly places: ReadonlyArray<string>
  readonly models: ReadonlyArray<string>
  readonly vote: { readonly answer: string; readonly agents: ReadonlyArray<string>; readonly tied: boolean }
}

/** A scene as a row of ShareGPT, and where it comes from. */
export interface Scene {
  readonly id: string
  readonly conversations: ReadonlyArray<{
    readonly from: "human" | "gpt"
    readonly value: string
    readonly train?: false
  }>
  readonly provenance: Provenance
}

/** What is said in a scene, and by whose call. */
interface Line extends LearningTurn {
  readonly by?: Course.Said
}

const sceneOf = (
  { question, vote }: Transcript,
  { lines, scenario, who }: Pick<Provenance, "scenario"> & { readonly lines: ReadonlyArray<Line>; readonly who: string }
): Scene => {
  const answer = vote.answer ?? ""
  const agents = vote.classes.find((each) => each.answer === answer)?.agents ?? []
  const id = `${question}/${who}`
  const row = Rows.formats.sharegpt.row(Rows.example({ id, turns: lines })) as Pick<Scene, "id" | "conversations">
  return {
    ...row,
    provenance: {
      scenario,
      question,
      speakers: lines.map(({ by }) => by?.agent ?? "question"),
      places: lines.map(({ by }) => by?.place ?? ""),
      models: lines.map(({ by }) => by?.model ?? ""),
      vote: { answer, agents, tied: vote.tied }
    }
  }
}

const posed = ({ text }: Transcript): Line => ({ role: "user", content: text, learnt: false })

const numbers = ({ agents }: Pick<SetsOptions, "agents">) => Array.from({ length: agents }, (_, index) => index + 1)

/**
 * Error corrections: one for every conversation of a critic that was wrong first and came to the vote (D^C-). Four turns:
 *
 * 1. human: the question, in its own words and without the form of an answer that was asked for;
 * 2. gpt: the last answer of the agent that does not agree with the vote, not to be learnt (`train: false`): the pupil's attempt;
 * 3. human: what the agent was sent then, word for word, with what the others said or its summary: in place of the teacher's diagnosis;
 * 4. gpt: its next answer, which agrees with the vote: the correction. The vote stands in place of the reference answer.
 */
export const errorCorrections = (
  transcripts: ReadonlyArray<Transcript>,
  { agents, task }: Pick<SetsOptions, "agents" | "task">
): ReadonlyArray<Scene> =>
  transcripts.flatMap((transcript) =>
    numbers({ agents }).flatMap((number): ReadonlyArray<Scene> => {
      const course = Course.of(transcript, number)
      const agrees = Course.agrees(transcript, task)
      if (course === undefined || agrees(course[0]) || !agrees(course.at(-1))) return []
      const at = course.findLastIndex((said) => !agrees(said))
      const [wrong, right] = [course[at], course[at + 1]]
      if (wrong === undefined || right === undefined) return []
      const lines: ReadonlyArray<Line> = [
        posed(transcript),
        { role: "assistant", content: wrong.text, learnt: false, by: wrong },
        { role: "user", content: right.asked, learnt: false },
        { role: "assistant", content: right.text, learnt: true, by: right }
      ]
      return [sceneOf(transcript, { scenario: "error-correction", who: `${nameOf("critic", number)}/C-`, lines })]
    })
  )

/** Who plays the parts of a debate: A and B, who differ where anybody does, and C, who comes to the vote. */
const cast = (transcript: Transcript, { agents, task }: Pick<SetsOptions, "agents" | "task">) => {
  const agrees = Course.agrees(transcript, task)
  const all = numbers({ agents }).map((number) => Course.of(transcript, number)).filter((course) =>
    course !== undefined
  )
  const a = all.find(([first]) => agrees(first)) ?? all[0]
  const b = all.find((course) => course !== a && !agrees(course[0])) ?? all.find((course) => course !== a)
  const enders = all.filter((course) => agrees(course.at(-1)))
  const c = enders.find((course) => course !== a && course !== b) ?? enders[0]
  return a === undefined || b === undefined || c === undefined ? undefined : { a, b, c }
}

/**
 * Debates: one for every debate of two agents and two rounds or more that came to a vote. In the layout of the scenario:
 *
 * 1. human: the question;
 * 2. gpt: A, the first agent whose first answer agrees with the vote, or else the first of all;
 * 3. human: B, the first other whose first answer does not agree, or else the first other: its first answer;
 * 4. A and B again, where there are three rounds or more: their answers of the second;
 * 5. gpt: C, who closes: the last answer of the first agent that comes to the vote and is neither A nor B, or else of one of them.
 *
 * Every answer stands as it was given, lines and all; that a debate is spoken in paragraphs is a rule for one that is played. Answers of
 * the model's side that do not agree with the vote are not to be learnt (`train: false`). The two sides speak here from what they were
 * told in the debate, not from each other's words: before A and B gave their first answers, nobody had said anything.
 */
export const debates = (
  transcripts: ReadonlyArray<Transcript>,
  options: Pick<SetsOptions, "agents" | "task">
): ReadonlyArray<Scene> =>
  transcripts.flatMap((transcript): ReadonlyArray<Scene> => {
    const parts = transcript.rounds < 2 ? undefined : cast(transcript, options)
    if (parts === undefined) return []
    const { a, b, c } = parts
    const agrees = Course.agrees(transcript, options.task)
    const line = (role: Line["role"], said: Course.Said): Line => ({
      role,
      content: said.text,
      learnt: role === "assistant" && agrees(said),
      by: said
    })
    const rounds = transcript.rounds > 2 ? [0, 1] : [0]
    const lines: ReadonlyArray<Line> = [
      posed(transcript),
      ...rounds.flatMap((round) => [line("assistant", a[round]!), line("user", b[round]!)]),
      line("assistant", c.at(-1)!)
    ]
    return [sceneOf(transcript, { scenario: "debate", who: "debate", lines })]
  })
