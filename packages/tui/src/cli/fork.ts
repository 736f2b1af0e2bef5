/** `stoa run --from RUN@STEP`: a new run that begins with what another had. */
import { Fork, Models, Recipe, Roster, Runs, RunState } from "@stoa/core"
import { Effect, Result } from "effect"
import * as layers from "../layers.ts"
import * as classroom from "./classroom.ts"
import { usage } from "./CommandError.ts"
import { gather } from "./execute.ts"
import { find } from "./found.ts"
import type { Settings } from "./recipe.ts"
import * as runFolder from "./runFolder.ts"
import * as Screen from "./Screen.ts"
import { type SessionOptions, work } from "./session.ts"

/** Where a fork begins. */
export interface Parent {
  readonly folder: Runs.RunFolder
  readonly step: number
  /** The parent's recipe without the name of its run: what flags and files are put over. */
  readonly settings: Settings
  readonly recipe: Recipe.Recipe
}

/** Reads RUN@STEP, or RUN for its last step, and the recipe of that run. */
export const read = Effect.fn("fork.read")(function*(from: string, runs: string) {
  const [, name = "", at] = /^(.+?)(?:@(\d+))?$/.exec(from) ?? []
  if (name === "" || name.includes("@")) {
    return yield* usage(`--from takes a run, or a run and a step such as run-001@3, and found "${from}".`)
  }
  const folder = yield* find(runs, name)
  const data = yield* Runs.readRecipe(folder)
  const decoded = Recipe.decode(data)
  if (Result.isFailure(decoded)) {
    return yield* usage(`The recipe ${folder.recipe} cannot be read by this version of Stoa.`)
  }
  const settings = structuredClone(data) as Settings
  const operation = settings["operation"] as Settings
  delete operation["name"]
  // Grouped anew is what a run asks for itself.
  delete (settings["society"] as Settings | undefined)?.["regroup"]
  const step = at === undefined ? yield* Fork.lastStep(folder) : Number(at)
  const parent: Parent = { folder, step, settings, recipe: decoded.success }
  return parent
})

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What cannot be with the society of a parent, in a sentence; undefined where it can. */
const refusal = ({ society: wanted }: Recipe.Recipe, { folder: { name }, recipe }: Parent): string | undefined => {
  const { society: was } = recipe
  if (same({ ...wanted, regroup: was.regroup }, was)) return undefined
  if (!wanted.regroup) {
    return `A fork takes the society of ${name} as it was: leave the society settings as they are, form its groups anew with --regroup, or begin a run without --from.`
  }
  if (wanted.communication !== was.communication) {
    return `The society of ${name} has ${was.communication} communication, and what was said in it stands: --regroup forms groups anew, but another communication needs a run without --from.`
  }
  return wanted.meanGroup > was.meanGroup || wanted.minGroup > was.minGroup
    ? `A society loses no group, so with --regroup the groups of ${name} can be no fewer and no larger than they were: leave meanGroup (${was.meanGroup}) and minGroup (${was.minGroup}), or lower them.`
    : undefined
}

/** Those who join: people of the recipe's files, packs and census whom the run does not have, as many as it has too few. */
const newcomers = Effect.fnUntraced(function*(recipe: Recipe.Recipe, parent: Parent, options: SessionOptions) {
  const met = yield* Fork.people(parent)
  const { present } = met
  const { agents } = recipe.population
  if (same(recipe.population, parent.recipe.population)) return []
  if (agents !== undefined && agents < present.length) {
    return yield* usage(
      `The society of ${parent.folder.name} has ${present.length} people at step ${parent.step}: --agents ${agents} would be fewer.`
    )
  }
  const found = Roster.newcomers(yield* gather(recipe, options), met)
  return agents === undefined ? found : found.slice(0, agents - present.length)
})

/** Runs a fork in a new folder. The society stands as it was, but for those who join, unless its groups are to be formed anew. */
export const execute = Effect.fn("fork.execute")(function*(
  recipe: Recipe.Recipe,
  parent: Parent,
  options: SessionOptions
) {
  const sentence = refusal(recipe, parent)
  if (sentence !== undefined) return yield* usage(sentence)
  yield* Models.check(layers.access(recipe), process.env)
  const scenarios = yield* classroom.scenarios(recipe)
  const questions = yield* classroom.questions(recipe, options.verbose)
  const profiles = yield* newcomers(recipe, parent, options)
  const there = yield* Fork.episodes(parent)
  // Enough episodes are there already: nobody would live on, and newcomers would be paid for in vain.
  if ((profiles.length > 0 || recipe.society.regroup) && Recipe.episodesWanted(recipe) <= there) {
    return yield* usage(
      `By step ${parent.step} the society of ${parent.folder.name} has ${
        Screen.count(there, "episode")
      } already, counting those beyond its end: give more than that with --episodes, so that it lives on.`
    )
  }
  const joining = profiles.length === 0 ? {} : { joining: profiles.length }
  const folder = yield* runFolder.make(
    recipe,
    (child) => Fork.make({ parent: parent.folder, child, step: parent.step, ...joining })
  )
  const { facts } = yield* RunState.read(folder.database)
  yield* work(
    {
      folder,
      recipe,
      profiles,
      scenarios,
      questions,
      agents: (facts["Enrolled"] ?? 0) + profiles.length,
      fresh: true,
      lossy: false
    },
    options
  )
}, Effect.scoped)
