/** Why an index cannot be had. */
import { Schema } from "effect"
import { brief } from "../domain/PlainText.ts"

/** The library of an index is not there, or does not work here. */
export class IndexError extends Schema.TaggedError<IndexError>()("IndexError", {
  index: Schema.String,
  detail: Schema.String,
  remedy: Schema.String
}) {
  override get message(): string {
    return `The index ${this.index} cannot be used here (${this.detail}): ${this.remedy}.`
  }
}

/** The first line of what a library says of its trouble. */
export const detailOf = (error: unknown): string =>
  brief((error instanceof Error ? error.message : String(error)).split("\n")[0]!, 200)
