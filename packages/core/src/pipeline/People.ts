/** Profiles become agents, and agents a society. */
import { Effect, HashMap, Option } from "effect"
import type { Agent } from "../domain/Agent.ts"
import type { Event } from "../domain/Event.ts"
import * as Place from "../domain/Place.ts"
import type { Profile } from "../domain/Profile.ts"
import * as Stretch from "../domain/Stretch.ts"
import * as EventLog from "../log/EventLog.ts"
import * as Signals from "../log/Signals.ts"
import * as World from "../log/World.ts"
import type { ModelError } from "../model/Model.ts"
import * as Anonymise from "../population/Anonymise.ts"
import * as Enrol from "../population/Enrol.ts"
import * as Ground from "../population/Ground.ts"
import type * as Recipe from "../Recipe.ts"
import * as Society from "../society/Society.ts"

/** Who the people are. */
export interface PeopleOptions {
  /** Those of a new run, or those who join a fork; a run that has enrolled its own already passes over them. */
  readonly profiles: ReadonlyArray<Profile>
  /** The first facts of a forked run, which stand as they are. */
  readonly given?: ReadonlyArray<Event> | undefined
  /** Has people grounded by others before they are grounded here, all stretches at once. */
  readonly ahead?: Stretch.Ahead<ModelError | EventLog.LogError> | undefined
}

/** Has those grounded by others of whom nothing is known yet. */
const groundAhead = Effect.fnUntraced(function*(
  { ask, size }: Stretch.Ahead<ModelError | EventLog.LogError>,
  { first, people }: { readonly first: number; readonly people: number }
) {
  const world = yield* EventLog.currentWorld
  const stretches = Stretch.of(people, size).map(({ from, to }) => ({ from: first + from, to: first + to }))
  const open = stretches.filter((stretch) => !Ground.isKnown(world, stretch))
  yield* Effect.forEach(open, ask, { concurrency: "unbounded", discard: true })
})

/** People become agents. Those of a forked run are there already; others may join them. */
const population = Effect.fnUntraced(function*(
  { population, society }: Recipe.Recipe,
  { ahead, given = [], profiles }: PeopleOptions
) {
  // Not those the world knows: that a former process enrolled its people makes them no others' newcomers.
  const before = given.reduce((count, { _tag }) => count + (_tag === "Enrolled" ? 1 : 0), 0)
  if (profiles.length > 0) yield* Society.check(before + profiles.length, society)
  const made = population.anonymise ? yield* Anonymise.all(profiles, { before }) : { profiles }
  const people = yield* Enrol.enrol({ ...made, before })
  yield* Society.check(before + people.length, society)
  if (before > 0 && people.length === 0) return { before, joining: [] }
  if (ahead !== undefined) yield* groundAhead(ahead, { first: before, people: people.length })
  return { before, joining: yield* Ground.groundAll(people, { grounding: population.grounding, first: before }) }
})

/** A society is formed, once; that of a forked run stands as it is, unless people join it or it is to be grouped anew. */
const society = Effect.fnUntraced(function*(
  { society: options }: Recipe.Recipe,
  { before, joining }: { readonly before: number; readonly joining: ReadonlyArray<Agent> }
) {
  const world = yield* EventLog.currentWorld
  // Its people may have other goals by now: it would not be formed again as it was.
  if (before === 0) return HashMap.isEmpty(world.groups) ? yield* Society.form(joining, options) : yield* Society.known
  const change = { ...options, before, after: World.lastStep(world) }
  if (options.regroup) return yield* Society.regroup(World.agents(world).map(({ agent }) => agent), change)
  return joining.length === 0 ? yield* Society.known : yield* Society.grow(joining, change)
})

/** Takes people into the run, grounds them and forms their society, as far as that has not been done. */
export const people = Effect.fnUntraced(function*(recipe: Recipe.Recipe, options: PeopleOptions) {
  const found = yield* Signals.during("population", population(recipe, options))
  yield* Signals.during("society", society(recipe, found))
})

/** Grounds some of those who are enrolled, by number. Who joins is told; what becomes of them all is the business of `people`. */
export const groundPortion = Effect.fnUntraced(function*(
  { population: { grounding } }: Recipe.Recipe,
  { from, to }: Stretch.Stretch
) {
  const { profiles } = yield* EventLog.currentWorld
  const some = Array.from({ length: to - from }, (_, nth) => HashMap.get(profiles, Place.agentId(from + nth)))
  yield* Ground.groundEach(some.map(Option.getOrThrow), { grounding, first: from })
})
