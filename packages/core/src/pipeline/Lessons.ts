/** Scenarios are played over questions and become judged examples. */
import { Effect } from "effect"
import type * as Stretch from "../domain/Stretch.ts"
import * as Gates from "../Gates.ts"
import type { LogError } from "../log/EventLog.ts"
import * as Signals from "../log/Signals.ts"
import type { ModelError } from "../model/Model.ts"
import * as Roles from "../model/Roles.ts"
import * as Quality from "../quality/Quality.ts"
import type * as Recipe from "../Recipe.ts"
import * as Class from "../scenario/Class.ts"
import * as Pool from "../scenario/questions/Pool.ts"
import type { FileQuestions } from "../scenario/questions/Sample.ts"
import type { Gear } from "./Gear.ts"
import { afterLife } from "./Under.ts"

/** What the class is held with. */
export interface LessonsOptions {
  readonly gear: Gear
  /** The scenarios of the class, if it has one. */
  readonly scenarios?: ReadonlyArray<Class.Weighted> | undefined
  /** The questions of a new run by file; one that has recorded its own passes over them. */
  readonly questions?: ReadonlyArray<FileQuestions> | undefined
  /** Has questions played by others before they are played here, all stretches at once. */
  readonly ahead?: Stretch.Ahead<ModelError | LogError> | undefined
}

const optionsOf = (recipe: Recipe.Recipe, { gear: { filters }, questions = [], scenarios = [] }: LessonsOptions) => ({
  ...recipe.class,
  near: { ...Pool.nearFor(recipe.embedder), ...recipe.class.near },
  scenarios,
  questions,
  modelOf: (asked: Roles.Asked) => Roles.modelFor(recipe.models, asked),
  look: (draft: Parameters<typeof Gates.ofScene>[0]) => Gates.ofScene(draft, { filters, recipe })
})

/** Holds the class. */
export const lessons = Effect.fnUntraced(function*(recipe: Recipe.Recipe, options: LessonsOptions) {
  const judge = Quality.judge(options.gear.filters)
  const held = Class.hold({
    ...optionsOf(yield* afterLife(recipe), options),
    judge: (draft, verdicts) => judge(draft, { room: true, verdicts }),
    ahead: options.ahead
  })
  return yield* Signals.during("class", held)
})

/** Plays some of the questions that are posed, by number. What was played is told and nothing judged: that is the business of `lessons`. */
export const classPortion = Effect.fnUntraced(function*(
  recipe: Recipe.Recipe,
  { stretch, ...options }: Pick<LessonsOptions, "gear" | "scenarios"> & { readonly stretch: Stretch.Stretch }
) {
  yield* Class.playRows(optionsOf(yield* afterLife(recipe), options), stretch)
})
