/** A class as facts: questions, plays, and the conversations they came to. */
import type { Making, Turn } from "../../../packages/core/src/domain/Draft.ts"
import type { Event, Played, Posed } from "../../../packages/core/src/domain/Event.ts"
import { type Example, fromDraft, type Verdict } from "../../../packages/core/src/domain/Example.ts"
import type { Question } from "../../../packages/core/src/domain/Question.ts"

/** A question by its number. */
export const questionOf = (nth: number, given: Partial<Question> = {}): Question => ({
  id: `sums:${nth}`,
  source: "sums.jsonl",
  question: `There are ${nth} apples in every basket, and Mary carries ${nth + 2} baskets. How many apples are there?`,
  answer: `Every basket holds ${nth} apples: ${nth} * ${nth + 2} = ${nth * (nth + 2)}.`,
  ...given
})

/** How often each side speaks, by scenario. */
const scripts: Readonly<Record<string, ReadonlyArray<Turn>>> = {
  "error-correction": [
    { role: "user", speaker: "teacher", content: "How many apples are there?" },
    { role: "assistant", speaker: "pupil", content: "I add them up.\nThere are 9.", train: false },
    { role: "user", speaker: "teacher", content: "Read the question again." },
    { role: "assistant", speaker: "pupil", content: "I multiply instead." }
  ],
  debate: [
    { role: "user", speaker: "teacher", content: "How many apples are there?" },
    { role: "assistant", speaker: "A", content: "I say nine." },
    { role: "user", speaker: "B", content: "I say more." },
    { role: "assistant", speaker: "C", content: "Both of you should multiply." }
  ]
}

const making = (actor: string, given: Partial<Making> & { readonly place: string }): Making => ({
  prompt: actor,
  promptHash: `${actor}-hash`,
  model: "stoa-test",
  inputTokens: 10,
  outputTokens: 5,
  rehearsal: false,
  ...given
})

const keep: Verdict = { filter: "length", keep: true, reason: "" }

/** What a row of a class is like; all of it has a default. */
export interface Taught {
  readonly scenario?: string
  readonly question?: Question
  readonly verdicts?: ReadonlyArray<Verdict>
  readonly turns?: ReadonlyArray<Turn>
  readonly temperature?: number
}

/** A row of a class. */
export const taught = (row: number, given: Taught = {}): Example => {
  const { question = questionOf(row), scenario = "error-correction", verdicts = [keep] } = given
  const sampling = given.temperature === undefined ? {} : { temperature: given.temperature }
  return fromDraft({
    id: `c${row}/${scenario}/1`,
    kind: "sft",
    domain: "mathematics",
    scene: { scenario, row, question, notes: {}, remarks: {} },
    turns: given.turns ?? scripts[scenario] ?? scripts["debate"] ?? [],
    sources: { agents: [], messages: [], profiles: [] },
    makings: [
      making("pupil", { place: `class/c${row}/${scenario}/pupil/attempt/01234567/1`, ...sampling }),
      making("group", { place: `class/c${row}/${scenario}/group.2/attempt/01234567/1`, model: "stoa-small" })
    ]
  }, verdicts)
}

/** The fact that a row was judged. */
export const judged = (example: Example): Event => ({ _tag: "Judged", place: `class/${example.id}/judged`, example })

/** The fact that a question was taken into the class. */
export const posed = (row: number, given: Partial<Posed> = {}): Event => ({
  _tag: "Posed",
  place: `class/c${row}/posed`,
  row,
  question: questionOf(row),
  scenario: "error-correction",
  ...given
})

/** The fact that a scenario was played. */
export const played = (row: number, given: Partial<Played> = {}): Event => ({
  _tag: "Played",
  place: `class/c${row}/${given.scenario ?? "error-correction"}/played`,
  row,
  scenario: "error-correction",
  cast: [],
  calls: 3,
  drafts: 1,
  notes: {},
  remarks: {},
  told: [],
  end: "drafts",
  reason: "",
  ...given
})
