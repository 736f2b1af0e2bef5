/** One row of a data set, with its verdicts. */
import { Schema } from "effect"
import { Draft } from "./Draft.ts"

/** A filter's answer about a draft. */
export const Verdict = Schema.Struct({
  filter: Schema.NonEmptyString,
  keep: Schema.Boolean,
  reason: Schema.String.annotate({
    description: "Why it is dropped, or what was found where that is only reported; else empty"
  })
}).annotate({ identifier: "Verdict" })
export type Verdict = typeof Verdict.Type

/** An example: a draft that was judged. It is a row of the data set when every filter keeps it. */
export const Example = Schema.Struct({
  ...Draft.fields,
  rehearsal: Schema.Boolean.annotate({ description: "True when any part was made by the embedded rehearsal model" }),
  verdicts: Schema.Array(Verdict)
}).annotate({ identifier: "Example" })
export type Example = typeof Example.Type

/** An example from a draft and its verdicts. */
export const fromDraft = (draft: Draft, verdicts: ReadonlyArray<Verdict>): Example => ({
  ...draft,
  rehearsal: draft.makings.some((making) => making.rehearsal),
  verdicts
})

/** True when every filter keeps it. */
export const isKept = (example: Pick<Example, "verdicts">): boolean => example.verdicts.every((verdict) => verdict.keep)
