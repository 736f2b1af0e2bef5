/** What a class came to, in numbers: its questions, its plays by scenario, what they noted, and which models spoke. */
import type { Making } from "../domain/Draft.ts"
import type { Played } from "../domain/Event.ts"
import { type Example, isKept } from "../domain/Example.ts"
import * as PlainText from "../domain/PlainText.ts"
import type { Question, Similar } from "../domain/Question.ts"
import * as World from "../log/World.ts"
import { count, countMost, type Counts, type Mean, mean, onceEach, type Spread, spread } from "./Counts.ts"
import { isSceneRow, type SceneRow } from "./Pair.ts"

/** Questions of one source, licence and field of knowledge. */
export interface Asked {
  readonly source: string
  readonly licence: string
  readonly domain: string
  /** Those a scenario was to be played over. */
  readonly questions: number
  /** Those that went with them because they are like them. */
  readonly similar: number
}

/** What became of the plays of one scenario. */
export interface ScenarioSummary {
  readonly played: number
  /** Conversations that are in the data set, and those that filters dropped, by the first that did. */
  readonly kept: number
  readonly rejected: number
  readonly rejectedBy: Counts
  /** Plays that came to no conversation, that could not go on, and after which another scenario was played. */
  readonly nothing: number
  readonly failed: number
  readonly failedBy: Counts
  readonly elsewhere: number
  /** Calls of a play. */
  readonly calls: Mean
  /** What the plays measured of themselves. */
  readonly notes: Readonly<Record<string, Mean>>
  /** What they said of themselves in words, where few different things were said. */
  readonly remarks: Readonly<Record<string, Counts>>
  /** The share of the conversations that a judge found faulty reasoning in; absent where none was asked. */
  readonly faulty?: Mean
}

/** Calls of one prompt for one role, as they stand in the rows. */
export interface Speaking extends Pick<Making, "prompt" | "promptHash" | "model" | "temperature"> {
  readonly scenario: string
  readonly role: string
  readonly calls: number
}

/** How questions went with others that are like them. */
export interface Alike {
  /** Questions that went with others, and how many of them only because no nearer one was there. */
  readonly matched: number
  readonly fallbacks: number
  /** How near they are, as cosines; absent where none went with others. */
  readonly similarity?: Spread
  /** What told how near they are; absent where that is not known. */
  readonly embedder?: string
}

/** A class in numbers. */
export interface ClassSummary {
  readonly rows: number
  /** Rows over questions whose answers cannot be compared by value. */
  readonly unchecked: number
  readonly questions: ReadonlyArray<Asked>
  readonly licences: Counts
  readonly similar: Alike
  readonly scenarios: Readonly<Record<string, ScenarioSummary>>
  readonly models: ReadonlyArray<Speaking>
  /** Turns of a conversation, without the system turn, and characters of a turn. */
  readonly turns: Spread
  readonly characters: Spread
}

/** Most different values of a remark, and reasons of failures, that are told one by one. */
const few = 12

const licenceOf = ({ licence }: Question): string => licence ?? "not stated"

/** Items of one kind together, in the order of their kinds in writing. */
const alike = <A, K>(items: ReadonlyArray<A>, kindOf: (item: A) => K): Array<readonly [K, ReadonlyArray<A>]> =>
  [...Map.groupBy(items, (item) => JSON.stringify(kindOf(item)))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, those]) => [kindOf(those[0] as A), those])

const asked = (questions: ReadonlyArray<Question>, similar: ReadonlyArray<Question>): Array<Asked> => {
  const kindOf = (question: Question) => ({
    source: question.source,
    licence: licenceOf(question),
    domain: question.domain ?? "not stated"
  })
  const one = (question: Question) => ({ kind: kindOf(question), questions: 1, similar: 0 })
  const other = (question: Question) => ({ kind: kindOf(question), questions: 0, similar: 1 })
  return alike([...questions.map(one), ...similar.map(other)], ({ kind }) => kind).map(([kind, those]) => ({
    ...kind,
    questions: those.reduce((sum, { questions }) => sum + questions, 0),
    similar: those.reduce((sum, { similar }) => sum + similar, 0)
  }))
}

const likeness = (similar: ReadonlyArray<Similar>): Alike => ({
  matched: similar.length,
  fallbacks: similar.filter(({ fallback }) => fallback === true).length,
  ...(similar.length === 0 ? {} : { similarity: spread(similar.map(({ similarity }) => similarity)) })
})

/** The same numbers, told with the embedder by which questions are alike, where any are. */
export const toldBy = (summary: ClassSummary, embedder: string | undefined): ClassSummary =>
  embedder === undefined || summary.similar.matched === 0
    ? summary
    : { ...summary, similar: { ...summary.similar, embedder } }

