/** Names that look like a misspelt one, as a question. */
import { Nearest } from "@stoa/core"

/** At most three of the names that may be meant, nearest first. */
export const { nearest } = Nearest

/** "did you mean a or b?", or what else there is to say. */
export const orElse = (names: ReadonlyArray<string>, otherwise: string): string =>
  names.length === 0 ? otherwise : `did you mean ${names.join(" or ")}?`
