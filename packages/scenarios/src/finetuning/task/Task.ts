/** A task: questions with one right answer each, how an answer is asked for, found in a text, and compared. */
import type { Question, Seed } from "@stoa/core"

/** How many questions of a task are made, and which may not be among them. */
export interface Making {
  readonly count: number
  readonly chance: Seed.Chance
  /** True for questions that may not be made, by their text. */
  readonly isTaken: (question: string) => boolean
}

/** A task. Its functions are pure, and none but `right` and `rehearse` sees a reference answer. */
export interface Task {
  readonly name: string
  readonly summary: string
  /** The sentence that says how the final answer shall stand; the prompts end with it. */
  readonly form: string
  /** The preset its files are read by (see `stoa evaluate --preset`); absent where questions are made and no file is read. */
  readonly preset?: string
  /** Makes questions; absent where they come from files. */
  readonly make?: (making: Making) => ReadonlyArray<Question.Question>
  /** The final answer of a text, in a few signs; undefined where none can be found for sure. */
  readonly extract: (text: string) => string | undefined
  /** Whether two answers are the same by value: reflexive and symmetric. */
  readonly same: (a: string, b: string) => boolean
  /** Whether an answer is right. What cannot be read is never right. */
  readonly right: (answer: string | undefined, question: Question.Question) => boolean
  /** What the rehearsal says to a question, right or wrong by chance; in the form that is asked for. */
  readonly rehearse: (question: string, chance: Seed.Chance) => string
}
