/** From the flags of `stoa ablate` to its cells, each with a whole recipe; every mistake before anything is played. */
import { Ablation, Models, type Recipe } from "@stoa/core"
import { Effect, Option, Result } from "effect"
import { statSync } from "node:fs"
import { dirname, extname, resolve } from "node:path"
import * as layers from "../../layers.ts"
import { usage } from "../CommandError.ts"
import { decode } from "../recipe.ts"

/** A cell and the recipe it plays; its folder is not yet named in it. */
export interface Task {
  readonly cell: Ablation.Grid.Cell
  readonly recipe: Recipe.Recipe
}

/** What is played. */
export interface Plan {
  readonly grid: Ablation.Grid.Grid
  readonly tasks: ReadonlyArray<Task>
}

/** What was given for what varies. */
export interface Varied {
  readonly communication: Option.Option<string>
  readonly agents: Option.Option<string>
  readonly episodes: Option.Option<string>
  readonly vary: ReadonlyArray<string>
  readonly seeds: Option.Option<string>
  readonly seed: Option.Option<number>
  readonly replicates: Option.Option<number>
  readonly yes: boolean
}

/** Cells that are played without being asked for twice. */
const mostCells = 100

/** Replicates where nobody says how many: the fewest that give an interval. */
const replicates = 3

const orUsage = <A>(result: Result.Result<A, Ablation.Variation.VariationError>) =>
  Effect.fromResult(Result.mapError(result, ({ sentence }) => usage(sentence)))

const named = { communication: "society.communication", agents: "population.agents", episodes: "simulation.episodes" }

const variations = (varied: Varied) =>
  Effect.forEach(
    [
      ...Object.entries(named).flatMap(([name, path]) => {
        const list = varied[name as keyof typeof named]
        return Option.isNone(list) ? [] : [Ablation.Variation.make(path, { list: list.value, flag: `--${name}` })]
      }),
      ...varied.vary.map(Ablation.Variation.parse)
    ],
    orUsage
  )

/** The seeds given, or as many as replicates are wanted, counted up from the recipe's own. */
const seedsOf = Effect.fnUntraced(function*(base: Recipe.Recipe, { replicates: wanted, seed, seeds }: Varied) {
  if (Option.isNone(seeds)) {
    const count = Option.getOrElse(wanted, () => replicates)
    if (count < 1) return yield* usage(`--replicates: expected 1 or more, found ${count}.`)
    const first = Option.getOrElse(seed, () => base.seed)
    return Array.from({ length: count }, (_, nth) => first + nth)
  }
  if (Option.isSome(wanted) || Option.isSome(seed)) {
    return yield* usage("--seeds names every replicate's seed: leave --replicates and --seed out.")
  }
  const list = seeds.value.split(",").map((part) => part.trim())
  const wrong = list.find((part) => !/^\d{1,10}$/.test(part))
  if (wrong !== undefined) {
    return yield* usage(`--seeds takes whole numbers with commas between them, and found "${wrong}".`)
  }
  return list.map(Number)
})

/** The plan that flags over a recipe make. */
export const make = Effect.fn("ablation.plan")(function*(base: Recipe.Recipe, varied: Varied) {
  const all = yield* variations(varied)
  const grid = yield* orUsage(Ablation.Grid.make(all, yield* seedsOf(base, varied)))
  const single = Object.fromEntries(all.flatMap(({ path, values }) => (values.length === 1 ? [[path, values[0]]] : [])))
  if (grid.cells.length > mostCells && !varied.yes) {
    return yield* usage(
      `That is ${grid.cells.length} cells, each a run of its own: add --yes to play them all, or give fewer values.`
    )
  }
  const tasks = yield* Effect.forEach(grid.cells, (cell) =>
    Effect.gen(function*() {
      const data = yield* orUsage(
        Ablation.recipeData(base, { seed: cell.seed, values: { ...single, ...cell.setting.values } })
      )
      const task: Task = { cell, recipe: yield* Effect.fromResult(decode(data, undefined)) }
      return task
    }))
  for (const { cell, recipe } of tasks) {
    if (cell.seed === grid.seeds[0]) yield* Models.check(layers.access(recipe), process.env)
  }
  const plan: Plan = { grid, tasks }
  return plan
})

/** Finds out before anything is played whether the table can be written there. */
export const checkOut = (file: string) =>
  Effect.suspend(() => {
    if (![".csv", ".json", ".md"].includes(extname(file))) {
      return Effect.fail(usage(`--out takes a file that ends in .csv, .json or .md, and found "${file}".`))
    }
    const folder = dirname(resolve(file))
    return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true
      ? Effect.void
      : Effect.fail(usage(`--out: there is no folder ${folder} to write into.`))
  })
