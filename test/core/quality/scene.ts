import type { Turn } from "../../../packages/core/src/domain/Draft.ts"
import type { Question } from "../../../packages/core/src/domain/Question.ts"
import type { Staged } from "../../../packages/core/src/quality/Filter.ts"

/** A question that can be compared by value. */
export const clips: Question = {
  id: "q1",
  source: "sums",
  domain: "mathematics",
  question: "Nora sold 48 clips in April and half as many in May. How many clips did she sell in both months?",
  answer: "In May she sold 48 / 2 = 24 clips. Together these are 48 + 24 = 72 clips.\n#### 72",
  outcome: { kind: "number", text: "72" }
}

/** A question like it. */
export const pens: Question = {
  ...clips,
  id: "q2",
  question: "Omar sold 30 pens in April and a third as many in May. How many pens did he sell in both months?",
  answer: "In May he sold 30 / 3 = 10 pens. Together these are 30 + 10 = 40 pens.\n#### 40",
  outcome: { kind: "number", text: "40" }
}

/** What else a scene is made of. */
export interface SceneOptions extends Partial<Staged["scene"]> {
  readonly id?: string
}

/** A draft of a scene with these turns. */
export const sceneOf = (
  turns: ReadonlyArray<Turn>,
  { id = "c0/error-correction/1", ...scene }: SceneOptions = {}
): Staged => ({
  id,
  kind: "sft",
  domain: "mathematics",
  scene: { scenario: "error-correction", row: 0, question: clips, notes: {}, remarks: {}, ...scene },
  turns,
  sources: { agents: [], messages: [], profiles: [] },
  makings: []
})

const turn = (role: Turn["role"], speaker: string) => (content: string, options: Partial<Turn> = {}): Turn => ({
  role,
  content,
  speaker,
  ...options
})

export const teacher = turn("user", "teacher")
export const pupil = turn("assistant", "pupil")

/** A lesson in which everything is as it shall be; single texts may be others. */
export const lesson = (
  said: Partial<Record<"question" | "attempt" | "hint" | "correction", string>> = {}
): Array<Turn> => [
  teacher(said.question ?? clips.question),
  pupil(said.attempt ?? "In May she sold 48 / 2 = 24 clips. So the answer is 24.", { checks: ["misses-answer"] }),
  teacher(
    said.hint ??
      "Your sum for May is right, but the question asks for both months. What do you do with the two numbers?",
    { checks: ["withholds-answer"] }
  ),
  pupil(
    said.correction ?? "I forgot April. She sold 48 clips in April and 24 in May, and 48 + 24 = 72. The answer is 72.",
    { checks: ["reaches-answer"] }
  )
]
