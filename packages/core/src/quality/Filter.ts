/** A gate that a draft must pass: a name, a sentence, and a judgement with a reason. */
import type { Draft, Scene } from "../domain/Draft.ts"

/** Judges one draft: the reason to drop it, or nothing. `clean` tells that all filters before this one keep it. */
export type Judgement = (draft: Draft, clean: boolean) => string | undefined

/** A filter. What it has seen belongs to one run: `start` begins anew. Drafts come in place order. */
export interface Filter {
  readonly name: string
  readonly summary: string
  /** True where it looks at scenes only: it keeps every other draft, and gives no verdict on it. */
  readonly isForScenes?: boolean
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
