/** One paragraph: a text without a line break. Code cannot do without them, so that blocks of code may stand in it or behind it. */
import { Schema } from "effect"

const block = /\s*(```[^`\n]*\n[\s\S]*?```)\s*/g

/** True for a text without a line break outside of its blocks of code. */
export const isOne = (text: string): boolean => !/[\r\n\u2028\u2029]/.test(text.trim().replace(block, " "))

/** True for a text with a block of code. */
export const hasCode = (text: string): boolean => /```[^`\n]*\n/.test(text)

/** The text in one paragraph: its prose without line breaks, its blocks of code apart from it. */
export const inOne = (text: string): string => {
  const pieces = text.split(block).map((piece, at) => at % 2 === 1 ? piece : piece.replace(/\s+/g, " ").trim())
  const flat = pieces.filter((piece) => piece !== "").join("\n\n")
  return isOne(flat) ? flat : flat.replaceAll("```", "").replace(/\s+/g, " ").trim()
}

/** A reply in one paragraph; the failure tells a model how to mend it. */
export const Paragraph = Schema.String.check(
  Schema.makeFilter((text: string) =>
    isOne(text) ||
    "Expected one paragraph: take out every line break, the list marks and the headings; only a block of code may have lines."
  )
)
