/** The whole product on one screen: profiles become agents, agents a society, its life episodes, and episodes a data set. */
import { Effect } from "effect"
import * as Dataset from "./dataset/Dataset.ts"
import type { Event } from "./domain/Event.ts"
import type { Profile } from "./domain/Profile.ts"
import * as Seed from "./domain/Seed.ts"
import * as EventLog from "./log/EventLog.ts"
import * as Quiet from "./log/Quiet.ts"
import type { RunFolder } from "./log/Runs.ts"
import * as Signals from "./log/Signals.ts"
import * as Tracing from "./log/Tracing.ts"
import * as World from "./log/World.ts"
import * as Prompt from "./model/Prompt.ts"
import * as Enrol from "./population/Enrol.ts"
import * as Ground from "./population/Ground.ts"
import * as Quality from "./quality/Quality.ts"
import * as Recipe from "./Recipe.ts"
import * as Simulation from "./simulation/Simulation.ts"
import * as Society from "./society/Society.ts"
import * as Synthesis from "./synthesis/Synthesis.ts"

/** What a run starts from. */
export interface PipelineOptions {
  /** The people; a run that has enrolled its own already passes over them. */
  readonly profiles: ReadonlyArray<Profile>
  readonly folder: RunFolder
  /** The first facts of a forked run, which stand as they are. */
  readonly given?: ReadonlyArray<Event> | undefined
}

/** Writes the data set of a recipe's run: of a finished one, or what a stopped one has so far. */
export const save = (
  recipe: Recipe.Recipe,
  { finished, folder }: { readonly finished: boolean; readonly folder: RunFolder }
) =>
  Dataset.save({
    ...recipe.dataset,
    run: Recipe.hash(recipe),
    requirements: recipe.requirements,
    folder: folder.dataset,
    drill: recipe.operation.drill,
    finished
  })

/** Runs a recipe over profiles into a run's folder. Everything it learns goes through the model and into the log. */
export const run = Effect.fn("Pipeline.run")(
  function*(recipe: Recipe.Recipe, { folder, given = [], profiles }: PipelineOptions) {
    yield* EventLog.appendAll(given)

    const agents = yield* Signals.during(
      "population",
      Effect.gen(function*() {
        const people = yield* Enrol.enrol(profiles)
        yield* Society.check(people.length, recipe.society)
        return given.length > 0 ? yield* Ground.known : yield* Ground.groundAll(people)
      })
    )

    const { neighbours } = yield* Signals.during(
      "society",
      given.length > 0 ? Society.known : Society.form(agents, recipe.society)
    )

    const { communication } = recipe.society
    const episodes = Recipe.episodesWanted(recipe)
    yield* Signals.during(
      "simulation",
      Simulation.live({ ...recipe.simulation, episodes, communication, neighbours })
    )

    yield* Signals.during(
      "synthesis",
      Effect.gen(function*() {
        const found = yield* Synthesis.prepare(World.closedEpisodes(yield* EventLog.currentWorld))
        const judge = Quality.judge(Quality.filters(recipe.quality))
        // One after the other: what counts as a duplicate is decided in place order over all requirements.
        yield* Effect.forEach(
          recipe.requirements,
          (requirement, index) => Synthesis.run(requirement, { nth: index + 1, episodes: found, judge }),
          { discard: true }
        )
      })
    )

    return yield* Signals.during("dataset", save(recipe, { folder, finished: true }))
  },
  (effect, recipe, { folder }) =>
    effect.pipe(
      Tracing.span("stoa.run", () => ({ "stoa.run": folder.name, "stoa.recipe": Recipe.hash(recipe) })),
      Quiet.unlessWanted,
      Effect.provideService(Seed.Root, recipe.seed),
      Effect.provideService(Prompt.Sampling, recipe.sampling),
      Effect.provideService(Prompt.Room, recipe.context)
    )
)
