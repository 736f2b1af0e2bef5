/** One question of the class: a scenario is played over it, and what comes of that is looked at. Nothing is judged. */
import { Effect, HashMap, Option } from "effect"
import type { Conversation, Draft, Making } from "../domain/Draft.ts"
import type { Played, Posed } from "../domain/Event.ts"
import type { Verdict } from "../domain/Example.ts"
import * as Place from "../domain/Place.ts"
import type { Question } from "../domain/Question.ts"
import * as Seed from "../domain/Seed.ts"
import * as EventLog from "../log/EventLog.ts"
import * as World from "../log/World.ts"
import type { Model, ModelError } from "../model/Model.ts"
import * as Casting from "./Casting.ts"
import { play, type PlayResult } from "./Play.ts"
import * as Pose from "./Pose.ts"
import { byWeight } from "./questions/Sample.ts"
import type { Any } from "./Scenario.ts"

/** A scenario of the class, and how often it is played beside the others. */
export interface Weighted {
  readonly scenario: Any
  readonly weight: number
}

/** A verdict that took a call, and how the call was made. */
export interface Looked {
  readonly verdict: Verdict
  readonly making: Making
}

/** What ends a class. */
export type Trouble = ModelError | EventLog.LogError

/** What questions are played with. */
export interface LessonOptions {
  readonly scenarios: ReadonlyArray<Weighted>
  /** What the input of a scenario takes beside the question, by scenario. */
  readonly settings: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** The model that speaks for a role; undefined for the run's own. */
  readonly modelOf: (asked: {
    readonly scenario: string
    readonly role: string
    readonly kind?: string | undefined
  }) => string | undefined
  readonly maxCalls: number
  readonly patience: number
  /** Verdicts that take calls of their own; the calls join those that made the draft. */
  readonly look?: (draft: Draft) => Effect.Effect<ReadonlyArray<Looked>, Trouble, Model | EventLog.EventLog>
}

/** A draft, and the verdicts that took calls. */
export interface Seen {
  readonly draft: Draft
  readonly verdicts: ReadonlyArray<Verdict>
}

/** A drawn scenario; undefined for none. */
export const draw = (from: ReadonlyArray<Weighted>, chance: Seed.Chance): Any | undefined =>
  byWeight(from.map(({ scenario, weight }) => ({ name: scenario.name, scenario, weight })))(chance.next())?.scenario

/** What a scenario's input is decoded from. */
const recordOf = ({ question, similar }: Posed, settings: Readonly<Record<string, unknown>> = {}): unknown => ({
  ...settings,
  ...question,
  ...(similar === undefined ? {} : { similar })
})

/** What the scenarios are played in: the society as it is now, if there is one. */
const surroundings = Effect.gen(function*() {
  const world = yield* EventLog.currentWorld
  const groups = World.groups(world)
  return { world, groups, byId: new Map(groups.map((group) => [group.group.id, group])) }
})

/** Makings in the order of the turns they made, then the others in the order of places. */
const makingsOf = ({ turns }: Conversation, { makings }: PlayResult) => {
  const shown = new Set(turns.flatMap(({ message }) => message ?? []))
  const others = [...makings.keys()].filter((id) => !shown.has(id)).toSorted(Place.compare)
  return [...shown, ...others].flatMap((id) => makings.get(id) ?? [])
}

/** The drafts of a play. */
const draftsOf = (
  { question, row, scenario, similar }: Posed,
  { result, world }: { readonly result: PlayResult; readonly world: World.World }
): Array<Draft> => {
  const { cast, notes, remarks } = result.played
  const agents = cast.flatMap(({ agent }) => agent ?? [])
  const episode = Pose.episodeOf(question, world)
  return result.conversations.map((conversation, index): Draft => ({
    id: idOf({ row, scenario }, index + 1),
    kind: "sft",
    domain: conversation.domain ?? question.domain ?? "general",
    turns: conversation.turns,
    scene: { scenario, row, question, ...(similar === undefined ? {} : { similar }), notes, remarks },
    sources: {
      ...(episode === undefined ? {} : { episode: episode.id }),
      agents,
      messages: episode?.messages ?? [],
      profiles: agents.map((agent) => World.agent(world, agent).agent.profile.id)
    },
    makings: makingsOf(conversation, result)
  }))
}

