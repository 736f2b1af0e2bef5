/** The class: scenarios played over questions, several at once, each conversation judged in place order (MASTER, MACLASS). */
import { Effect, Stream } from "effect"
import type { Conversation, Draft, Making } from "../domain/Draft.ts"
import type { Posed } from "../domain/Event.ts"
import { type Example, isKept, type Verdict } from "../domain/Example.ts"
import * as Place from "../domain/Place.ts"
import type { Question } from "../domain/Question.ts"
import * as Seed from "../domain/Seed.ts"
import * as EventLog from "../log/EventLog.ts"
import * as World from "../log/World.ts"
import type { Model, ModelError } from "../model/Model.ts"
import * as Casting from "./Casting.ts"
import * as Patience from "./Patience.ts"
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

/** What a class is held with (Recipe.ts, class). */
export interface ClassOptions extends Pose.PoseOptions {
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
  /** Judges drafts in place order, with the verdicts that took calls. */
  readonly judge: (draft: Draft, verdicts: ReadonlyArray<Verdict>) => Example
}

type Trouble = ModelError | EventLog.LogError

/** Plays under way at once: more than a server has slots, so that none is idle while a play thinks. */
const atOnce = 1024

/** A drawn scenario; undefined for none. */
const draw = (from: ReadonlyArray<Weighted>, chance: Seed.Chance): Any | undefined =>
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
    id: `${Place.rowId(row)}/${scenario}/${index + 1}`,
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

/** Holds the class. Gives the number of questions, of plays, and of conversations kept. */
export const hold = Effect.fn("Class.hold")(function*(options: ClassOptions) {
  const { judge, look, maxCalls, modelOf, scenarios, settings } = options
  const root = yield* Seed.Root
  const { byId, groups, world } = yield* surroundings
  const rows = yield* Pose.rows({
    ...options,
    // Nothing like a question of an episode is at hand.
    draw: (place) =>
      draw(scenarios.filter(({ scenario }) => scenario.similar === 0), Seed.chance(Seed.at(root, place)))?.name
  })
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

  const playOne = (posed: Posed, scenario: Any) =>
    play({
      scenario,
      row: posed.row,
      record: recordOf(posed, settings[scenario.name]),
      cast: castOf(scenario, posed.question, posed.row),
      social: groups.length > 0,
      modelOf: (role) => modelOf({ scenario: scenario.name, role, kind: scenario.roles[role]?.model }),
      maxCalls
    })

  /** Plays a question's scenario; where that sends it elsewhere, another one that takes it, until none is left. */
  const playRow = Effect.fnUntraced(function*(posed: Posed) {
    const tried = new Set<string>()
    let next = known.get(posed.scenario)
    const drafts: Array<{ readonly draft: Draft; readonly verdicts: ReadonlyArray<Verdict> }> = []
    while (next !== undefined) {
      const scenario: Any = next
      next = undefined
      tried.add(scenario.name)
      const result = yield* playOne(posed, scenario)
      yield* EventLog.append(result.played)
      if (result.played.end === "elsewhere") {
        const left = scenarios.filter(({ scenario }) =>
          !tried.has(scenario.name) && scenario.similar <= (posed.similar?.length ?? 0)
        )
        next = draw(left, Seed.chance(Seed.at(root, `${result.played.place}/elsewhere`)))
        continue
      }
      const made = draftsOf({ ...posed, scenario: scenario.name }, { result, world })
      for (const draft of made) {
        const looked = yield* look?.(draft) ?? Effect.succeed([])
        drafts.push({
          draft: { ...draft, makings: [...draft.makings, ...looked.map(({ making }) => making)] },
          verdicts: looked.map(({ verdict }) => verdict)
        })
      }
    }
    return drafts
  })

  let kept = 0
  yield* Stream.fromIterable(rows).pipe(
    Stream.mapEffect(playRow, { concurrency: atOnce }),
    Stream.runForEach(Effect.fnUntraced(function*(drafts) {
      for (const { draft, verdicts } of drafts) {
        const example = judge(draft, verdicts)
        if (isKept(example)) kept++
        yield* EventLog.append({ _tag: "Judged", place: `class/${draft.id}/judged`, example })
      }
    }))
  )
  return { questions: rows.length, kept }
}, (effect, { patience }) => Effect.provide(effect, Patience.layer(patience)))
