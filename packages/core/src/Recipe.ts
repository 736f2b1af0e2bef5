/** Everything that defines a run, in one typed file; every setting with its default and its meaning (recipe/ has the sections). */
import { Result, Schema } from "effect"
import { Requirement } from "./domain/Requirement.ts"
import * as Seed from "./domain/Seed.ts"
import { atLeast, setting } from "./domain/Setting.ts"
import { rehearsal } from "./model/Rehearsal.ts"
import * as Roles from "./model/Roles.ts"
import { ClassSettings } from "./recipe/ClassSettings.ts"
import { DatasetSettings, QualitySettings } from "./recipe/DatasetSettings.ts"
import { ContextSettings, OperationSettings } from "./recipe/OperationSettings.ts"
import { PopulationSettings, SimulationSettings, SocietySettings } from "./recipe/SocietySettings.ts"

export { ClassSettings, ContextSettings, DatasetSettings, OperationSettings, PopulationSettings, QualitySettings }
export { SimulationSettings, SocietySettings }
export { presets, QuestionFile } from "./recipe/ClassSettings.ts"

/** The two texts of a prompt; one that is absent stays as it is. */
const PromptTexts = Schema.Struct({
  system: Schema.optionalKey(Schema.String),
  user: Schema.optionalKey(Schema.String)
})

const Sampling = Schema.Struct({
  temperature: Schema.optionalKey(Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 2 }))),
  maxTokens: Schema.optionalKey(atLeast(1))
})

/** A whole run. */
export const Recipe = Schema.Struct({
  seed: setting(Seed.Seed, "Root of all chance in the run", 1),
  model: setting(
    Schema.NonEmptyString,
    "rehearsal, PROVIDER/MODEL, MODEL@ADDRESS, or a bare name with a base URL",
    "rehearsal"
  ),
  embedder: setting(
    Schema.NonEmptyString,
    "lexical, minilm (after npm install @huggingface/transformers), PROVIDER/MODEL, or a bare name with a base URL",
    "lexical"
  ),
  models: setting(
    Schema.Record(Schema.String, Schema.NonEmptyString).check(
      Schema.makeFilter((models) =>
        Result.match(Roles.check(models), { onFailure: (sentence) => sentence, onSuccess: () => true })
      )
    ),
    "Models by role: ground, act, route, summarise, instruct, respond, reason, reject, test, judge; for one requirement alone as in r2 or r2.respond; or by role of a scenario, as in error-correction.pupil or pupil, or by the name a scenario gives a kind of model, as in weak; a value may be such a name too",
    {}
  ),
  index: setting(
    Schema.Literals(["usearch", "faiss", "exact"]),
    "What looks vectors up: usearch, faiss (where faiss-node is installed), or a comparison with every one",
    "usearch"
  ),
  prompts: setting(
    Schema.Record(Schema.String, PromptTexts),
    "Texts of your own in place of those of a prompt, by its name: see stoa prompts",
    {}
  ),
  sampling: setting(
    Schema.Record(Schema.String, Sampling),
    "Temperature and token limit by prompt name (anonymise, ground or lifeGoal, personality and plan, act, react, route or route-members and route-groups, receive, summarise, instruct, respond, reject, reason, follow-up, respond-on, rate, score: see stoa prompts), or by role",
    {}
  ),
  context: setting(ContextSettings, "How much a model takes in at once", {}),
  population: setting(PopulationSettings, "Who lives in the society", {}),
  society: setting(SocietySettings, "How agents are grouped and groups linked", {}),
  simulation: setting(SimulationSettings, "How long the society lives", {}),
  class: setting(ClassSettings, "Which scenarios are played over which questions", {}),
  requirements: setting(
    Schema.Array(Requirement),
    "What data is wanted from the life of the society; none: only what a class gives",
    [{}] as const
  ),
  quality: setting(QualitySettings, "Which rows may stay", {}),
  dataset: setting(DatasetSettings, "What the data set is called", {}),
  operation: setting(OperationSettings, "How a model is reached and driven", {})
}).annotate({ identifier: "Recipe", description: "Everything that defines a run" })
export type Recipe = typeof Recipe.Type

/** Reads a recipe from plain data; settings it does not know are refused by name. */
export const decode = Schema.decodeUnknownResult(Recipe, { onExcessProperty: "error", errors: "all" })

/** What is wanted from the life of the society; nothing where nobody lives. */
export const wishes = (recipe: Recipe): Recipe["requirements"] => (hasSociety(recipe) ? recipe.requirements : [])

