/** One paragraph: a text without a line break. Code cannot do without them, so that a block of code may stand in it or behind it. */
import { Schema } from "effect"

const block = /\s*```[^`\n]*\n[\s\S]*?```\s*/g

/** True for a text without a line break outside of its blocks of code. */
export const isOne = (text: string): boolean => !/[\r\n\u2028\u2029]/.test(text.trim().replace(block, " "))

/** True for a text with a block of code. */
export const hasCode = (text: string): boolean => /```[^`\n]*\n/.test(text)

/** A reply in one paragraph; the failure tells a model how to mend it. */
export const Paragraph = Schema.String.check(
  Schema.makeFilter((text: string) =>
    isOne(text) ||
    "Expected one paragraph: take out every line break, the list marks and the headings; only a block of code may have lines."
  )
)
