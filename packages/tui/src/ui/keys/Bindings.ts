/** The one table of keys. */
import type { Binding, Entry, Theme } from "./Binding.ts"
import * as Going from "./Going.ts"
import * as Listing from "./Listing.ts"
import * as Moving from "./Moving.ts"
import * as People from "./People.ts"
import * as Run from "./Run.ts"
import * as Screen from "./Screen.ts"

const themed = (theme: Theme, entries: ReadonlyArray<Entry>): ReadonlyArray<Binding> =>
  entries.map((entry) => ({ ...entry, theme }))

/** All keys of views, in the order in which the help lists them. */
export const bindings: ReadonlyArray<Binding> = [
  ...themed("The run", Run.keys),
  ...themed("Going about", Going.keys),
  ...themed("Moving", Moving.keys),
  ...themed("What is listed", Listing.keys),
  ...themed("People and rows", People.keys),
  ...themed("The screen", Screen.keys)
]

/** True where a binding holds in a run or in a replay. */
export const holds = ({ where }: Binding, isReplay: boolean): boolean =>
  where === "views" || (where === "replay") === isReplay

const byKey = (isReplay: boolean): ReadonlyMap<string, Binding> =>
  new Map(
    // What holds elsewhere stands below what holds here: its key then says why it does nothing.
    bindings.toSorted((a, b) => Number(holds(a, isReplay)) - Number(holds(b, isReplay)))
      .flatMap((binding) => binding.keys.map((key) => [key, binding] as const))
  )

const [inRuns, inReplays] = [byKey(false), byKey(true)]

/** What a key does in a run or a replay; undefined for a key that does nothing anywhere. */
export const find = (key: string, isReplay: boolean): Binding | undefined => (isReplay ? inReplays : inRuns).get(key)

/** Its keys as a person reads them. */
export const written = ({ keys, shown }: Binding): string => (keys.length > 3 ? shown : keys.join(" "))
