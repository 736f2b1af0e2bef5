/** What a person can call a role of a run: whatever any part of it asks models for. */
import * as RoleModels from "./log/RoleModels.ts"
import * as Prompts from "./Prompts.ts"
import * as Recipe from "./Recipe.ts"
import type { Weighted } from "./scenario/Class.ts"

/** The roles of a recipe's run, each once: prompts and theirs, those of its requirements and scenarios, and those it gives models. */
export const of = (recipe: Recipe.Recipe, scenarios: ReadonlyArray<Weighted> = []): ReadonlyArray<string> => {
  const prompts = Prompts.all.flatMap(({ name, role }) => [name, role])
  const wanted = Recipe.wishes(recipe).flatMap((_, index) => {
    const requirement = `r${index + 1}`
    return [requirement, ...prompts.map((prompt) => `${requirement}.${prompt}`)]
  })
  const played = scenarios.flatMap(({ scenario: { name, roles } }) =>
    Object.entries(roles).flatMap(([role, { model }]) => [
      role,
      `${name}.${role}`,
      ...(model === undefined ? [] : [model])
    ])
  )
  return [...new Set([...prompts, ...wanted, ...played, ...Object.keys(recipe.models)])]
}

/** Which models people may have play which roles while a society lives. */
export const swappable = (recipe: Recipe.Recipe, scenarios?: ReadonlyArray<Weighted>) => ({
  models: RoleModels.names(recipe),
  roles: of(recipe, scenarios)
})
