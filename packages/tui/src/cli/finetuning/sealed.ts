/** Questions that a finetuning or an evaluation began with: it goes on with the very same, or not at all. */
import { Milestones, type Question, Seed } from "@stoa/core"
import { Finetuning } from "@stoa/scenarios"
import { Effect, Option } from "effect"
import { usage } from "../CommandError.ts"

/** Fields in one order, wherever a question comes from. */
const sorted = (_: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value

/** Keeps the digest of each set, or compares it with what is kept. */
export const sealed = Effect.fn("finetuning.sealed")(function*(
  sets: { readonly [set in Finetuning.Folder.Set]?: ReadonlyArray<Question.Question> | undefined },
  folder: Finetuning.Folder.Folder
) {
  const milestones = yield* Milestones.Milestones
  for (const [set, questions] of Object.entries(sets)) {
    if (questions === undefined) continue
    const digest = Seed.digest(JSON.stringify(questions, sorted))
    const place = `questions/${set}`
    const before = yield* milestones.get(place)
    if (Option.isNone(before)) yield* milestones.set(place, digest)
    else if (before.value !== digest) {
      const file = Finetuning.Folder.questions(folder, set as Finetuning.Folder.Set)
      return yield* usage(
        `The questions of ${set} are not those that ${folder.name} began with: put back what was changed in ${file}, or remove that file, and it is written again from where its questions came from; other questions are for another --name.`
      )
    }
  }
})
