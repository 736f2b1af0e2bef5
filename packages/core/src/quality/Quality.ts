/** Judges drafts: every filter gives a verdict, and every verdict stays with the example. */
import type { Draft } from "../domain/Draft.ts"
import { type Example, fromDraft, type Verdict } from "../domain/Example.ts"
import type { Filter } from "./Filter.ts"
import { duplicate } from "./filters/duplicate.ts"
import { empty } from "./filters/empty.ts"
import { leak } from "./filters/leak.ts"
import { type Band, length } from "./filters/length.ts"
import { refusal } from "./filters/refusal.ts"
import { turnMarks } from "./filters/turnMarks.ts"

/** The filters of a run, in the order of judgement; the one with a memory of kept rows stands last. */
export const filters = (
  settings: { readonly instruction: Band; readonly response: Band }
): ReadonlyArray<Filter> => [empty, length(settings), turnMarks, leak, refusal, duplicate]

/** Name of the verdict on a row that passes every filter but is one too many. */
export const surplus = "count"

/**
 * A judge for one run. It must be given drafts in place order. Without `room` a draft that passes every filter is still one too
 * many, and says so.
 */
export const judge = (filters: ReadonlyArray<Filter>): (draft: Draft, room: boolean) => Example => {
  const started = filters.map((filter) => ({ name: filter.name, judge: filter.start() }))
  return (draft, room) => {
    const verdicts: Array<Verdict> = []
    let clean = room
    for (const { judge, name } of started) {
      const reason = judge(draft, clean)
      if (reason !== undefined) clean = false
      verdicts.push({ filter: name, keep: reason === undefined, reason: reason ?? "" })
    }
    if (!room && verdicts.every((verdict) => verdict.keep)) {
      verdicts.push({ filter: surplus, keep: false, reason: "as many rows as wanted were kept before this one" })
    }
    return fromDraft(draft, verdicts)
  }
}
