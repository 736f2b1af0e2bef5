/** A queue in order of rank, from which anybody may also step out: a binary heap whose entries know where they stand. */

/** Something in a heap. Entries of the same rank leave in the order they came. */
export interface Entry {
  /** Compared as text. */
  readonly rank: string
  /** Where it stands; kept by the heap, -1 outside. */
  index: number
  /** The number it came as; kept by the heap. */
  nth: number
}

/** A heap; the entry of the lowest rank leaves first. */
export interface Heap<A extends Entry> {
  readonly size: () => number
  readonly push: (entry: A) => void
  readonly pop: () => A | undefined
  /** Takes an entry out, wherever it stands; nothing happens when it is not there. */
  readonly remove: (entry: A) => void
}

const isBefore = (a: Entry, b: Entry): boolean => a.rank < b.rank || (a.rank === b.rank && a.nth < b.nth)

/** An empty heap. */
export const make = <A extends Entry>(): Heap<A> => {
  const entries: Array<A> = []
  let count = 0

  const put = (entry: A, index: number) => {
    entries[index] = entry
    entry.index = index
  }

  const rise = (entry: A, from: number) => {
    let index = from
    while (index > 0) {
      const above = (index - 1) >> 1
      const parent = entries[above] as A
      if (!isBefore(entry, parent)) break
      put(parent, index)
      index = above
    }
    put(entry, index)
  }

  const sink = (entry: A, from: number) => {
    let index = from
    for (;;) {
      let below = 2 * index + 1
      if (below >= entries.length) break
      if (below + 1 < entries.length && isBefore(entries[below + 1] as A, entries[below] as A)) below++
      const child = entries[below] as A
      if (!isBefore(child, entry)) break
      put(child, index)
      index = below
    }
    put(entry, index)
  }

  const remove = (entry: A) => {
    const { index } = entry
    if (index < 0) return
    entry.index = -1
    const last = entries.pop() as A
    if (last === entry) return
    if (isBefore(last, entry)) rise(last, index)
    else sink(last, index)
  }

  return {
    size: () => entries.length,
    push: (entry) => {
      entry.nth = count++
      entries.push(entry)
      rise(entry, entries.length - 1)
    },
    pop: () => {
      const first = entries[0]
      if (first !== undefined) remove(first)
      return first
    },
    remove
  }
}
