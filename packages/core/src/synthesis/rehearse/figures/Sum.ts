/** A request with figures: a sum out of somebody's life, read back from its numbers and worked out. */
import type { Chance } from "../../../domain/Seed.ts"
import type { Voice } from "../Voice.ts"

/** A sum: how it is put, how it is known again, how it is worked out. */
export interface Sum {
  readonly id: string
  readonly sign: RegExp
  /** Fields of work in which it comes up; everywhere where none are named. */
  readonly fits?: RegExp
  readonly ask: (voice: Voice, chance: Chance) => { readonly want: string; readonly limits: ReadonlyArray<string> }
  readonly answer: (text: string) => string | undefined
}

/** A number as people write it: "1,250". */
export const number = (text: string | undefined): number =>
  Number((text ?? "").replace(/[.,]+$/, "").replaceAll(",", ""))
/** Our own, so that a number looks the same on every machine. */
export const show = (value: number, digits = 2): string => {
  const [whole = "0", part = ""] = value.toFixed(digits).split(".")
  const decimals = part.replace(/0+$/, "")
  return `${whole.replace(/\B(?=(?:\d{3})+$)/g, ",")}${decimals === "" ? "" : `.${decimals}`}`
}
