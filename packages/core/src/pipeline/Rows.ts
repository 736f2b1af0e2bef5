/** Episodes become judged examples. */
import { Effect } from "effect"
import * as Gates from "../Gates.ts"
import * as EventLog from "../log/EventLog.ts"
import * as Signals from "../log/Signals.ts"
import * as World from "../log/World.ts"
import * as Prompt from "../model/Prompt.ts"
import * as Roles from "../model/Roles.ts"
import * as Quality from "../quality/Quality.ts"
import * as Recipe from "../Recipe.ts"
import * as Sandbox from "../sandbox/Sandbox.ts"
import { SafetyJudging } from "../synthesis/SafetyJudging.ts"
import * as Synthesis from "../synthesis/Synthesis.ts"
import { Indexes } from "../vector/Indexes.ts"
import type { Gear } from "./Gear.ts"
import { afterLife } from "./Under.ts"

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

/** What writes and looks at rows of the n-th requirement. */
interface Work {
  readonly gear: Gear
  readonly nth: number
}

/** Does something for a requirement, as the recipe has it done. */
const forRequirement = (recipe: Recipe.Recipe, { gear, nth }: Work) => <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  effect.pipe(
    Effect.provideService(Prompt.ModelFor, modelsFor(recipe, nth)),
    Effect.provideService(SafetyJudging, recipe.quality.harmless > 0),
    Effect.provideService(Indexes, gear.equipment.index)
  )

const looking = (recipe: Recipe.Recipe, { gear: { equipment, filters }, nth }: Work) =>
  Effect.map(
    Gates.ownFilters(recipe, { equipment, nth }),
    (own) => (draft: Parameters<typeof Gates.ofRow>[0]) => Gates.ofRow(draft, { filters, own, recipe })
  )

/** What rows are written with. */
export interface RowsOptions {
  readonly gear: Gear
  /** Has each wave asked by others before it is written here. */
  readonly ahead?: Synthesis.Ahead | undefined
}

const write = Effect.fnUntraced(function*(before: Recipe.Recipe, { ahead, gear }: RowsOptions) {
  const recipe = yield* afterLife(before)
  const judge = Quality.judge(gear.filters)
  const prepared = yield* Synthesis.prepare(World.closedEpisodes(yield* EventLog.currentWorld)).pipe(
    Effect.provideService(Indexes, gear.equipment.index)
  )
  const wishes = Recipe.wishes(recipe)
  const asked = Synthesis.askedOf(wishes)
  return yield* Effect.forEach(wishes, (requirement, index) => {
    const nth = index + 1
    return Effect.flatMap(looking(recipe, { gear, nth }), (look) =>
      Synthesis.run(requirement, {
        nth,
        prepared,
        asked: asked[index],
        look,
        judge: ({ draft, ...standing }, room) => judge(draft, { ...standing, room }),
        ahead
      })).pipe(forRequirement(recipe, { gear, nth }))
  })
}, Sandbox.recorded)

/** Writes rows requirement after requirement: what counts as a duplicate is decided in place order over all. */
export const synthesis = (recipe: Recipe.Recipe, options: RowsOptions) =>
  Signals.during("synthesis", write(recipe, options))

/** Asks all that some of a wave asks. Nothing is judged: that is the business of `synthesis`. */
export const wavePortion = Effect.fnUntraced(function*(
  before: Recipe.Recipe,
  { gear, wave }: { readonly gear: Gear; readonly wave: Synthesis.Wave }
) {
  const recipe = yield* afterLife(before)
  const requirement = Recipe.wishes(recipe)[wave.nth - 1]
  if (requirement === undefined) return yield* Effect.die(new Error(`The recipe has no requirement ${wave.nth}`))
  const work = { gear, nth: wave.nth }
  yield* Effect.flatMap(looking(recipe, work), (look) => Synthesis.writeWave(requirement, { ...wave, look })).pipe(
    forRequirement(recipe, work)
  )
}, Sandbox.recorded)
