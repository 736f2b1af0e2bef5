import { text } from "../../domain/Draft.ts"
import * as Filter from "../Filter.ts"
import * as Spoken from "../Spoken.ts"

/** Fewest and most characters of a text. */
export interface Band {
  readonly min: number
  readonly max: number
}

const outside = (what: string, length: number, { max, min }: Band): string | undefined =>
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

/** Drops rows whose instruction or response is too short or too long; of a scene each turn is looked at. */
export const length = (bands: Bands) =>
  Filter.pure(
    "length",
    "Instruction and response keep to their lengths.",
    (draft) =>
      Filter.isStaged(draft)
        ? ofScene(draft, bands)
        : outside("the instruction", text(draft, "user").length, bands.instruction) ??
          outside("the response", text(draft, "assistant").length, bands.response)
  )
