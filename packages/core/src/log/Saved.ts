/** What was written of a run: its data set, and the same once more each time that it came out otherwise, as when more was wanted of it. */
import { Effect } from "effect"
import type { Event } from "../domain/Event.ts"
import * as EventLog from "./EventLog.ts"

type Saved = Extract<Event, { readonly _tag: "Saved" }>

/** Where the first stands, and in the order of which all count. */
export const place = "dataset"

const numberOf = (saved: Saved): number => Number(saved.place.slice(place.length + 1) || 1)

const isSame = (a: Saved, b: Pick<Saved, "rows" | "files">): boolean =>
  JSON.stringify([a.rows, a.files]) === JSON.stringify([b.rows, b.files])

/** Records what was written. The files that are on record last need no fact of their own. */
export const append = Effect.fn("Saved.append")(function*(written: Pick<Saved, "rows" | "files">) {
  const before = yield* (yield* EventLog.EventLog).eventsOf("Saved")
  const last = before.toSorted((a, b) => numberOf(a) - numberOf(b)).at(-1)
  const at = last === undefined
    ? place
    : isSame(last, written)
    ? last.place
    : `${place}/${numberOf(last) + 1}`
  yield* EventLog.append({ _tag: "Saved", place: at, ...written })
})
