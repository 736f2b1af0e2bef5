/** Where a run stands: the phases it goes through, what each came to, and all of it in a sentence. */
import { Recipe, type Watched, World } from "@stoa/core"
import { HashMap } from "effect"
import { many } from "../../canvas/Amount.ts"
import * as Rows from "../data/Rows.ts"

/** A phase of the run as the screen tells it. */
export interface Phase {
  readonly name: string
  readonly state: "done" | "present" | "ahead"
  /** What it came to so far; "" for nothing yet. */
  readonly came: string
}

const order = ["population", "society", "simulation", "class", "synthesis", "dataset"] as const
type Name = (typeof order)[number]

const isName = (name: string | undefined): name is Name => order.includes(name as Name)

/** The phase a run is in, or was in when it was left; undefined once it is over. */
export const present = ({ mode, pulse, run, world }: Watched.Watched): Name | undefined => {
  if (world.saved !== undefined) return undefined
  if (mode === "live" && isName(pulse?.phase)) return pulse.phase
  if (HashMap.size(world.synthesised) >= Recipe.wishes(run.recipe).length && HashMap.size(world.examples) > 0) {
    return "dataset"
  }
  if (HashMap.size(world.examples) > 0) return "synthesis"
  if (HashMap.size(world.questions) > 0) return "class"
  if (world.ended !== undefined) return Recipe.hasClass(run.recipe) ? "class" : "synthesis"
  if (HashMap.size(world.groups) > 0) return "simulation"
  return "population"
}

/** People wanted; undefined where it is as many as the files hold. */
const people = ({ recipe }: Watched.Watched["run"]): number | undefined => recipe.population.agents

/** The step that is lived, or the last that was. */
export const stepOf = ({ chronicle, world }: Watched.Watched): number =>
  world.ended?.step ?? chronicle.steps.at(-1)?.step ?? Math.max(0, World.lastStep(world))

const told = ({ run, world }: Watched.Watched): string => {
  const wanted = Recipe.episodesWanted(run.recipe)
  const made = HashMap.size(world.episodes)
  if (world.ended !== undefined) {
    const counted = world.ended.episodes
    return counted < made ? `${counted} episodes counted of ${made} told` : many(counted, "episode")
  }
  return wanted === 0
    ? many(made, "episode")
    : made > wanted
    ? `${wanted}/${many(wanted, "episode")}, ${made} told`
    : `${made}/${many(wanted, "episode")}`
}

const rows = (watched: Watched.Watched): string => {
  const wanted = Recipe.wanted(watched.run.recipe)
  const { kept } = Rows.of(watched).sums
  return wanted === 0 ? many(kept, "row") : `${kept}/${many(wanted, "row")}`
}

const came = (name: Name, watched: Watched.Watched): string => {
  const { run, world } = watched
  const agents = HashMap.size(world.agents)
  const groups = HashMap.size(world.groups)
  switch (name) {
    case "population": {
      const wanted = people(run)
      return wanted === undefined || wanted <= agents ? many(agents, "agent") : `${agents}/${many(wanted, "agent")}`
    }
    case "society":
      return groups === 0 ? "" : many(groups, "group")
    case "simulation":
      return groups === 0 || watched.chronicle.steps.length === 0 ? "" : `step ${stepOf(watched)}, ${told(watched)}`
    case "class": {
      const [questions, plays] = [HashMap.size(world.questions), HashMap.size(world.plays)]
      return questions === 0 ? "" : `${plays}/${many(questions, "play")}`
    }
    case "synthesis":
      return HashMap.size(world.examples) === 0 ? "" : rows(watched)
    case "dataset":
      return world.saved === undefined ? "" : many(Rows.of(watched).sums.kept, "row")
  }
}

const titles: Readonly<Record<Name, string>> = {
  population: "population",
  society: "society",
  simulation: "simulation",
  class: "class",
  synthesis: "synthesis",
  dataset: "data set"
}

/** The phases that this run goes through, in their order. */
export const phases = (watched: Watched.Watched): ReadonlyArray<Phase> => {
  const { recipe } = watched.run
  const now = present(watched)
  const at = now === undefined ? order.length : order.indexOf(now)
  const isPlayed = (name: Name): boolean =>
    name === "class"
      ? Recipe.hasClass(recipe)
      : name === "dataset" || Recipe.hasSociety(recipe) && (name !== "synthesis" || Recipe.wanted(recipe) > 0)
  return order.filter(isPlayed).map((name) => {
    const rank = order.indexOf(name)
    return {
      name: titles[name],
      state: rank < at ? "done" : rank === at ? "present" : "ahead",
      came: came(name, watched)
    }
  })
}
