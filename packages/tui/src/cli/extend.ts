/** More from a run that has come to its end: its recipe gets one requirement more, and the run goes on from there. */
import {
  Decisions,
  Example,
  Models,
  Pipeline,
  Recipe,
  type Requirement,
  RunLock,
  Runs,
  RunState,
  Synthesis
} from "@stoa/core"
import { Effect, Result } from "effect"
import * as layers from "../layers.ts"
import * as Before from "./Before.ts"
import * as classroom from "./classroom.ts"
import { usage } from "./CommandError.ts"
import { find } from "./found.ts"
import * as manifest from "./manifest.ts"
import { decode, overlay, type Settings } from "./recipe.ts"
import { writeRecipe } from "./runFolder.ts"
import * as Screen from "./Screen.ts"
import { type SessionOptions, work } from "./session.ts"

/** A run that more is wanted of. Its lock is held. */
export interface Finished {
  readonly folder: Runs.RunFolder
  /** Its recipe, as its file has it, and what that comes to. */
  readonly settings: Settings
  readonly recipe: Recipe.Recipe
  readonly state: RunState.RunState
}

/** True when all that a run's recipe wants was written: one that was to give more, and was killed, is not finished. */
export const isFinished = Effect.fnUntraced(function*(
  { folder, recipe, state }: Omit<Finished, "settings">
) {
  if ((state.facts["Saved"] ?? 0) === 0) return false
  const saved = yield* manifest.read(folder)
  return saved?.finished === true && saved.wanted === Recipe.wanted(recipe)
})

/** Reads a run and holds its lock; fails with a sentence where it is not finished, or nobody lives in it. */
export const read = Effect.fn("extend.read")(function*(runs: string, name: string) {
  const folder = yield* find(runs, name)
  yield* RunLock.hold(folder)
  const settings = yield* Runs.readRecipe(folder) as Effect.Effect<Settings, Runs.RunsError>
  const recipe = yield* Effect.fromResult(decode(settings, folder.recipe))
  const state = yield* RunState.read(folder.database)
  const run: Finished = { folder, settings, recipe, state }
  if (!Recipe.hasSociety(recipe) || Recipe.episodesWanted(recipe) === 0) {
    return yield* usage(`The run ${name} has no episodes to write from: nobody lives in it.`)
  }
  if (!(yield* isFinished(run))) {
    return yield* usage(
      `The run ${name} has not come to its end yet: bring it there with stoa resume ${name}, then ask for more.`
    )
  }
  return run
})

/** How many rows a run has for a wish, over all its requirements that want the same, as people decided. */
export const keptFor = ({ folder, recipe }: Finished, wish: Requirement.Requirement) =>
  Effect.map(Before.rows(folder), (world) =>
    Decisions.decided(world).filter((example) => {
      const own = recipe.requirements[(example.requirement ?? 0) - 1]
      return own !== undefined && Synthesis.isSame(own, wish) && Example.isKept(example)
    }).length)

/** What is wanted beside what the recipe says, and how it is reached. */
export interface More {
  readonly requirement: Settings
  /** The model that writes for this requirement, where it is not the run's own. */
  readonly model?: string | undefined
  /** Those that write parts of it, by role or prompt. */
  readonly models?: Readonly<Record<string, string>>
  /** Settings of this sitting alone. */
  readonly operation: Readonly<Record<string, unknown>>
  /** The command that asks for it, where it is not `stoa synthesize`. */
  readonly again?: string
}

/** The models of a requirement as a recipe names them: those of others stay as they are, and so do the answers they gave. */
const modelsOf = ({ model, models = {} }: Pick<More, "model" | "models">, requirement: string) => ({
  ...(model === undefined ? {} : { [requirement]: model }),
  ...Object.fromEntries(Object.entries(models).map(([role, name]) => [`${requirement}.${role}`, name]))
})

/**
 * The recipe with one requirement more. The number of episodes is what it was, though more rows are wanted: so a run of this recipe
 * from its beginning gives the very same data set. Its rows, old and new, name the recipe as it is now.
 */
export const extended = ({ recipe, settings }: Pick<Finished, "recipe" | "settings">, more: More): Settings => {
  const requirements = [...recipe.requirements as ReadonlyArray<unknown>, more.requirement]
  return overlay(settings, {
    requirements,
    simulation: { episodes: Recipe.episodesWanted(recipe) },
    models: modelsOf(more, `r${requirements.length}`),
    // Whoever resumes it need not say so again.
    operation: { allowSafety: more.operation["allowSafety"] }
  })
}

/** The flag for the folder of the runs, where it is not the usual one. */
export const inFolder = (
  runs: unknown
): string => (typeof runs !== "string" || runs === "./runs" ? "" : ` --runs ${runs}`)

/** Works on a finished run of which more is wanted. Where nothing more was answered, it stays what it was. */
export const execute = Effect.fn("extend.execute")(function*(run: Finished, more: More, options: SessionOptions) {
  const { folder, state } = run
  const settings = extended(run, more)
  const written = yield* Effect.fromResult(decode(settings, undefined))
  const recipe = yield* Effect.fromResult(decode(overlay(settings, { operation: more.operation }), undefined))
  yield* Models.check(layers.access(recipe), process.env)
  yield* Effect.mapError(Pipeline.check(recipe), ({ message }) => usage(message))
  const scenarios = yield* classroom.scenarios(recipe)
  const [wish] = recipe.requirements.slice(-1) as [Requirement.Requirement]
  Screen.say(
    `More of ${folder.name}: ${Screen.count(wish.count, "row")} of the kind ${wish.kind}, from the ${
      Screen.count((yield* manifest.read(folder))?.episodes ?? 0, "episode")
    } it has; nothing that was answered is asked again.`
  )
  yield* writeRecipe(folder, written)
  yield* work(
    {
      folder,
      recipe,
      profiles: [],
      scenarios,
      questions: [],
      agents: state.facts["Enrolled"] ?? 0,
      fresh: false,
      lossy: state.salvaged
    },
    {
      ...options,
      more: {
        answered: state.answered,
        again: more.again ?? `npx stoa synthesize ${folder.name}${inFolder(recipe.operation.runs)}`
      }
    }
  ).pipe(
    Effect.onError(Effect.fnUntraced(function*() {
      const after = yield* Effect.result(RunState.read(folder.database))
      if (Result.isFailure(after) || after.success.answered > state.answered) return
      yield* Effect.ignore(writeRecipe(folder, run.recipe))
    }))
  )
})
