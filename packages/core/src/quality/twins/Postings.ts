/** Numbers under keys, in typed arrays: a million rows under a score of keys each are too many for a Map. */

/** A table that grows with what is put into it. */
export interface Postings {
  readonly size: number
  readonly add: (key: number, value: number) => void
  /** Calls back with each value under a key, the last put in first. */
  readonly each: (key: number, see: (value: number) => void) => void
}

const first = 1024

const grown = <A extends Int32Array | Uint32Array>(array: A, make: (length: number) => A): A => {
  const more = make(array.length * 2)
  more.set(array)
  return more
}

/** An empty table. Keys are 32-bit hashes, well mixed. */
export const make = (): Postings => {
  let keys = new Uint32Array(first)
  let values = new Int32Array(first)
  let next = new Int32Array(first)
  let heads = new Int32Array(first).fill(-1)
  let size = 0

  const link = (entry: number): void => {
    const slot = keys[entry]! & (heads.length - 1)
    next[entry] = heads[slot]!
    heads[slot] = entry
  }

  const grow = (): void => {
    keys = grown(keys, (length) => new Uint32Array(length))
    values = grown(values, (length) => new Int32Array(length))
    next = new Int32Array(keys.length)
    heads = new Int32Array(keys.length).fill(-1)
    for (let entry = 0; entry < size; entry++) link(entry)
  }

  return {
    get size() {
      return size
    },
    add: (key, value) => {
      if (size === keys.length) grow()
      keys[size] = key
      values[size] = value
      link(size++)
    },
    each: (key, see) => {
      for (let entry = heads[key & (heads.length - 1)]!; entry >= 0; entry = next[entry]!) {
        if (keys[entry] === key) see(values[entry]!)
      }
    }
  }
}
