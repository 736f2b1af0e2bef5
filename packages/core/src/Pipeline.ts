/**
 * The whole product on one screen: profiles become agents, agents a society, its life episodes; episodes become examples, and so do
 * questions over which scenarios are played; examples a data set.
 */
import { Effect, HashMap } from "effect"
import * as Dataset from "./dataset/Dataset.ts"
import type { Agent } from "./domain/Agent.ts"
import type { Event } from "./domain/Event.ts"
import type { Profile } from "./domain/Profile.ts"
import * as Seed from "./domain/Seed.ts"
import * as Gates from "./Gates.ts"
import * as EventLog from "./log/EventLog.ts"
import * as Quiet from "./log/Quiet.ts"
import * as RoleModels from "./log/RoleModels.ts"
import type { RunFolder } from "./log/Runs.ts"
import * as Signals from "./log/Signals.ts"
import * as Tracing from "./log/Tracing.ts"
import * as World from "./log/World.ts"
import * as Prompt from "./model/Prompt.ts"
import * as Roles from "./model/Roles.ts"
import * as Anonymise from "./population/Anonymise.ts"
import * as Enrol from "./population/Enrol.ts"
import * as Ground from "./population/Ground.ts"
import * as Renew from "./population/Renew.ts"
import * as Prompts from "./Prompts.ts"
import type { Filter } from "./quality/Filter.ts"
import * as Quality from "./quality/Quality.ts"
import * as Recipe from "./Recipe.ts"
import * as RoleNames from "./RoleNames.ts"
import * as Sandbox from "./sandbox/Sandbox.ts"
import * as Class from "./scenario/Class.ts"
import * as Pool from "./scenario/questions/Pool.ts"
import type { FileQuestions } from "./scenario/questions/Sample.ts"
import * as Simulation from "./simulation/Simulation.ts"
import * as Society from "./society/Society.ts"
import { SafetyJudging } from "./synthesis/SafetyJudging.ts"
import * as Synthesis from "./synthesis/Synthesis.ts"
import { Indexes } from "./vector/Indexes.ts"

