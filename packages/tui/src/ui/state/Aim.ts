/** How far a run is on its way to what is wanted of it: people, episodes, plays or rows, as its phase has it. */
import { Recipe, type Watched, World } from "@stoa/core"
import { HashMap } from "effect"
import * as Rows from "../views/data/Rows.ts"

/** So many of so many. */
export interface Aim {
  readonly phase: string
  readonly done: number
  readonly wanted: number
  readonly noun: string
}

type Run = Pick<Watched.Watched, "chronicle" | "run" | "world" | "pulse" | "mode">

/** The phase a run is in, as its engine says, or as far as its facts have come. */
const phaseOf = ({ mode, pulse, run: { recipe }, world }: Run): string => {
  if (mode === "live" && pulse !== undefined) return pulse.phase
  if (world.saved !== undefined) return "dataset"
  if (HashMap.size(world.synthesised) > 0 || world.kept > 0) return "synthesis"
  if (HashMap.size(world.questions) > 0 && (world.ended !== undefined || !Recipe.hasSociety(recipe))) return "class"
  if (world.ended !== undefined) return "synthesis"
  return HashMap.size(world.groups) > 0 ? "simulation" : "population"
}

const rows = (run: Run): Omit<Aim, "phase"> => {
  const { byWish, kept } = Rows.of(run).sums
  // A class gives what its plays give: nobody knows before how much that is.
  return { done: kept, wanted: Recipe.wanted(run.run.recipe) + (byWish.get(0) ?? 0), noun: "rows" }
}

/** What the run is about just now, and how much of it is done. */
export const of = (run: Run): Aim => {
  const phase = phaseOf(run)
  const { run: { recipe }, world } = run
  switch (phase) {
    case "population":
    case "society": {
      const people = HashMap.size(world.profiles)
      return {
        phase,
        done: HashMap.size(world.agents),
        wanted: Math.max(people, recipe.population.agents ?? 0),
        noun: "agents"
      }
    }
    case "simulation": {
      const wanted = Recipe.episodesWanted(recipe)
      return { phase, done: Math.min(HashMap.size(world.episodes), wanted), wanted, noun: "episodes" }
    }
    case "class": {
      const done = HashMap.reduce(world.plays, 0, (sum, { end }) => sum + (end === "elsewhere" ? 0 : 1))
      return { phase, done, wanted: HashMap.size(world.questions), noun: "plays" }
    }
    default:
      return { phase, ...rows(run) }
  }
}

/** The step that all groups are in: one after the last that all have finished; undefined where nobody lives yet. */
export const step = ({ world }: Pick<Run, "world">): number | undefined => {
  const last = World.lastStep(world)
  return Number.isFinite(last) ? last + 1 : undefined
}
