/** What is going on, in words that need no other word explained. */
import { Recipe, type Watched } from "@stoa/core"
import { HashMap } from "effect"
import { many } from "../../canvas/Amount.ts"
import * as Again from "../../state/Again.ts"
import * as Rows from "../data/Rows.ts"
import * as Phase from "./Phase.ts"

const people = (count: number): string => many(count, "person", "people")
const are = (count: number): string => (count === 1 ? "is" : "are")

const lives = (watched: Watched.Watched): string => {
  const { run, world } = watched
  const agents = HashMap.size(world.agents)
  const wanted = Recipe.episodesWanted(run.recipe)
  const episodes = HashMap.size(world.episodes)
  const who = `${people(agents)} in ${many(HashMap.size(world.groups), "group")} ${are(agents)} living step ${
    Phase.stepOf(watched)
  }`
  return wanted === 0
    ? `${who}.`
    : episodes > wanted
    ? `${who}; ${many(wanted, "episode")} wanted, ${episodes} told.`
    : `${who}; ${episodes} of ${many(wanted, "episode")} ${are(episodes)} told.`
}

const gathers = ({ run, world }: Watched.Watched): string => {
  const ready = HashMap.size(world.agents)
  const wanted = run.recipe.population.agents
  return wanted === undefined || wanted <= ready
    ? `People are being found: ${ready} have a character, a goal and a plan.`
    : `People are being found: ${ready} of ${wanted} have a character, a goal and a plan.`
}

const writes = (watched: Watched.Watched): string => {
  const { all, sums: { kept } } = Rows.of(watched)
  return `Rows are being written: ${kept} of ${Recipe.wanted(watched.run.recipe)} kept, ${all.length - kept} dropped.`
}

const plays = ({ world }: Watched.Watched): string => {
  const questions = HashMap.size(world.questions)
  return `Scenarios are being played: ${HashMap.size(world.plays)} of ${many(questions, "question")} done.`
}

const ended = (watched: Watched.Watched): string => {
  const { run } = watched
  const rows = Rows.of(watched).sums.kept
  const wanted = Recipe.wanted(run.recipe)
  const short = wanted > rows && !Recipe.hasClass(run.recipe) ? ` of ${wanted} wanted` : ""
  return `Finished: ${many(rows, "row")}${short}${
    Recipe.isRehearsed(run.recipe) ? ", all written by the rehearsal model" : ""
  }.`
}

const now = (watched: Watched.Watched): string => {
  switch (Phase.present(watched)) {
    case "population":
      return gathers(watched)
    case "society":
      return `${people(HashMap.size(watched.world.agents))} are being put into groups.`
    case "simulation":
      return lives(watched)
    case "class":
      return plays(watched)
    case "synthesis":
      return writes(watched)
    case "dataset":
      return "The data set is being written."
    case undefined:
      return ended(watched)
  }
}

/** The sentence, and what is special about the moment before it. */
export const of = (watched: Watched.Watched): { readonly before: string; readonly sentence: string } => {
  const { loaded, mode, pulse } = watched
  const sentence = now(watched)
  if (loaded < 1) return { before: `Reading the log, ${Math.floor(loaded * 100)} %.`, sentence }
  if (mode === "replay") return { before: "The past is played.", sentence }
  if (mode === "stopped" && watched.trouble !== undefined && watched.isUnexpected !== true) {
    return { before: watched.trouble, sentence }
  }
  if (mode === "stopped") {
    return { before: `Stopped; ${Again.command("resume", watched)} goes on with it.`, sentence }
  }
  if (mode === "finished" || pulse === undefined) return { before: "", sentence }
  const flying = pulse.inFlight === 0 ? "" : `, ${many(pulse.inFlight, "call")} in flight`
  switch (pulse.state) {
    case "paused":
      return { before: "Paused.", sentence }
    case "pausing":
      return { before: `Pausing${flying}.`, sentence }
    case "stopping":
      return { before: `Stopping${flying}.`, sentence }
    case "running":
      return { before: "", sentence }
  }
}
