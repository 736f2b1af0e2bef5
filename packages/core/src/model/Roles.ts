/** Which model plays a role: what a recipe's `models` say. Pure. */
import { Result } from "effect"

/** Models by `scenario.role`, by role, or by kind of model; a value is another of the keys, or else the name of a model. */
export type ByRole = Readonly<Record<string, string>>

/** The role of a scenario, and the kind of model the scenario wants for it. */
export interface Asked {
  readonly scenario: string
  readonly role: string
  readonly kind?: string | undefined
}

/** The keys that a key leads over, and the name of a model where it comes to one. */
interface Way {
  readonly keys: ReadonlyArray<string>
  readonly name: string | undefined
}

const wayOf = (models: ByRole, key: string): Way => {
  const keys = [key]
  for (;;) {
    const last = keys.at(-1) as string
    const next = models[last] as string
    // A key that names itself, as in weak=weak, means a model of that name.
    if (next === last || !Object.hasOwn(models, next)) return { keys, name: next }
    keys.push(next)
    if (keys.indexOf(next) < keys.length - 1) return { keys, name: undefined }
  }
}

/** The model that the first of these keys leads to, as the recipe names it; undefined where it has none of them. */
export const first = (models: ByRole, keys: ReadonlyArray<string>): string | undefined => {
  const key = keys.find((key) => Object.hasOwn(models, key))
  return key === undefined ? undefined : wayOf(models, key).name
}

/** The model that plays a role, as the recipe names it; undefined where that is the run's own. */
export const modelFor = (models: ByRole, { kind, role, scenario }: Asked): string | undefined => {
  return first(models, [`${scenario}.${role}`, role, ...(kind === undefined ? [] : [kind])])
}

/** The names of all models that may be asked for a role, each once. */
export const names = (models: ByRole): ReadonlyArray<string> => [
  ...new Set(Object.keys(models).flatMap((key) => wayOf(models, key).name ?? []))
]

/** Finds keys that lead back to themselves; the failure is a sentence. */
export const check = (models: ByRole): Result.Result<void, string> => {
  for (const key of Object.keys(models)) {
    const { keys, name } = wayOf(models, key)
    if (name !== undefined) continue
    const way = keys.map((key) => `"${key}"`).join(" to ")
    return Result.fail(
      `models: ${way} leads in a circle: let one of them name a model (rehearsal, PROVIDER/MODEL, or a bare name with a base URL).`
    )
  }
  return Result.void
}
