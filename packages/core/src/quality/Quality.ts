/** Judges drafts: every filter gives a verdict, and every verdict stays with the example. */
import type { Draft } from "../domain/Draft.ts"
import { type Example, fromDraft, type Verdict } from "../domain/Example.ts"
import type { Finder } from "../privacy/Private.ts"
import type { Vector } from "../vector/Vector.ts"
import type { Contamination } from "./contamination/Contamination.ts"
import * as Filter from "./Filter.ts"
import { address } from "./filters/address.ts"
import { alternation } from "./filters/alternation.ts"
import { contamination } from "./filters/contamination.ts"
import { duplicate } from "./filters/duplicate.ts"
import { empty } from "./filters/empty.ts"
import { equalPair } from "./filters/equalPair.ts"
import { exchanges } from "./filters/exchanges.ts"
import { firstAttempt } from "./filters/firstAttempt.ts"
import { type Grades, grades } from "./filters/grades.ts"
import { hint } from "./filters/hint.ts"
import { language } from "./filters/language.ts"
import { leak } from "./filters/leak.ts"
import { type Band, length } from "./filters/length.ts"
import { margin } from "./filters/margin.ts"
import { nearDuplicate } from "./filters/nearDuplicate.ts"
import { oneParagraph } from "./filters/oneParagraph.ts"
import { oneRole } from "./filters/oneRole.ts"
import { privacy } from "./filters/privacy.ts"
import { reaches } from "./filters/reaches.ts"
import { refusal } from "./filters/refusal.ts"
import { repetition } from "./filters/repetition.ts"
import { request } from "./filters/request.ts"
import { safety } from "./filters/safety.ts"
import { type Semantic, semanticDuplicate } from "./filters/semanticDuplicate.ts"
import { tests } from "./filters/tests.ts"
import { thinking } from "./filters/thinking.ts"
import { turnMarks } from "./filters/turnMarks.ts"
import type { Language } from "./Language.ts"

/** What filters go by. */
export interface FilterSettings {
  readonly instruction: Band
  readonly response: Band
  /** What is thought before an answer of the kind reasoning; absent: as the recipe has it by default. */
  readonly thinking?: Band | undefined
  /** Fewest points of ten for doing no harm; absent or 0: nobody looks at them. */
  readonly harmless?: number | undefined
  /** The grades that rows must have where a judge gave them any; absent: nobody looks at them. */
  readonly grades?: Grades | undefined
  /** The language of a class, from `Language.load`; absent: it may be any. */
  readonly language?: Language | undefined
  /** The languages that requirements want, from `Language.load`, by the names they use; absent: rows may be in any. */
  readonly languages?: ReadonlyMap<string, Language> | undefined
  /** Finds what is private, from `Private.load`, and what becomes of rows that hold some; absent or off: nobody looks. */
  readonly findPrivate?: Finder | undefined
  readonly privacy?: "drop" | "report" | "off" | undefined
  /** The items of benchmarks, from `Contamination.make`; absent: nobody looks for any. */
  readonly decontamination?: Contamination | undefined
  /** From which share of common word 3-grams on two rows are near duplicates; absent or 0: nobody looks. */
  readonly nearDuplicates?: number | undefined
  /** From which cosine on two rows mean the same, and what looks them up; absent or 0: nobody looks. */
  readonly semantic?: Semantic | undefined
}

const ofLanguage = ({ language: ofClass, languages: rows = new Map() }: FilterSettings) =>
  ofClass === undefined && rows.size === 0 ? [] : [language({ class: ofClass, rows })]

const ofPrivacy = ({ findPrivate: find, privacy: mode = "off" }: FilterSettings) =>
  find === undefined || mode === "off" ? [] : [privacy({ find, mode })]

/**
 * The filters of a run, in the order of judgement: first what a conversation is, then how it is said, then whether it comes to what
 * it shall; those with a memory of kept rows stand last.
 */
export const filters = (settings: FilterSettings): ReadonlyArray<Filter.Filter> => [
  empty,
  alternation,
  exchanges,
  length(settings),
  thinking(settings.thinking ?? { min: 40, max: 40_000 }),
  turnMarks,
  leak,
  address,
  refusal,
  safety(settings.harmless ?? 0),
  repetition,
  request,
  oneRole,
  oneParagraph,
  ...ofLanguage(settings),
  ...ofPrivacy(settings),
  ...(settings.decontamination === undefined ? [] : [contamination(settings.decontamination)]),
  equalPair,
  margin,
  tests,
  ...(settings.grades === undefined ? [] : [grades(settings.grades)]),
  firstAttempt,
  hint,
  reaches,
  duplicate,
  ...(settings.nearDuplicates === undefined || settings.nearDuplicates === 0
    ? []
    : [nearDuplicate(settings.nearDuplicates)]),
  ...(settings.semantic === undefined || settings.semantic.threshold === 0
    ? []
    : [semanticDuplicate(settings.semantic)])
]

/** Name of the verdict on a row that passes every filter but is one too many. */
export const surplus = "count"

/** How a draft stands before it is judged: whether there is room for it, verdicts that others have given, its vector. */
export interface Standing {
  readonly room: boolean
  readonly verdicts?: ReadonlyArray<Verdict>
  readonly vector?: Vector | undefined
}

/**
 * A judge for one run. It must be given drafts in place order. Without `room` a draft that passes every filter is still one too
 * many, and says so. Verdicts of others stand behind those of the filters, and a draft that one of them drops blocks no later twin.
 */
export const judge = (
  filters: ReadonlyArray<Filter.Filter>
): (draft: Draft, standing: boolean | Standing) => Example => {
  const started = filters.map((filter) => ({ filter, judge: filter.start() }))
  return (draft, standing) => {
    const { room, vector, verdicts: given = [] } = typeof standing === "boolean"
      ? { room: standing } as Standing
      : standing
    const verdicts: Array<Verdict> = []
    let clean = room && given.every((verdict) => verdict.keep)
    const memories: Array<() => void> = []
    const whenKept = (remember: () => void) => void memories.push(remember)
    for (const { filter, judge } of started) {
      if (!Filter.looksAt(filter, draft)) continue
      const verdict = Filter.verdict(judge(draft, { clean, vector, whenKept }))
      if (!verdict.keep) clean = false
      verdicts.push({ filter: filter.name, ...verdict })
    }
    if (clean) { for (const remember of memories) remember() }
    verdicts.push(...given)
    if (!room && verdicts.every((verdict) => verdict.keep)) {
      verdicts.push({ filter: surplus, keep: false, reason: "as many rows as wanted were kept before this one" })
    }
    return fromDraft(draft, verdicts)
  }
}

/** Whether a draft passes all filters on its own, whatever was kept before: then a call about it is not wasted. */
export const passes = (filters: ReadonlyArray<Filter.Filter>, draft: Draft): boolean =>
  filters.every((filter) =>
    !Filter.looksAt(filter, draft) || Filter.verdict(filter.start()(draft, { clean: true })).keep
  )
