import { text } from "../../domain/Draft.ts"
import * as Filter from "../Filter.ts"

/** Fewest and most characters of a text. */
export interface Band {
  readonly min: number
  readonly max: number
}

const outside = (what: string, length: number, { max, min }: Band): string | undefined =>
  length < min
    ? `the ${what} has ${length} characters, fewer than ${min}`
    : length > max
    ? `the ${what} has ${length} characters, more than ${max}`
    : undefined

/** Drops rows whose instruction or response is too short or too long. */
export const length = (bands: { readonly instruction: Band; readonly response: Band }) =>
  Filter.pure(
    "length",
    "Instruction and response keep to their lengths.",
    (draft) =>
      outside("instruction", text(draft, "user").length, bands.instruction) ??
        outside("response", text(draft, "assistant").length, bands.response)
  )
