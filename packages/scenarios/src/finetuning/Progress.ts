/** How far a finetuning is; shown and kept nowhere. */

/** What goes on just now. */
export interface Progress {
  /** In words: "finetuned 2, train: debates". */
  readonly what: string
  readonly done: number
  readonly of: number
}

/** Is told of what goes on. */
export type OnProgress = (progress: Progress) => void
