/** What all that is asked for a recipe is asked under: its seed, its models, its sampling, its prompts. */
import { Effect } from "effect"
import * as Seed from "../domain/Seed.ts"
import * as EventLog from "../log/EventLog.ts"
import * as Quiet from "../log/Quiet.ts"
import * as RoleModels from "../log/RoleModels.ts"
import * as Prompt from "../model/Prompt.ts"
import * as Roles from "../model/Roles.ts"
import * as Prompts from "../Prompts.ts"
import type * as Recipe from "../Recipe.ts"

/** Does something as a recipe says, in whichever process. */
export const under = (recipe: Recipe.Recipe) => <A, E, R>(effect: Effect.Effect<A, E, R>) =>
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

/** The recipe as it holds once the simulation is over: people may have put other models in the place of some. */
export const afterLife = (recipe: Recipe.Recipe) =>
  Effect.map(EventLog.currentWorld, (world): Recipe.Recipe => {
    const models = RoleModels.at(recipe, world, "class")
    return models === recipe.models ? recipe : { ...recipe, models }
  })