/** The id of the n-th draft of a play, counted from 1. */
const idOf = ({ row, scenario }: Pick<Posed, "row" | "scenario">, nth: number): string =>
  `${Place.rowId(row)}/${scenario}/${nth}`

/** How the play of a scenario over a question ended, as far as the world knows. */
const playedOf = ({ plays }: World.World, { row, scenario }: Pick<Posed, "row" | "scenario">): Played | undefined =>
  Option.getOrUndefined(HashMap.get(plays, `${Place.play(row, scenario)}/played`))

/** True where a question was played and what came of it judged: then all that it asks is on record. */
export const isOver = (posed: Posed, world: World.World): boolean => {
  const end = playedOf(world, posed)?.end
  return end === "drafts" ? HashMap.has(world.examples, idOf(posed, 1)) : end !== undefined && end !== "elsewhere"
}

/** Makes what plays questions, in the society as it is now. */
export const make = Effect.fnUntraced(function*(options: LessonOptions) {
  const { look, maxCalls, modelOf, scenarios, settings } = options
  const root = yield* Seed.Root
  const { byId, groups, world } = yield* surroundings
  const known = new Map(scenarios.map(({ scenario }) => [scenario.name, scenario]))

  const castOf = (scenario: Any, question: Question, row: number): Casting.Filled | Casting.Short => {
    const chance = Seed.chance(Seed.at(root, `${Place.play(row, scenario.name)}/cast`))
    if (groups.length === 0) return Casting.bare(scenario, chance)
    // A question of an episode is for those who lived it.
    const episode = Pose.episodeOf(question, world)
    const home = (episode === undefined ? undefined : byId.get(episode.group)) ??
      Seed.chance(Seed.at(root, `class/${Place.rowId(row)}/home`)).pick(groups)
    return Casting.fromSociety(scenario, { world, groups, home }, chance)
  }

  const playOne = Effect.fnUntraced(function*(posed: Posed, scenario: Any) {
    const earlier = playedOf(yield* EventLog.currentWorld, { ...posed, scenario: scenario.name })
    // What came to no conversation is known by its end alone, and would perhaps end otherwise where time decided it.
    if (earlier !== undefined && earlier.end !== "drafts") {
      return { played: earlier, conversations: [], makings: new Map() } satisfies PlayResult
    }
    const result = yield* play({
      scenario,
      row: posed.row,
      record: recordOf(posed, settings[scenario.name]),
      cast: castOf(scenario, posed.question, posed.row),
      social: groups.length > 0,
      modelOf: (role) => modelOf({ scenario: scenario.name, role, kind: scenario.roles[role]?.model }),
      maxCalls
    })
    yield* EventLog.append(result.played)
    return result
  })

  /** Plays a question's scenario; where that sends it elsewhere, another one that takes it, until none is left. */
  return Effect.fnUntraced(function*(posed: Posed) {
    const tried = new Set<string>()
    let next = known.get(posed.scenario)
    const seen: Array<Seen> = []
    while (next !== undefined) {
      const scenario: Any = next
      next = undefined
      tried.add(scenario.name)
      const result = yield* playOne(posed, scenario)
      if (result.played.end === "elsewhere") {
        const left = scenarios.filter(({ scenario }) =>
          !tried.has(scenario.name) && scenario.similar <= (posed.similar?.length ?? 0)
        )
        next = draw(left, Seed.chance(Seed.at(root, `${result.played.place}/elsewhere`)))
        continue
      }
      for (const draft of draftsOf({ ...posed, scenario: scenario.name }, { result, world })) {
        const looked = yield* look?.(draft) ?? Effect.succeed([])
        seen.push({
          draft: { ...draft, makings: [...draft.makings, ...looked.map(({ making }) => making)] },
          verdicts: looked.map(({ verdict }) => verdict)
        })
      }
    }
    return seen
  })
})
