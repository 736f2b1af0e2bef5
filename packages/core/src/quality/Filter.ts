/** A gate that a draft must pass: a name, a sentence, and a judgement with a reason. */
import type { Draft } from "../domain/Draft.ts"

/** Judges one draft: the reason to drop it, or nothing. `clean` tells that all filters before this one keep it. */
export type Judgement = (draft: Draft, clean: boolean) => string | undefined

/** A filter. What it has seen belongs to one run: `start` begins anew. Drafts come in place order. */
export interface Filter {
  readonly name: string
  readonly summary: string
  readonly start: () => Judgement
}

/** Makes a filter. */
export const make = (name: string, options: Omit<Filter, "name">): Filter => ({ name, ...options })

/** Makes a filter that needs no memory. */
export const pure = (name: string, summary: string, judge: (draft: Draft) => string | undefined): Filter =>
  make(name, { summary, start: () => judge })
