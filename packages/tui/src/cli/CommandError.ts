/** How a command fails: one sentence for the user, and the exit code. */
import { Schema } from "effect"

/** Exit codes of every command. */
export const codes = { ok: 0, failed: 1, usage: 2, budget: 3, interrupted: 130 } as const

/** A failure that is already a sentence. */
export class CommandError extends Schema.TaggedError<CommandError>()("CommandError", {
  sentence: Schema.String,
  code: Schema.Int
}) {
  override get message(): string {
    return this.sentence
  }
}

/** Bad usage or input. */
export const usage = (sentence: string) => new CommandError({ sentence, code: codes.usage })
