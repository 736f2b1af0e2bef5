/** A gate that a draft must pass: a name, a sentence, and a judgement with a reason. */
import type { Draft, Scene } from "../domain/Draft.ts"
import type { Vector } from "../vector/Vector.ts"

/** What is known of a draft beside itself. */
export interface Known {
  /** True when all filters before this one keep it, and there is room for it: only such a draft is remembered. */
  readonly clean: boolean
  /** The vector of its instruction; absent where nobody asked for it. */
  readonly vector?: Vector | undefined
}

/** Judges one draft: the reason to drop it, or nothing. */
export type Judgement = (draft: Draft, known: Known) => string | undefined

/**
 * A filter, one of three sorts: for all drafts, for scenes only, or for rows of synthesis only (those that have a requirement). What it has seen belongs to one run: `start` begins anew. Drafts come in place order. */
export interface Filter {
  readonly name: string
  readonly summary: string
  /** True where it looks at scenes only: it keeps every other draft, and gives no verdict on it. */
  readonly isForScenes?: boolean
  /** True where it looks at rows of synthesis only: it passes over scenes, and gives no verdict on them. */
  readonly isForRows?: boolean
  readonly start: () => Judgement
}

/** A draft that was made of a scene. */
export interface Staged extends Draft {
  readonly scene: Scene
}

/** True for a draft that was made of a scene. */
export const isStaged = (draft: Draft): draft is Staged => draft.scene !== undefined

/** Makes a filter. */
export const make = (name: string, options: Omit<Filter, "name">): Filter => ({ name, ...options })

/** Makes a filter that needs no memory. */
export const pure = (name: string, summary: string, judge: (draft: Draft) => string | undefined): Filter =>
  make(name, { summary, start: () => judge })

/** Makes a filter that needs no memory and looks at scenes only. */
export const ofScenes = (name: string, summary: string, judge: (draft: Staged) => string | undefined): Filter =>
  make(name, { summary, isForScenes: true, start: () => (draft) => isStaged(draft) ? judge(draft) : undefined })

/** Makes a filter that needs no memory and looks at rows of synthesis only. */
export const ofRows = (name: string, summary: string, judge: (draft: Draft) => string | undefined): Filter =>
  make(name, { summary, isForRows: true, start: () => (draft) => isStaged(draft) ? undefined : judge(draft) })