/** Examples wanted over all requirements. */
export const wanted = (recipe: Recipe): number =>
  wishes(recipe).reduce((sum, requirement) => sum + requirement.count, 0)

/** Episodes for a class alone, where the recipe does not say. */
const episodesOfClass = 20

/**
 * Episodes after which the simulation may stop: what the recipe says, or one for each example wanted; where only a class wants them,
 * twenty. With none the society is formed and lives no step.
 */
export const episodesWanted = (recipe: Recipe): number =>
  recipe.simulation.episodes ?? (wanted(recipe) || (recipe.class.share > 0 ? episodesOfClass : 0))

/** True when people live in the run; a class may do without. */
export const hasSociety = (recipe: Recipe): boolean => recipe.population.agents !== 0

/** True when scenarios are played. */
export const hasClass = (recipe: Recipe): boolean => Object.keys(recipe.class.scenarios).length > 0

/** What does not go together in a recipe, in a sentence; undefined when all of it does. */
export const flawOf = (recipe: Recipe): string | undefined => {
  if (!recipe.operation.allowSafety && recipe.requirements.some(({ kind }) => kind === "safety")) {
    return "a requirement is of the kind safety, for which harmful requests are written: say that you want that with --allow-safety (or operation.allowSafety in the recipe)"
  }
  if (!recipe.operation.allowSafety && recipe.class.questions.some(({ preset }) => preset === "harmful")) {
    return "a file of questions holds harmful requests (preset harmful), which are put to a model: say that you want that with --allow-safety (or operation.allowSafety in the recipe)"
  }
  const { questions, share } = recipe.class
  if (!hasClass(recipe)) {
    if (questions.length > 0 || share > 0) {
      return "class.questions or class.share is given, and class.scenarios names none: name scenarios with --scenario, or use stoa teach, which plays error correction, debate and analogy"
    }
    return hasSociety(recipe)
      ? undefined
      : "population.agents is 0 and class.scenarios names none: nobody lives and nothing is played. Give one of them"
  }
  if (questions.length === 0 && share === 0) {
    return "class.scenarios has nothing to be played over: name files in class.questions, or give the share of the society's groups that go to class in class.share"
  }
  return share > 0 && !hasSociety(recipe)
    ? "class.share sends groups of a society to class, and population.agents is 0: give some agents"
    : undefined
}

/** True when no model but the rehearsal answers in the run. */
export const isRehearsed = (recipe: Recipe): boolean =>
  [recipe.model, ...Roles.names(recipe.models)].every((name) => name === rehearsal)

/** A model's name without the address of its server: where it is reached changes nothing that a row says of itself. */
export const withoutAddress = (name: string): string => name.replace(/@https?:.*$/s, "")

const bareName = (path: string): string => path.replace(/[/\\]+$/, "").split(/[/\\]/).at(-1) ?? path

/**
 * The name a run has in its rows: the first 12 hex digits of the SHA-256 of the recipe without operational settings and
 * without the folders of its files. The same recipe run anywhere, under any name, has the same.
 */
export const hash = (recipe: Recipe): string => {
  const population = { ...recipe.population, profiles: recipe.population.profiles.map(bareName) }
  const { questions, scenarios } = recipe.class
  const requirements = recipe.requirements.map((each) =>
    each.benchmarks === undefined ? each : { ...each, benchmarks: each.benchmarks.map(bareName) }
  )
  const quality = { ...recipe.quality, benchmarks: recipe.quality.benchmarks.map(bareName) }
  const dataset = { ...recipe.dataset, references: recipe.dataset.references.map(bareName) }
  const classOf = {
    ...recipe.class,
    questions: questions.map((each) => ({ ...each, file: bareName(each.file) })),
    scenarios: Object.fromEntries(Object.entries(scenarios).map(([name, weight]) => [bareName(name), weight]))
  }
  const models = Object.fromEntries(Object.entries(recipe.models).map(([key, name]) => [key, withoutAddress(name)]))
  // A drill spoils replies, and so changes rows.
  const drill = recipe.operation.drill > 0 ? { drill: recipe.operation.drill } : {}
  return Seed.digest(
    JSON.stringify(
      sorted({
        ...recipe,
        model: withoutAddress(recipe.model),
        models,
        population,
        class: classOf,
        requirements,
        quality,
        dataset,
        operation: undefined,
        ...drill
      })
    )
  )
    .slice(0, 12)
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === "object" && value !== null
    ? Object.fromEntries(
      Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)])
    )
    : value
