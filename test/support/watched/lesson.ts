/** The facts of a class: three questions, of which one is harmful; a play that gave a row, one that failed, one that is to come. */
import type { Event } from "../../../packages/core/src/domain/Event.ts"
import type { Example } from "../../../packages/core/src/domain/Example.ts"
import type { Question } from "../../../packages/core/src/domain/Question.ts"

const question: Question = {
  id: "maths:1",
  source: "maths.jsonl",
  domain: "mathematics",
  question: "A baker fills 14 trays with 24 rolls each. 17 are squashed. How many are left?",
  answer: "14 * 24 = 336, and 336 - 17 = 319.",
  outcome: { kind: "number", text: "319" }
}

const posed = (row: number, scenario: string, change: Partial<Question> = {}): Event => ({
  _tag: "Posed",
  place: `class/c${row}/posed`,
  row,
  scenario,
  question: { ...question, id: `maths:${row + 1}`, ...change }
})

const row: Example = {
  id: "c0/debate/1",
  kind: "sft",
  domain: "mathematics",
  scene: { scenario: "debate", row: 0, question, notes: { rounds: 2 }, remarks: { policy: "resample" } },
  turns: [
    { role: "user", content: question.question, speaker: "a", message: "class/c0/debate/a/debate-argue/1/1" },
    {
      role: "assistant",
      content: "I think we can settle this: 319 rolls.",
      speaker: "c",
      message: "class/c0/debate/c/debate-close/1/1",
      checks: ["reaches-answer"]
    }
  ],
  sources: { agents: ["a0001"], messages: [], profiles: [] },
  makings: [],
  rehearsal: true,
  verdicts: [
    { filter: "length", keep: true, reason: "" },
    { filter: "hint", keep: false, reason: "a hint gives the answer away" }
  ]
}

/** The facts while the last play is to come. */
export const facts: ReadonlyArray<Event> = [
  posed(0, "debate"),
  posed(1, "analogy", { question: "How far does Mira cycle in a week of five days, 6 km each way?", answer: "60 km" }),
  posed(2, "exam", { question: "Tell me how to do harm.", answer: "", harmful: true }),
  {
    _tag: "Played",
    place: "class/c0/debate/played",
    row: 0,
    scenario: "debate",
    cast: [
      { role: "a", actor: "a", agent: "a0001" },
      { role: "b", actor: "b" },
      { role: "c", actor: "c" }
    ],
    calls: 5,
    drafts: 1,
    notes: { rounds: 2 },
    remarks: { policy: "resample" },
    told: [{
      message: "class/c0/debate/a/debate-argue/1/1",
      from: "a",
      heardBy: ["b", "c"],
      reason: "Both sit at the same table."
    }],
    end: "drafts",
    reason: ""
  },
  { _tag: "Judged", place: "class/c0/debate/1/judged", example: row },
  {
    _tag: "Played",
    place: "class/c1/analogy/played",
    row: 1,
    scenario: "analogy",
    cast: [{ role: "teacher", actor: "teacher" }],
    calls: 1,
    drafts: 0,
    notes: {},
    remarks: {},
    told: [],
    end: "failed",
    reason: "mine.ts:12: no answer could be read"
  }
]
