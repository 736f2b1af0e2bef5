/** Which models play the roles of a run, with those that people put in the place of others while its society lived. Pure. */
import * as Place from "../domain/Place.ts"
import * as Roles from "../model/Roles.ts"
import type { World } from "./World.ts"

/** The models of a recipe: its own, and others by role. */
export interface Cast {
  readonly model: string
  readonly models: Roles.ByRole
}

/** All models that a run may ask, its own first. */
export const names = ({ model, models }: Cast): ReadonlyArray<string> => [...new Set([model, ...Roles.names(models)])]

/**
 * The models by role where something is asked at a place: with the changes that hold in its step, and in later phases with those that
 * hold at the end of the simulation. A model that the recipe has not, as a fork may have others, takes nobody's place.
 */
export const at = (cast: Cast, { interventions, ended }: World, place: string): Roles.ByRole => {
  if (interventions.length === 0) return cast.models
  const last = Place.stepOf(place) ?? (Place.isBeforeLife(place) ? -1 : ended?.step ?? -1)
  const known = new Set(names(cast))
  const swapped = interventions.flatMap(({ change, step }) =>
    change._tag === "RoleModel" && step <= last && known.has(change.model) ? [[change.role, change.model] as const] : []
  )
  return swapped.length === 0 ? cast.models : { ...cast.models, ...Object.fromEntries(swapped) }
}
