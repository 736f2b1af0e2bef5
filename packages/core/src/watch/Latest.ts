/** The names of the latest things of a sort: one that comes when there are as many as wanted pushes out the first. */

/** A line of names. */
export interface Latest {
  /** Puts a name at the end; gives the one that is pushed out. */
  readonly push: (name: string) => string | undefined
  readonly copy: () => Latest
}

const over = (before: ReadonlyArray<string>, most: number): Latest => {
  let names = before.slice()
  let first = 0
  return {
    push: (name) => {
      names.push(name)
      if (names.length - first <= most) return undefined
      const gone = names[first++]
      if (first > most) {
        names = names.slice(first)
        first = 0
      }
      return gone
    },
    copy: () => over(names.slice(first), most)
  }
}

/** An empty line of at most so many names. */
export const make = (most: number): Latest => over([], most)
