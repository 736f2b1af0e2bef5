/** The rules a society lives by, and how far it is, in words. */
import { Recipe, type Watched, World } from "@stoa/core"
import { HashMap } from "effect"
import { many } from "../../canvas/Amount.ts"
import type { Pair } from "../../canvas/Block.ts"

const hearing = ({ simulation, society }: Recipe.Recipe): string =>
  society.communication === "none"
    ? "nobody hears anybody"
    : society.communication === "random"
    ? "hearers are drawn, as many as a modulator named"
    : simulation.routing === "per-step"
    ? "modulators decide who hears, once a step for all acts of a group"
    : "modulators decide who hears, for each act apart"

const window = ({ simulation: { unit, window } }: Recipe.Recipe): string =>
  unit === "actions" ? `every ${many(window, "action")} of a group` : `every ${many(window, "step")} of a group`

const whys = {
  episodes: "there are as many episodes as were wanted",
  steps: "all steps are lived",
  done: "everybody is done with their plans"
} as const

const progress = ({ world }: Watched.Watched, recipe: Recipe.Recipe): string => {
  const { ended } = world
  const episodes = HashMap.size(world.episodes)
  if (ended !== undefined) {
    return `over after ${many(ended.step + 1, "step")} with ${many(ended.episodes, "episode")}: ${whys[ended.why]}`
  }
  const steps = World.lastStep(world) + 1
  return Number.isFinite(steps)
    ? `${many(steps, "step")} lived by all, ${many(episodes, "episode")} of ${Recipe.episodesWanted(recipe)} wanted`
    : "not begun"
}

/** The wishes for data in words, one a line. */
const wishes = ({ world }: Watched.Watched, recipe: Recipe.Recipe): ReadonlyArray<Pair> => {
  const kept = new Map<number, number>()
  for (const { requirement, verdicts } of HashMap.values(world.examples)) {
    if (requirement === undefined || verdicts.some(({ keep }) => !keep)) continue
    kept.set(requirement, (kept.get(requirement) ?? 0) + 1)
  }
  return Recipe.wishes(recipe).map(({ complexity, count, domain, kind, language, text }, nth): Pair => ({
    key: nth === 0 ? "wanted" : "",
    value: `${kept.get(nth + 1) ?? 0} of ${many(count, "row")}: ${kind}, ${domain}, ${complexity}, ${language}: ${text}`
  }))
}

/** The rules of a run with a society, and where it stands. */
export const of = (watched: Watched.Watched): ReadonlyArray<Pair> => {
  const { health, run: { recipe }, world } = watched
  const far = world.links.filter(({ kind }) => kind === "far").length
  const { episodes, goals, steps } = recipe.simulation
  return [
    { key: "life", value: progress(watched, recipe), tone: "strong" },
    {
      key: "people",
      value: health.groups === 0
        ? `${many(HashMap.size(world.agents), "agent")}, not in groups yet`
        : `${many(health.agents, "agent")} in ${
          many(health.groups, "group")
        }, ${world.links.length} links (${far} of them far)`
    },
    { key: "hearing", value: hearing(recipe) },
    { key: "an episode", value: window(recipe) },
    {
      key: "ends",
      value: `after ${many(steps, "step")}, or ${many(Recipe.episodesWanted(recipe), "episode")}${
        episodes === undefined ? " (one for each row wanted)" : ""
      }`
    },
    {
      key: "goals",
      value: goals === 0 ? "who is done falls silent" : `who is done sets a new one, ${goals} times at most`
    },
    ...wishes(watched, recipe)
  ]
}
