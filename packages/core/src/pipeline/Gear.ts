/** What rows and conversations are looked at and judged with. */
import { Effect } from "effect"
import * as Gates from "../Gates.ts"
import type { Filter } from "../quality/Filter.ts"
import type * as Recipe from "../Recipe.ts"

/** Read once for a run, in each process that works on it. */
export interface Gear {
  readonly equipment: Gates.Equipment
  /** The filters of the recipe; each phase that judges begins anew with them. */
  readonly filters: ReadonlyArray<Filter>
}

/** Reads what the recipe names; fails with a sentence where something of it cannot be had. */
export const equip = Effect.fnUntraced(function*(recipe: Recipe.Recipe) {
  const equipment = yield* Gates.equip(recipe)
  const gear: Gear = { equipment, filters: yield* Gates.filters(recipe, equipment) }
  return gear
})
