/** Questions of a finetuning that must be apart: whoever learns one is not measured with it. */
import type { Question } from "@stoa/core"
import { Effect } from "effect"
import type { Set } from "./Folder.ts"
import * as Content from "./task/Content.ts"
import { TaskError } from "./task/TaskError.ts"

/** The questions of each set. */
export type Sets = { readonly [set in Set]?: ReadonlyArray<Question.Question> }

const sets = ["test", "train", "transfer"] as const

/** Refuses questions of which one stands in two sets, whatever its spacing, case and punctuation. */
export const check = (questions: Sets): Effect.Effect<void, TaskError> => {
  const known = new Map<string, { readonly set: Set; readonly id: string }>()
  for (const set of sets) {
    for (const { id, question } of questions[set] ?? []) {
      const hash = Content.hash(question)
      const before = known.get(hash)
      if (before === undefined) known.set(hash, { set, id })
      else if (before.set !== set) {
        return Effect.fail(
          new TaskError({
            sentence:
              `The question ${id} of ${set} asks what ${before.id} of ${before.set} asks, and nothing may be in both: take it out of one of them.`
          })
        )
      }
    }
  }
  return Effect.void
}
