/** From a run in small to the whole one: pure. The people by their number, the society's life by steps, the class by its questions, the rows by waves. */
import type { Phase } from "../log/Signals.ts"
import * as Recipe from "../Recipe.ts"
import * as Ahead from "./Ahead.ts"
import type { Played } from "./Miniature.ts"
import type { SmallClass } from "./SmallClass.ts"
import * as Tally from "./Tally.ts"
import * as Tries from "./Tries.ts"

/** Calls of one role in one phase of the whole run. */
export interface Expected extends Tally.Count {
  readonly phase: Phase
  readonly role: string
  /** The model asked, as the recipe names it, where it is not the run's own. */
  readonly model?: string
  /** Milliseconds that one of the calls took in small. */
  readonly millis: number
  /** True for texts that are embedded each for itself, where others are sent many at once. */
  readonly alone?: true
}

/** What is expected of the whole run. */
export interface Scaled {
  readonly roles: ReadonlyArray<Expected>
  /** Steps that each group plays. */
  readonly steps: number
  /** Waves of candidates, over all requirements. */
  readonly waves: number
  readonly rows: number
  /** Questions of the class, and conversations of it that are kept. */
  readonly questions: number
  readonly conversations: number
  /** The calls of each play there was in small. */
  readonly plays: ReadonlyArray<ReadonlyArray<Expected>>
}

/** What is scaled up, and to what. */
export interface UpOptions {
  readonly agents: number
  readonly played: Played
  readonly lessons: SmallClass | undefined
}

/** Fewest rows of a requirement that a small run is asked for: of fewer no share can be told. */
const fewest = 16

/** The recipe for a small run with a share of its people, that is to have so many episodes. */
export const shrink = (recipe: Recipe.Recipe, share: number, episodes: number): Recipe.Recipe => {
  const [first, ...rest] = recipe.requirements.map((wish) => ({
    ...wish,
    count: Math.max(Math.ceil(wish.count * share), Math.min(wish.count, fewest))
  }))
  return {
    ...recipe,
    // A society that lives for nobody lives no step.
    simulation: episodes === 0
      ? recipe.simulation
      : { ...recipe.simulation, episodes: Math.max(1, Math.ceil(episodes)) },
    requirements: first === undefined ? recipe.requirements : [first, ...rest]
  }
}

const group = (entries: ReadonlyArray<Expected>): Array<Expected> => {
  const roles = new Map<string, Expected>()
  for (const entry of entries) {
    const key = JSON.stringify([entry.phase, entry.role, entry.model, entry.alone])
    const before = roles.get(key)
    roles.set(key, { ...entry, ...Tally.add(before ?? Tally.none, entry), millis: before?.millis ?? entry.millis })
  }
  return [...roles.values()]
}

const sized = (entry: Tally.Entry, factor: number): Expected => {
  const { model, phase, role } = entry
  // A requirement's own text, and the instruction of each of its rows.
  const isAlone = phase === "synthesis" && role === "embed" && entry.nth > 0
  const asked = { phase, role, ...(model === undefined ? {} : { model }), ...(isAlone ? { alone: true as const } : {}) }
  return { ...asked, ...Tally.times(entry, factor), millis: entry.calls === 0 ? 0 : entry.millis / entry.calls }
}

/** The class, where each question of episodes stands for so many. */
const classOf = ({ lessons, played }: UpOptions, lived: number) => {
  const weigh = ({ nth, role }: Pick<Tally.Entry, "nth" | "role">): number =>
    // What is embedded is known without playing.
    role === "embed" ? 0 : lessons?.stands.get(nth) ?? lived
  const own = played.entries.filter(({ nth, phase }) => phase === "class" && nth >= 0)
  return {
    weigh,
    questions: (lessons?.rows ?? 0) + played.lessons.lived * lived,
    conversations: Math.round(
      [...played.lessons.kept].reduce((sum, [nth, kept]) => sum + kept * weigh({ nth, role: "" }), 0)
    ),
    plays: [...Map.groupBy(own, ({ nth }) => nth).values()].map((calls) => calls.map((entry) => sized(entry, 1)))
  }
}

