/** How the conversations of a class are laid out for trainers: a system turn, speakers in the text, and which answers are learnt. */
import type { Turn } from "../domain/Draft.ts"
import type { Example } from "../domain/Example.ts"

/** What a recipe says of it; what is absent changes nothing. */
export interface LayoutOptions {
  readonly system?: "none" | "student"
  readonly roleTags?: "none" | "angle"
  readonly trainOn?: "all" | "last" | "right"
}

/** What the system turn says. */
export const student =
  "You are a student. Answer your teacher and your fellow students in detail: think step by step, show how each step follows from the one before, and end with your answer."

/** A speaker as it stands in the text. */
export const tag = (speaker: string): string => {
  const [first = "", ...letters] = speaker
  return `<${first.toUpperCase()}${letters.join("")}>`
}

/** The places of the answers that a trainer shall read and not learn. */
const masked = (turns: ReadonlyArray<Turn>, trainOn: LayoutOptions["trainOn"]): ReadonlySet<number> => {
  const last = turns.findLastIndex(({ role }) => role === "assistant")
  const skip = (turn: Turn, index: number) =>
    turn.role === "assistant" && (trainOn === "last" ? index !== last : trainOn === "right" && turn.train === false)
  return new Set(turns.flatMap((turn, index) => (skip(turn, index) ? [index] : [])))
}

/**
 * The row as trainers get it: of a scene each turn says what the options want and `train: false` where it is not to be learnt. All
 * other rows are as they were.
 */
export const lay = ({ roleTags, system, trainOn }: LayoutOptions) => <E extends Example>(example: E): E => {
  if (example.scene === undefined) return example
  const skipped = masked(example.turns, trainOn)
  const turns = example.turns.map(({ content, role, speaker }, index): Turn => ({
    role,
    content: roleTags === "angle" && speaker !== undefined && role !== "system"
      ? `${tag(speaker)} ${content}`
      : content,
    ...(skipped.has(index) ? { train: false } : {})
  }))
  // What a scenario says itself goes before what is said of all.
  const added = system === "student" && turns[0]?.role !== "system"
  return { ...example, turns: added ? [{ role: "system", content: student }, ...turns] : turns }
}
