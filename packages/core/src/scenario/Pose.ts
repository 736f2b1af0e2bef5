/** The questions of a class: those of files, drawn and recorded once, and those that come out of a society's episodes. */
import { Effect, HashMap, Option } from "effect"
import * as Answer from "../answer/Answer.ts"
import type { Episode } from "../domain/Episode.ts"
import type { Posed } from "../domain/Event.ts"
import * as Place from "../domain/Place.ts"
import { plain } from "../domain/PlainText.ts"
import * as Profile from "../domain/Profile.ts"
import type { Question } from "../domain/Question.ts"
import * as Seed from "../domain/Seed.ts"
import * as EpisodeView from "../log/EpisodeView.ts"
import * as EventLog from "../log/EventLog.ts"
import * as World from "../log/World.ts"
import * as Prompt from "../model/Prompt.ts"
import { pose } from "./prompts.ts"
import * as Pool from "./questions/Pool.ts"
import * as Sample from "./questions/Sample.ts"
import type { Any } from "./Scenario.ts"

/** Where the questions come from. */
export interface PoseOptions {
  /** Questions by file; a run that has recorded its own passes over them. */
  readonly questions: ReadonlyArray<Sample.FileQuestions>
  readonly scenarios: ReadonlyArray<{ readonly scenario: Any; readonly weight: number }>
  /** Share of the society's groups that go to class on questions of their own episodes. */
  readonly share: number
  readonly spare: number
  readonly near: Pool.Near
}

/** The source of questions that come out of episodes. */
export const episodes = "episodes"

const find = <K, V>(map: HashMap.HashMap<K, V>, key: K): V | undefined => Option.getOrUndefined(HashMap.get(map, key))

/** The episode that a question came out of; undefined for those of files. */
export const episodeOf = ({ id, source }: Question, world: World.World): Episode | undefined =>
  source === episodes ? find(world.episodes, id) : undefined

const placeOf = (row: number): string => `class/${Place.rowId(row)}/posed`

/** The questions of files, as they were recorded, or drawn now. */
const ofFiles = Effect.fnUntraced(function*({ near, questions, scenarios, spare }: PoseOptions) {
  const log = yield* EventLog.EventLog
  const recorded = (yield* log.eventsOf("Posed")).filter(({ question }) => question.source !== episodes)
  if (recorded.length > 0) {
    const posed = recorded.toSorted((a, b) => a.row - b.row)
    yield* EventLog.appendAll(posed)
    return posed
  }
  const seed = yield* Seed.Root
  const taken = Sample.take({
    files: questions,
    seed,
    scenarios: scenarios.map(({ scenario: { name, similar }, weight }) => ({ name, weight, similar })),
    spare
  })
  const wants = new Map(scenarios.map(({ scenario }) => [scenario.name, scenario.similar]))
  const wanting = taken.rows.flatMap(({ question, scenario }, row) => {
    const similar = wants.get(scenario) ?? 0
    return similar > 0 ? [{ row, question, similar }] : []
  })
  const matched = wanting.length === 0 ? new Map() : yield* Pool.match(wanting, taken.pool, near)
  const posed = taken.rows.map(({ question, scenario }, row): Posed => {
    const similar = matched.get(row)
    return {
      _tag: "Posed",
      place: placeOf(row),
      row,
      question,
      scenario,
      ...(similar === undefined ? {} : { similar })
    }
  })
  if (posed.length > 0) yield* EventLog.appendAll(posed)
  return posed
})

/** A question out of an episode, asked of the one who acts first in it; none where no answer came. */
const ofEpisode = Effect.fnUntraced(function*(episode: Episode, options: {
  readonly row: number
  readonly scenario: string
}) {
  const world = yield* EventLog.currentWorld
  const [agent] = episode.agents
  const { profile } = World.agent(world, agent).agent
  const place = `class/episodes/${episode.id}/pose`
  const asked = yield* Prompt.ask(pose, {
    name: profile.name,
    person: Profile.toText(profile),
    summary: episode.summary,
    deeds: EpisodeView.of(world, episode, agent).deeds.map(({ text }) => text)
  }, place)
  if (asked._tag === "Unusable") {
    yield* EventLog.append(Prompt.failed(place, asked))
    return undefined
  }
  const { answer, question, result } = asked.output
  const outcome = result.trim() === "" ? undefined : Answer.outcomeOf(plain(result).trim())
  const posed: Posed = {
    _tag: "Posed",
    place: placeOf(options.row),
    row: options.row,
    scenario: options.scenario,
    question: {
      id: episode.id,
      source: episodes,
      question: plain(question).trim(),
      answer: plain(answer).trim(),
      ...(outcome === undefined ? {} : { outcome })
    }
  }
  yield* EventLog.append(posed)
  return posed
})

/** All questions of the class in their order: those of files, then those of the episodes of the groups that go to class. */
export const rows = Effect.fn("Pose.rows")(function*(
  options: PoseOptions & { readonly draw: (place: string) => string | undefined }
) {
  const { draw, share } = options
  const known = yield* ofFiles(options)
  if (share === 0) return known
  const world = yield* EventLog.currentWorld
  const root = yield* Seed.Root
  const closed = Map.groupBy(World.closedEpisodes(world), ({ group }) => group)
  const groups = [...closed.keys()].toSorted(Place.compare)
  const chosen = new Set(Seed.chance(Seed.at(root, "class/groups")).sample(groups, Math.ceil(share * groups.length)))
  const lived = groups.filter((group) => chosen.has(group)).flatMap((group) => closed.get(group) ?? [])
  const posed = yield* Effect.forEach(lived, (episode, index) => {
    const row = known.length + index
    const scenario = draw(`class/${Place.rowId(row)}/scenario`)
    return scenario === undefined ? Effect.undefined : ofEpisode(episode, { row, scenario })
  }, { concurrency: 256 })
  return [...known, ...posed.filter((each) => each !== undefined)]
})
