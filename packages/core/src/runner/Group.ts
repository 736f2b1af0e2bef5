/** A group of a society as an entity of the cluster: one worker at a time lives it. */
import { Effect, Schema } from "effect"
import { ClusterSchema, Entity } from "effect/cluster"
import { Rpc } from "effect/rpc"
import { GroupId } from "../domain/Group.ts"
import { keyOf, type Sitting } from "./Sitting.ts"

/** Lives a group from where it stands to its end. The request outlives a worker: whoever gets the group goes on. */
const Live = Rpc.make("Live", {
  payload: { run: Schema.NonEmptyString, sitting: Schema.Int, group: GroupId },
  primaryKey: (request) => `${keyOf(request)}/${request.group}`
}).annotate(ClusterSchema.Persisted, true)
  // It would not end by itself in the time that a shard has to move.
  .annotate(ClusterSchema.InterruptOnTermination, true)

/** The groups of all runs, each by run and name. */
export const Group = Entity.make("Group", [Live])

/** Requests that are posted at once. */
const atOnce = 64

/** Has groups lived; does not wait for their end. */
export const begin = Effect.fnUntraced(function*(sitting: Sitting, groups: ReadonlyArray<GroupId>) {
  const client = yield* Group.client
  yield* Effect.forEach(
    groups,
    (group) =>
      client(`${sitting.run}/${group}`).Live({ run: sitting.run, sitting: sitting.sitting, group }, { discard: true }),
    { concurrency: atOnce, discard: true }
  )
})
