/** A table of figures, and what they rest on. */

/** Assumed, or a source that was read for it. Nothing else may name a publisher or a year. */
export type Basis = "assumed" | { readonly source: string; readonly year: number }

/** Figures with their basis. */
export interface Table<A> {
  readonly what: string
  readonly basis: Basis
  readonly rows: A
}