/** A run that was played with everybody is what it is, but for a class of which some was played. */
const exact = (recipe: Recipe.Recipe, options: UpOptions): Scaled => {
  const { entries, steps, written } = options.played
  const { weigh, ...classroom } = classOf(options, 1)
  return {
    ...classroom,
    roles: group(entries.map((entry) => sized(entry, entry.phase === "class" ? weigh(entry) : 1))),
    steps: steps.length,
    waves: written.length * 2,
    rows: Recipe.wishes(recipe).reduce(
      (sum, { count }, index) => sum + Math.min(count, written[index]?.passed ?? 0),
      0
    )
  }
}

/** The share of so many groups that goes to class. */
const going = (share: number, groups: number): number => (groups === 0 ? 0 : Math.ceil(share * groups) / groups)

/** The whole run of a recipe with so many people, after what its small run came to. */
export const up = (recipe: Recipe.Recipe, options: UpOptions): Scaled => {
  const { agents, played } = options
  if (agents === played.agents) return exact(recipe, options)
  const factor = agents / played.agents
  const { ended, groups, steps, usable } = played
  const wanted = Recipe.episodesWanted(recipe)
  const episodes = Math.min(wanted, (steps.at(-1)?.episodes ?? 0) * factor)
  const last = steps[ended]?.episodes ?? 0
  const before = steps[ended - 1]?.episodes ?? 0
  // Groups that nobody waits for run ahead in a small society as in a large one; others the more, the more groups there are.
  const ahead = recipe.society.communication === "none" || wanted === 0 || last * factor < wanted
    ? undefined
    : Ahead.share((wanted / factor - before) / (last - before), groups * factor, recipe.society)
  const perEpisode = (candidates: number) => (usable === 0 ? 0 : candidates / usable)
  const tries = Recipe.wishes(recipe).map(({ count, tries }, index) => {
    const { candidates = 0, passed = 0, tried = 0 } = played.written[index] ?? {}
    const available = Math.min(Math.ceil(count * tries), Math.round(perEpisode(candidates) * episodes))
    return Tries.until({ wanted: count, available }, tried === 0 ? 1 : passed / tried)
  })

  const { lived } = played.lessons
  const share = going(recipe.class.share, Math.round(groups * factor))
  const { weigh: ofClass, ...classroom } = classOf(options, lived === 0 ? 0 : (share * episodes) / lived)

  const weigh = (entry: Tally.Entry): number => {
    switch (entry.phase) {
      case "simulation":
        if (ahead === undefined || entry.nth < ended) return factor
        return entry.nth === ended ? factor * (1 + ahead) : 0
      case "synthesis": {
        if (entry.role === "embed" && entry.nth === 0) return episodes / Math.max(1, usable)
        const { tried = 0 } = played.written[entry.nth - 1] ?? {}
        const more = tried === 0 ? 0 : (tries[entry.nth - 1]?.tried ?? 0) / tried
        // The text of the requirement stays one; the others are those of its rows.
        return entry.role === "embed" ? (1 + (entry.calls - 1) * more) / entry.calls : more
      }
      case "class":
        return ofClass(entry)
      default:
        return factor
    }
  }
  return {
    ...classroom,
    roles: group(played.entries.map((entry) => sized(entry, weigh(entry)))),
    steps: steps.length,
    waves: tries.reduce((sum, { waves }) => sum + waves, 0),
    rows: tries.reduce((sum, { kept }) => sum + kept, 0)
  }
}

/** Two ways in which a run may go, the second with this likelihood. */
export const mix = (a: Scaled, b: Scaled, likely: number): Scaled => {
  const between = (x: number, y: number) => x * (1 - likely) + y * likely
  const share = (roles: ReadonlyArray<Expected>, part: number) =>
    roles.map((role) => ({ ...role, ...Tally.times(role, part) }))
  return {
    roles: group([...share(a.roles, 1 - likely), ...share(b.roles, likely)]),
    steps: between(a.steps, b.steps),
    waves: between(a.waves, b.waves),
    rows: Math.round(between(a.rows, b.rows)),
    questions: between(a.questions, b.questions),
    conversations: Math.round(between(a.conversations, b.conversations)),
    plays: a.plays
  }
}
