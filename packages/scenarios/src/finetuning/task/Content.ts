/** What a question asks, whatever its spacing, case and punctuation: two with the same are the same question. */
import { Seed } from "@stoa/core"

const quotes: Readonly<Record<string, string>> = {
  "“": "\"",
  "”": "\"",
  "‘": "'",
  "’": "'",
  "−": "-",
  "–": "-",
  "—": "-"
}

/** The text without what writers vary. A sign that may belong to a formula or a number stays: 3+4, 3-4, 1.5 and 5! differ. */
export const normal = (text: string): string =>
  text.normalize("NFKC").toLowerCase()
    .replace(/[“”‘’−–—]/g, (sign) => quotes[sign]!)
    .replace(/\\left|\\right|\\[,;:! ]/g, "")
    .replace(/[.,;:?](?!\d)|["$]|(?<=\p{L})!|…/gu, " ")
    .replace(/\s+/g, "")

/** The hash of what a question asks. */
export const hash = (question: string): string => Seed.digest(normal(question))
