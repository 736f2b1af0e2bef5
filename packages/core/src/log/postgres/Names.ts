/** Names that were seen, however many: a Set of V8 ends at sixteen million. */

/** Names in one Set at most; under its end. */
const most = 8_000_000

/** Names that were seen. */
export const make = (each = most) => {
  const full: Array<Set<string>> = []
  let last = new Set<string>()
  const has = (name: string): boolean => last.has(name) || full.some((names) => names.has(name))
  return {
    has,
    /** Adds a name; false where it was seen before. */
    add: (name: string): boolean => {
      if (has(name)) return false
      if (last.size >= each) {
        full.push(last)
        last = new Set()
      }
      last.add(name)
      return true
    }
  }
}
