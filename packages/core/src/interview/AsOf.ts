/** The society of a run as of the end of a step: what its agents were then, and what they knew. */
import { HashMap, Result } from "effect"
import type { Event } from "../domain/Event.ts"
import * as Fold from "../log/Fold.ts"
import * as Fork from "../log/Fork.ts"
import * as World from "../log/World.ts"

const phases = new Set(["population", "society", "simulation"])

const isOfSociety = ({ place }: Event): boolean => phases.has(place.split("/", 1)[0] ?? "")

/** The last step that all groups have finished; -1 before the first, and where there is no group. */
const lastWhole = (world: World.World): number => (HashMap.isEmpty(world.groups) ? -1 : World.lastStep(world))

/** Those who were there: who joined later is enrolled, and of no group. */
const present = (world: World.World): World.World => ({
  ...world,
  agents: HashMap.filter(world.agents, ({ group }) => group !== undefined)
})

/**
 * The society that facts come to: as of the end of a step, else as of now. What groups did beyond the end of the simulation does not
 * count. The failure is a sentence.
 */
export const asOf = (events: ReadonlyArray<Event>, step?: number): Result.Result<World.World, string> => {
  const end = events.find((event) => event._tag === "SimulationEnded")?.step
  const own = events.filter(isOfSociety)
  const upTo = (last: number) => own.filter(Fork.isUpTo({ step: last }))
  if (step === undefined) return Result.succeed(Fold.fold(end === undefined ? own : upTo(end)))
  const last = Math.min(lastWhole(Fold.fold(own)), end ?? Infinity)
  if (step > last || step < 0) {
    return Result.fail(
      last < 0
        ? "no step is finished yet: ask as of now, without a step"
        : `step ${step} is none that it has finished: expected 0 to ${last}`
    )
  }
  return Result.succeed(present(Fold.fold(upTo(step))))
}
