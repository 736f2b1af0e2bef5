import { HashMap } from "effect"
import type { Event } from "../../../packages/core/src/domain/Event.ts"
import type { Told } from "../../../packages/core/src/watch/Rows.ts"

/** A value with its hash maps as entries in the order of their keys: two that hold the same are the same. */
export const plain = (value: unknown): unknown => {
  if (HashMap.isHashMap(value)) {
    return ["map", ...[...HashMap.entries(value)].map(([key, item]) => [key, plain(item)]).toSorted(byKey)]
  }
  if (value instanceof Map) {
    return ["map", ...[...value.entries()].map(([key, item]) => [key, plain(item)]).toSorted(byKey)]
  }
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]))
}

const byKey = (a: ReadonlyArray<unknown>, b: ReadonlyArray<unknown>) => (String(a[0]) < String(b[0]) ? -1 : 1)

/** Facts as they stand in a run.db, one every so many milliseconds. */
export const told = (events: ReadonlyArray<Event>, every = 10): Array<Told> =>
  events.map((event, index) => ({ id: index + 1, at: 1_000_000 + index * every, event }))
