/** Work that is done one piece after the other: what gathers while a piece is worked on goes together as the next. */

/** Where it is handed in. */
export interface Batch<A, B> {
  readonly add: (one: A) => Promise<B>
  /** True while something is worked on or waits for it. */
  readonly isBusy: () => boolean
  /** Takes back what nobody has begun with: it is never answered. */
  readonly takeBack: () => ReadonlyArray<A>
}

/** One for work that takes several at once, and gives as many answers in the same order. */
export const make = <A, B>(work: (all: ReadonlyArray<A>) => Promise<ReadonlyArray<B>>): Batch<A, B> => {
  interface Waiting {
    readonly one: A
    readonly resolve: (answer: B) => void
    readonly reject: (error: unknown) => void
  }
  let waiting: Array<Waiting> = []
  let working = false

  const go = async (): Promise<void> => {
    working = true
    // What one key asks for comes in one piece.
    await Promise.resolve()
    while (waiting.length > 0) {
      const piece = waiting
      waiting = []
      try {
        const answers = await work(piece.map(({ one }) => one))
        piece.forEach(({ resolve }, index) => resolve(answers[index] as B))
      } catch (error) {
        for (const { reject } of piece) reject(error)
      }
    }
    working = false
  }

  return {
    add: (one) =>
      new Promise((resolve, reject) => {
        waiting.push({ one, resolve, reject })
        if (!working) void go()
      }),
    isBusy: () => working,
    takeBack: () => {
      const left = waiting.map(({ one }) => one)
      waiting = []
      return left
    }
  }
}
