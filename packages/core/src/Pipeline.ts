/**
 * The whole product on one screen: profiles become agents, agents a society, its life episodes; episodes become examples, and so do
 * questions over which scenarios are played; examples a data set. Each phase comes to the same over a log that has some of its facts
 * already, and so do its portions, which other processes may ask ahead of it.
 */
import { Effect } from "effect"
import * as Dataset from "./dataset/Dataset.ts"
import type { Event } from "./domain/Event.ts"
import * as Seed from "./domain/Seed.ts"
import * as EventLog from "./log/EventLog.ts"
import * as Quiet from "./log/Quiet.ts"
import type { RunFolder } from "./log/Runs.ts"
import * as Signals from "./log/Signals.ts"
import * as Tracing from "./log/Tracing.ts"
import { equip } from "./pipeline/Gear.ts"
import { lessons, type LessonsOptions } from "./pipeline/Lessons.ts"
import { people, type PeopleOptions } from "./pipeline/People.ts"
import { synthesis } from "./pipeline/Rows.ts"
import { under } from "./pipeline/Under.ts"
import * as Renew from "./population/Renew.ts"
import * as Recipe from "./Recipe.ts"
import * as RoleNames from "./RoleNames.ts"
import * as Simulation from "./simulation/Simulation.ts"

export { check } from "./Gates.ts"
export { equip, type Gear } from "./pipeline/Gear.ts"
export { classPortion, lessons } from "./pipeline/Lessons.ts"
export { groundPortion, people } from "./pipeline/People.ts"
export { synthesis, wavePortion } from "./pipeline/Rows.ts"
export { under } from "./pipeline/Under.ts"

/** What a run starts from: its people, the scenarios and questions of its class. */
export interface LiveOptions
  extends Pick<PeopleOptions, "given" | "profiles">, Pick<LessonsOptions, "questions" | "scenarios">
{
  /** The last step of the simulation that counts, where an earlier sitting came to its end. */
  readonly lastCounted?: number | undefined
}

/** The same, and where it goes. */
export interface PipelineOptions extends LiveOptions {
  readonly folder: RunFolder
}

/** Where a data set goes, and what it must say of its run. */
export interface SaveOptions {
  readonly folder: RunFolder
  readonly finished: boolean
  /** The first facts of a forked run. */
  readonly given?: ReadonlyArray<Event> | undefined
}

/** How many steps a forked run took over; undefined for a run that took over nothing. */
const takenOver = (given: ReadonlyArray<Event>): number | undefined =>
  given.length === 0
    ? undefined
    : given.reduce((most, fact) => (fact._tag === "StepEnded" ? Math.max(most, fact.step + 1) : most), 0)

/** What people decided about rows counts, also where another process wrote it into the log. */
const decided = Effect.gen(function*() {
  const log = yield* EventLog.EventLog
  yield* log.appendAll(yield* log.eventsOf("Decided"))
})

/** Asks what the data set of a finished run asks, so that whoever writes it finds that on record. */
export const measure = Effect.fnUntraced(
  function*(recipe: Recipe.Recipe) {
    // Whoever writes has these vectors too, and they are on no record.
    if (recipe.embedder === "lexical") return
    yield* decided
    yield* Dataset.measure({ references: recipe.dataset.references })
  },
  (effect, recipe) => Effect.provideService(effect, Seed.Root, recipe.seed)
)

/** Writes the data set of a recipe's run: of a finished one, or what a stopped one has so far. */
export const save = Effect.fnUntraced(
  function*(recipe: Recipe.Recipe, { finished, folder, given = [] }: SaveOptions) {
    yield* decided
    return yield* Dataset.save({
      ...recipe.dataset,
      run: Recipe.hash(recipe),
      requirements: Recipe.wishes(recipe),
      folder: folder.dataset,
      drill: recipe.operation.drill,
      takenOver: takenOver(given),
      embedder: Recipe.withoutAddress(recipe.embedder),
      benchmarks: recipe.quality.benchmarks,
      finished
    })
  },
  (effect, recipe) => Effect.provideService(effect, Seed.Root, recipe.seed)
)

/** What the simulation is lived with. */
export const lifeOptions = (
  recipe: Recipe.Recipe,
  { lastCounted, scenarios }: Pick<LiveOptions, "lastCounted" | "scenarios">
): Simulation.SimulationOptions => ({
  ...recipe.simulation,
  episodes: Recipe.episodesWanted(recipe),
  communication: recipe.society.communication,
  renew: Renew.renew,
  schedule: recipe.operation.schedule,
  lastCounted,
  ...RoleNames.swappable(recipe, scenarios)
})

/** From people and questions to judged examples. Everything it learns goes through the model and into the log. */
export const live = Effect.fn("Pipeline.live")(
  function*(recipe: Recipe.Recipe, options: LiveOptions) {
    const gear = yield* equip(recipe)
    yield* EventLog.appendAll(options.given ?? [])
    if (Recipe.hasSociety(recipe)) {
      yield* people(recipe, options)
      if (Recipe.episodesWanted(recipe) > 0) {
        yield* Signals.during("simulation", Simulation.live(lifeOptions(recipe, options)))
      }
    }
    if (Recipe.hasClass(recipe)) yield* lessons(recipe, { ...options, gear })
    return Recipe.wanted(recipe) === 0 ? [] : yield* synthesis(recipe, { gear })
  },
  (effect, recipe) => under(recipe)(effect)
)

/** Runs a recipe over profiles into a run's folder: from people to the data set. */
export const run = Effect.fn("Pipeline.run")(
  function*(recipe: Recipe.Recipe, { folder, ...options }: PipelineOptions) {
    yield* live(recipe, options)
    return yield* Signals.during("dataset", save(recipe, { folder, given: options.given, finished: true }))
  },
  (effect, recipe, { folder }) =>
    effect.pipe(
      Quiet.unlessWanted,
      Tracing.span("stoa.run", () => ({ "stoa.run": folder.name, "stoa.recipe": Recipe.hash(recipe) }))
    )
)
