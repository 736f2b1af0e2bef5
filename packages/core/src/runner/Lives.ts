/** The lives of the groups that this worker has, in a society that others live too. */
import { Deferred, Effect, type Scope, Stream } from "effect"
import type { GroupId } from "../domain/Group.ts"
import * as EventLog from "../log/EventLog.ts"
import { Others } from "../log/postgres/PostgresStore.ts"
import * as Pipeline from "../Pipeline.ts"
import * as Simulation from "../simulation/Simulation.ts"
import type { Host } from "./Host.ts"
import type { Opened } from "./Opening.ts"

/** Tells the clocks of whoever is known to have come how far. */
const hearAll = Effect.fnUntraced(function*(shared: Simulation.Shared, group?: GroupId) {
  for (const mark of yield* (yield* Others).marks) {
    if (group === undefined || mark.group === group) yield* Simulation.hear(shared, mark)
  }
})

/** The society as all groups of this worker share it; it hears of the others as long as the scope is open. */
export const share = Effect.fnUntraced(function*(
  { recipe, scenarios }: Pick<Opened, "recipe" | "scenarios">,
  { broken, scope }: { readonly broken: Deferred.Deferred<never, EventLog.LogError>; readonly scope: Scope.Scope }
) {
  const others = yield* Others
  yield* others.catchUp
  const shared = yield* Simulation.share(
    Pipeline.lifeOptions(recipe, { scenarios, lastCounted: yield* EventLog.lastCounted })
  )
  yield* Stream.runForEach(others.follow, (told) => Simulation.hear(shared, told)).pipe(
    Effect.catch((error) => Deferred.fail(broken, error)),
    Effect.forkIn(scope, { startImmediately: true })
  )
  yield* hearAll(shared)
  return shared
})

/** Lives a group from where it stands to its end. */
export const live = (group: GroupId) => ({ life, recipe, under }: Host) =>
  Effect.flatMap(life, (shared) =>
    under(
      `groups/${group}`,
      Effect.gen(function*() {
        // Whoever lived it before writes no more, so this is all that there is of it.
        yield* (yield* Others).catchUp
        yield* hearAll(shared, group)
        yield* Pipeline.under(recipe)(Simulation.liveGroup(group, shared))
      })
    ))