const byName = <A, B>(items: ReadonlyArray<readonly [string, A]>, to: (items: ReadonlyArray<A>) => B) =>
  [...Map.groupBy(items, ([name]) => name)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, those]) => [name, to(those.map(([, item]) => item))] as const)

const remarksOf = (plays: ReadonlyArray<Played>): ScenarioSummary["remarks"] => {
  const said = plays.flatMap(({ remarks }) => Object.entries(remarks))
  const counted = byName(said, (values) => count(values.map((value) => PlainText.brief(value, 80))))
  return Object.fromEntries(counted.filter(([, counts]) => Object.keys(counts).length <= few))
}

const faulty = (rows: ReadonlyArray<Example>): Mean | undefined => {
  const verdicts = rows.flatMap((row) => row.verdicts.filter(({ filter }) => filter === "reasoning"))
  return verdicts.length === 0
    ? undefined
    : mean(verdicts.map(({ keep, reason }) => (keep && reason === "" ? 0 : 1)))
}

const scenarioOf = (plays: ReadonlyArray<Played>, rows: ReadonlyArray<Example>): ScenarioSummary => {
  const ended = (end: Played["end"]) => plays.filter((play) => play.end === end)
  const kept = rows.filter(isKept).length
  const judged = faulty(rows)
  return {
    played: plays.length,
    kept,
    rejected: rows.length - kept,
    rejectedBy: count(rows.flatMap((row) => row.verdicts.find(({ keep }) => !keep)?.filter ?? [])),
    nothing: ended("nothing").length,
    failed: ended("failed").length,
    failedBy: countMost(ended("failed").map(({ reason }) => PlainText.brief(reason, 160)), few),
    elsewhere: ended("elsewhere").length,
    calls: mean(plays.map(({ calls }) => calls)),
    notes: Object.fromEntries(byName(plays.flatMap(({ notes }) => Object.entries(notes)), mean)),
    remarks: remarksOf(plays),
    ...(judged === undefined ? {} : { faulty: judged })
  }
}

/** The role for which a call was made: the place of a play's call names its actor, `group.2` for one of a group. */
const roleAt = (place: string): string => {
  const [phase, , , actor = ""] = place.split("/")
  return phase === "class" && !/^\d/.test(actor) ? actor.replace(/\.\d+$/, "") : ""
}

const speaking = (rows: ReadonlyArray<SceneRow>): Array<Speaking> => {
  const made = rows.flatMap(({ makings, scene: { scenario } }) => makings.map((making) => ({ ...making, scenario })))
  const calls = onceEach(made).map((
    { model, place, prompt, promptHash, scenario, temperature }
  ): Omit<Speaking, "calls"> => ({
    scenario,
    role: roleAt(place),
    prompt,
    promptHash,
    model,
    ...(temperature === undefined ? {} : { temperature })
  }))
  return alike(calls, (call) => call).map(([call, those]) => ({ ...call, calls: those.length }))
}

/** The numbers of the class of a run; undefined for a run without one. */
export const of = (world: World.World): ClassSummary | undefined => {
  const posed = World.questions(world)
  const plays = World.plays(world)
  const scenes = World.examples(world).filter(isSceneRow)
  if (posed.length + plays.length + scenes.length === 0) return undefined
  const similar = posed.flatMap(({ similar = [] }) => similar)
  const distinct = [...new Map(similar.map(({ question }) => [question.id, question])).values()]
  const questions = posed.map(({ question }) => question)
  const all = new Map([...questions, ...distinct].map((question) => [question.id, question]))
  const names = [...plays.map(({ scenario }) => scenario), ...scenes.map(({ scene }) => scene.scenario)]
  const kept = scenes.filter(isKept)
  const turns = kept.map((row) => row.turns.filter(({ role }) => role !== "system"))
  return {
    rows: kept.length,
    unchecked: kept.filter(({ scene }) => scene.question.outcome === undefined).length,
    questions: asked(questions, distinct),
    licences: count([...all.values()].map(licenceOf)),
    similar: likeness(similar),
    scenarios: Object.fromEntries(
      [...new Set(names)].toSorted().map((name) => [
        name,
        scenarioOf(
          plays.filter(({ scenario }) => scenario === name),
          scenes.filter(({ scene }) => scene.scenario === name)
        )
      ])
    ),
    models: speaking(kept),
    turns: spread(turns.map(({ length }) => length)),
    characters: spread(turns.flat().map(({ content }) => content.length))
  }
}