/** What a run starts from. */
export interface LiveOptions {
  /** The people, or those who join a fork; a run that has enrolled its own already passes over them. */
  readonly profiles: ReadonlyArray<Profile>
  /** The scenarios of the class, if it has one. */
  readonly scenarios?: ReadonlyArray<Class.Weighted> | undefined
  /** The questions of a new run by file; one that has recorded its own passes over them. */
  readonly questions?: ReadonlyArray<FileQuestions> | undefined
  /** The first facts of a forked run, which stand as they are. */
  readonly given?: ReadonlyArray<Event> | undefined
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

/** Writes the data set of a recipe's run: of a finished one, or what a stopped one has so far. What people decided about rows counts. */
export const save = Effect.fnUntraced(
  function*(recipe: Recipe.Recipe, { finished, folder, given = [] }: SaveOptions) {
    const log = yield* EventLog.EventLog
    yield* log.appendAll(yield* log.eventsOf("Decided"))
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

/** People become agents. Those of a forked run are there already; others may join them. */
const population = Effect.fnUntraced(
  function*({ population, society }: Recipe.Recipe, profiles: ReadonlyArray<Profile>) {
    const before = HashMap.size((yield* EventLog.currentWorld).profiles)
    if (profiles.length > 0) yield* Society.check(before + profiles.length, society)
    const made = population.anonymise ? yield* Anonymise.all(profiles, { before }) : { profiles }
    const people = yield* Enrol.enrol(made)
    yield* Society.check(before + people.length, society)
    const { grounding } = population
    const joining = before > 0 && people.length === 0
      ? []
      : yield* Ground.groundAll(people, { grounding, first: before })
    return { before, joining }
  }
)

/** A society is formed, once; that of a forked run stands as it is, unless people join it or it is to be grouped anew. */
const society = Effect.fnUntraced(function*(
  { society: options }: Recipe.Recipe,
  { before, joining }: { readonly before: number; readonly joining: ReadonlyArray<Agent> }
) {
  if (before === 0) return yield* Society.form(joining, options)
  const world = yield* EventLog.currentWorld
  const change = { ...options, before, after: World.lastStep(world) }
  if (options.regroup) return yield* Society.regroup(World.agents(world).map(({ agent }) => agent), change)
  return joining.length === 0 ? yield* Society.known : yield* Society.grow(joining, change)
})

/** People, the society they make, and its life up to the episodes that are wanted. */
const life = Effect.fnUntraced(function*(recipe: Recipe.Recipe, { lastCounted, profiles, scenarios }: LiveOptions) {
  const { communication } = recipe.society
  const { schedule } = recipe.operation
  const people = yield* Signals.during("population", population(recipe, profiles))
  yield* Signals.during("society", society(recipe, people))
  const episodes = Recipe.episodesWanted(recipe)
  if (episodes === 0) return
  const lived = Simulation.live({
    ...recipe.simulation,
    episodes,
    communication,
    renew: Renew.renew,
    schedule,
    lastCounted,
    ...RoleNames.swappable(recipe, scenarios)
  })
  yield* Signals.during("simulation", lived)
})

type Judge = ReturnType<typeof Quality.judge>

/** Scenarios are played over questions and become judged examples. */
const lessons = (
  recipe: Recipe.Recipe,
  { filters, judge, questions = [], scenarios = [] }: LiveOptions & {
    readonly judge: Judge
    readonly filters: ReadonlyArray<Filter>
  }
) =>
  Class.hold({
    ...recipe.class,
    near: { ...Pool.nearFor(recipe.embedder), ...recipe.class.near },
    scenarios,
    questions,
    modelOf: (asked) => Roles.modelFor(recipe.models, asked),
    look: (draft) => Gates.ofScene(draft, { filters, recipe }),
    judge: (draft, verdicts) => judge(draft, { room: true, verdicts })
  })

/** The recipe as it holds once the simulation is over. */
const afterLife = (recipe: Recipe.Recipe) =>
  Effect.map(EventLog.currentWorld, (world): Recipe.Recipe => {
    const models = RoleModels.at(recipe, world, "class")
    return models === recipe.models ? recipe : { ...recipe, models }
  })

/** Roles that a model named for a whole requirement takes: who judges, tests or writes the worse answer is somebody else. */
const writing = new Set(["instruct", "respond", "reason"])

/** The models of a requirement: those named for it alone, as r2.respond or r2, before those of the recipe. */
const modelsFor = ({ models }: Recipe.Recipe, nth: number) => ({ name, role }: { name: string; role: string }) =>
  Roles.first(models, [
    `r${nth}.${name}`,
    `r${nth}.${role}`,
    ...(writing.has(role) ? [`r${nth}`] : []),
    name,
    role
  ])

/** Episodes become judged examples, requirement after requirement: what counts as a duplicate is decided in place order over all. */
const synthesis = Effect.fnUntraced(function*(recipe: Recipe.Recipe, { equipment, filters, judge }: {
  readonly equipment: Gates.Equipment
  readonly filters: ReadonlyArray<Filter>
  readonly judge: Judge
}) {
  const prepared = yield* Synthesis.prepare(World.closedEpisodes(yield* EventLog.currentWorld))
  const wishes = Recipe.wishes(recipe)
  const asked = Synthesis.askedOf(wishes)
  return yield* Effect.forEach(wishes, (requirement, index) => {
    const nth = index + 1
    const judged = Effect.flatMap(Gates.ownFilters(recipe, { equipment, nth }), (own) =>
      Synthesis.run(requirement, {
        nth,
        prepared,
        asked: asked[index],
        look: (draft) => Gates.ofRow(draft, { filters, own, recipe }),
        judge: ({ draft, ...standing }, room) => judge(draft, { ...standing, room })
      }))
    return judged.pipe(
      Effect.provideService(Prompt.ModelFor, modelsFor(recipe, nth)),
      Effect.provideService(SafetyJudging, recipe.quality.harmless > 0)
    )
  })
}, Sandbox.recorded)

export { check } from "./Gates.ts"

/** From people and questions to judged examples. Everything it learns goes through the model and into the log. */
export const live = Effect.fn("Pipeline.live")(
  function*(recipe: Recipe.Recipe, options: LiveOptions) {
    const equipment = yield* Gates.equip(recipe)
    yield* EventLog.appendAll(options.given ?? [])
    const filters = yield* Gates.filters(recipe, equipment)
    const judge = Quality.judge(filters)
    if (Recipe.hasSociety(recipe)) yield* life(recipe, options)
    const after = yield* afterLife(recipe)
    if (Recipe.hasClass(recipe)) yield* Signals.during("class", lessons(after, { ...options, filters, judge }))
    if (Recipe.wanted(recipe) === 0) return []
    return yield* Signals.during("synthesis", synthesis(after, { equipment, filters, judge })).pipe(
      Effect.provideService(Indexes, equipment.index)
    )
  },
  (effect, recipe) =>
    effect.pipe(
      Quiet.unlessWanted,
      Effect.provideService(Seed.Root, recipe.seed),
      Effect.provideService(Prompt.Sampling, recipe.sampling),
      (lived) =>
        Effect.flatMap(EventLog.EventLog, (log) =>
          Effect.provideService(lived, Prompt.ModelFor, ({ name, place, role }) =>
            Roles.first(RoleModels.at(recipe, Effect.runSync(log.world), place), [name, role]))),
      Effect.provideService(Prompt.Instead, Prompts.instead(recipe.prompts)),
      Effect.provideService(Prompt.Room, recipe.context)
    )
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
