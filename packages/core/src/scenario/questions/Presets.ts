/** The kinds of rows that are known, and which of them a row is. */
import { Result } from "effect"
import { complain, type Complaint } from "../../source/RowProblem.ts"
import type { Fields } from "./Fields.ts"
import type { Answers, Posing, Preset } from "./Preset.ts"
import { alpaca } from "./presets/alpaca.ts"
import { gsm8k } from "./presets/gsm8k.ts"
import { harmful } from "./presets/harmful.ts"
import { humaneval } from "./presets/humaneval.ts"
import { mbpp } from "./presets/mbpp.ts"
import { mmlu } from "./presets/mmlu.ts"
import { openhermes } from "./presets/openhermes.ts"
import { orcaMath } from "./presets/orcaMath.ts"
import { plain } from "./presets/plain.ts"
import { procqa } from "./presets/procqa.ts"

/** All presets, those with the most telling fields first: a row is of the first kind that it fits and that can read it. */
export const presets: ReadonlyArray<Preset> = [
  humaneval,
  mbpp,
  mmlu,
  openhermes,
  procqa,
  gsm8k,
  alpaca,
  orcaMath,
  plain,
  harmful
]

/** The names a file of questions may give as its preset. */
export type Name =
  | "auto"
  | "plain"
  | "gsm8k"
  | "orca-math"
  | "mbpp"
  | "humaneval"
  | "mmlu"
  | "openhermes"
  | "alpaca"
  | "procqa"
  | "harmful"

/** Reads the rows of one file. */
export interface Reader {
  readonly read: (fields: Fields) => Result.Result<Posing, Complaint>
  /** The preset in use; undefined as long as no row has told which. */
  readonly preset: () => Preset | undefined
}

const unknown = complain("", "expected fields that a preset knows, such as question and answer", "others")

/** Reads a row whose answer nobody needs: with it where it can be read, or else as an unanswered question. */
const readOptional = ({ ask, read }: Preset, fields: Fields): Result.Result<Posing, Complaint> => {
  const answered = read(fields)
  return Result.isSuccess(answered) || ask === undefined
    ? answered
    : Result.map(ask(fields), (question) => ({ question, answer: "", unanswered: true }))
}

/**
 * Reads rows by the preset of a name; `auto` finds out with the first row that can be read, and stays with it. Where answers are
 * optional, a row of a preset that can ask without them is a question without one too.
 */
export const reader = (name: Name, answers: Answers = "wanted"): Reader => {
  let chosen = presets.find((preset) => preset.name === name)
  const find = (fields: Fields): Result.Result<Posing, Complaint> => {
    let first: Result.Result<Posing, Complaint> = unknown
    for (const preset of presets) {
      if (!preset.fits(fields)) continue
      const result = preset.read(fields)
      if (Result.isSuccess(result)) {
        chosen = preset
        return result
      }
      if (first === unknown) first = result
    }
    return first
  }
  const one = (preset: Preset, fields: Fields) =>
    answers === "optional" ? readOptional(preset, fields) : preset.read(fields)
  return { read: (fields) => (chosen === undefined ? find(fields) : one(chosen, fields)), preset: () => chosen }
}
