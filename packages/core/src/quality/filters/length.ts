import type { Draft } from "../../domain/Draft.ts"
import * as Filter from "../Filter.ts"
import * as Spoken from "../Spoken.ts"

/** Fewest and most characters of a text. */
export interface Band {
  readonly min: number
  readonly max: number
}

/** What is wrong with the length of something; absent where it lies within its band. */
export const outside = (what: string, length: number, { max, min }: Band): string | undefined =>
  length < min
    ? `${what} has ${length} characters, fewer than ${min}`
    : length > max
    ? `${what} has ${length} characters, more than ${max}`
    : undefined

interface Bands {
  readonly instruction: Band
  readonly response: Band
}

/**
 * A scene begins with its question, which is no shorter than it is given, and what is said may be short ("Why?") where something is
 * said in the end: fewest characters are those of all answers together, most are those of each turn.
 */
const ofScene = (draft: Filter.Staged, { instruction, response }: Bands): string | undefined => {
  const first = draft.turns.findIndex(({ role }) => role === "user")
  const fewest = Math.min(instruction.min, draft.scene.question.question.length)
  for (const [index, turn] of draft.turns.entries()) {
    if (turn.role === "system") continue
    const band = index === first ? { min: fewest, max: instruction.max } : { min: 0, max: response.max }
    const reason = outside(Spoken.name(turn, index), turn.content.length, band)
    if (reason !== undefined) return reason
  }
  const answers = draft.turns.filter(({ role }) => role === "assistant")
  const said = answers.reduce((sum, { content }) => sum + content.length, 0)
  return said < response.min
    ? `all answers together have ${said} characters, fewer than ${response.min}`
    : undefined
}

/**
 * Every answer keeps to the band, and so does the first instruction; what is asked after an answer may be short, and so may a worse
 * response: that may be what is worse about it.
 */
const ofRow = (draft: Draft, { instruction, response }: Bands): string | undefined => {
  const { rejected, turns } = draft
  if (!turns.some(({ role }) => role === "user")) return outside("the instruction", 0, instruction)
  if (!turns.some(({ role }) => role === "assistant")) return outside("the response", 0, response)
  const first = turns.findIndex(({ role }) => role === "user")
  for (const [index, { content, role }] of turns.entries()) {
    if (role === "system") continue
    const asked = index === first ? instruction : { min: 0, max: instruction.max }
    const reason = outside(Spoken.nameIn(draft, index), content.length, role === "user" ? asked : response)
    if (reason !== undefined) return reason
  }
  return rejected === undefined
    ? undefined
    : outside("the rejected response", rejected.content.length, { min: 0, max: response.max })
}

/** Drops rows of which a text is too short or too long. */
export const length = (bands: Bands) =>
  Filter.pure(
    "length",
    "Instruction and response keep to their lengths.",
    (draft) => Filter.isStaged(draft) ? ofScene(draft, bands) : ofRow(draft, bands)
  )
