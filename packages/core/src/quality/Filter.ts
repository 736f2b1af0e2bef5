/** A gate that a draft must pass: a name, a sentence, and a judgement with a reason. */
import type { Draft, Scene } from "../domain/Draft.ts"
import { oneLine } from "../domain/PlainText.ts"
import type { Kind } from "../domain/Requirement.ts"
import type { Vector } from "../vector/Vector.ts"

/** What is known of a draft beside itself. */
export interface Known {
  /** True when all filters before this one keep it, and there is room for it. */
  readonly clean: boolean
  /** Called with what a filter does once all filters keep the draft; absent where this one stands alone. */
  readonly whenKept?: ((remember: () => void) => void) | undefined
  /** The vector of its instruction; absent where nobody asked for it. */
  readonly vector?: Vector | undefined
}

/** Remembers a draft that is kept: one that a later filter drops must block no twin. */
export const remember = ({ clean, whenKept }: Known, how: () => void): void => {
  if (!clean) return
  if (whenKept === undefined) how()
  else whenKept(how)
}

/** Something that was found in a draft and is told of it, though the draft is kept. */
export interface Reported {
  readonly keep: true
  readonly reason: string
}

/** What a judgement comes to: the reason to drop the draft, something that is only reported, or nothing. */
export type Finding = string | Reported | undefined

/** Judges one draft. Most filters drop or say nothing. */
export type Judgement<F extends Finding = Finding> = (draft: Draft, known: Known) => F

/**
 * A filter, one of four sorts: for all drafts, for scenes only, for rows of synthesis only (those that have a requirement), or for
 * rows of one kind only. What it has seen belongs to one run: `start` begins anew. Drafts come in place order. */
export interface Filter<F extends Finding = Finding> {
  readonly name: string
  readonly summary: string
  /** True where it looks at scenes only: it keeps every other draft, and gives no verdict on it. */
  readonly isForScenes?: boolean
  /** True where it looks at rows of synthesis only: it passes over scenes, and gives no verdict on them. */
  readonly isForRows?: boolean
  /** The kind of rows that it looks at; absent: all. */
  readonly kind?: Kind
  readonly start: () => Judgement<F>
}

/** A filter that drops or says nothing. */
export type Plain = Filter<string | undefined>

/** A draft that was made of a scene. */
export interface Staged extends Draft {
  readonly scene: Scene
}

/** True for a draft that was made of a scene. */
export const isStaged = (draft: Draft): draft is Staged => draft.scene !== undefined

/** True where a filter gives a verdict on a draft. */
export const looksAt = (
  { isForRows = false, isForScenes = false, kind }: Pick<Filter, "isForRows" | "isForScenes" | "kind">,
  draft: Draft
): boolean => isStaged(draft) ? !isForRows : !isForScenes && (kind === undefined || kind === draft.kind)

/** A verdict without the name of its filter. */
export const verdict = (finding: Finding): { readonly keep: boolean; readonly reason: string } =>
  typeof finding === "string" ? { keep: false, reason: finding } : finding ?? { keep: true, reason: "" }

// What a reason quotes is text of models, and goes to a terminal.
const tidy = (finding: Finding): Finding => {
  if (finding === undefined) return undefined
  return typeof finding === "string" ? oneLine(finding) : { keep: true, reason: oneLine(finding.reason) }
}

/** Makes a filter. Its reasons are one line, whatever they quote. */
export const make = <F extends Finding = string | undefined>(
  name: string,
  { start, ...options }: Omit<Filter<F>, "name">
): Filter<F> => ({
  name,
  ...options,
  start: () => {
    const judge = start()
    return (draft, known) => tidy(judge(draft, known)) as F
  }
})

/** Makes a filter that needs no memory. */
export const pure = (name: string, summary: string, judge: (draft: Draft) => string | undefined): Plain =>
  make(name, { summary, start: () => judge })

/** Makes a filter that needs no memory and looks at scenes only. */
export const ofScenes = (name: string, summary: string, judge: (draft: Staged) => string | undefined): Plain =>
  make(name, { summary, isForScenes: true, start: () => (draft) => isStaged(draft) ? judge(draft) : undefined })

/** Makes a filter that needs no memory and looks at rows of synthesis only. */
export const ofRows = (name: string, summary: string, judge: (draft: Draft) => string | undefined): Plain =>
  make(name, { summary, isForRows: true, start: () => (draft) => isStaged(draft) ? undefined : judge(draft) })

/** What a filter for rows of one kind is made of. */
export interface OfKind<F extends Finding> {
  readonly kind: Kind
  readonly summary: string
  readonly judge: (draft: Draft) => F
}

/** Makes a filter that needs no memory and looks at rows of one kind only. */
export const ofKind = <F extends Finding>(
  name: string,
  { judge, kind, summary }: OfKind<F>
): Filter<F | undefined> =>
  make<F | undefined>(name, {
    summary,
    isForRows: true,
    kind,
    start: () => (draft) => looksAt({ isForRows: true, kind }, draft) ? judge(draft) : undefined
  })
