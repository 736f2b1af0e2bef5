/** Questions that cannot be had as they are wanted, in a sentence that says what to do. */
import { Schema } from "effect"

export class TaskError extends Schema.TaggedError<TaskError>()("TaskError", { sentence: Schema.String }) {
  override get message(): string {
    return this.sentence
  }
}
