/** A text that says something: model replies of blanks, dashes or control characters are no words. */
import { Schema } from "effect"

/**
 * A text with at least one letter or digit, so that something is left of it once it is made harmless (PlainText). A filter and
 * not a pattern: servers that decode by JSON schema know few patterns.
 */
export const Words = Schema.String.check(
  Schema.makeFilter((text: string) => /[\p{L}\p{N}]/u.test(text) || "Expected a text with words in it")
)
