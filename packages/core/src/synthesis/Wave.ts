/** Candidates that are written at once: here, or ahead of here in another process. */
import { Effect, HashMap, Option } from "effect"
import type { AgentId } from "../domain/Agent.ts"
import type { Draft } from "../domain/Draft.ts"
import type { EpisodeId } from "../domain/Episode.ts"
import type { Verdict } from "../domain/Example.ts"
import * as Place from "../domain/Place.ts"
import type { Requirement } from "../domain/Requirement.ts"
import * as EventLog from "../log/EventLog.ts"
import type { World } from "../log/World.ts"
import type { ModelError } from "../model/Model.ts"
import type { Vector } from "../vector/Vector.ts"
import { writers } from "./kinds/Kinds.ts"
import type { Candidate } from "./Retrieve.ts"
import * as Situation from "./Situation.ts"

/** What else is found out about a draft before it is judged: verdicts and makings of judges, its ratings, its vector. */
export interface Looked {
  readonly draft: Draft
  readonly verdicts?: ReadonlyArray<Verdict>
  readonly vector?: Vector | undefined
}

/** Looks at a draft before it is judged. */
export type Look<E, R> = (draft: Draft) => Effect.Effect<Looked, E, R>

/** A candidate as one process names it to another, and its number in the wave. */
export interface Named {
  readonly episode: EpisodeId
  readonly agent: AgentId
  readonly rank: number
}

/** A wave of a requirement, which is counted from 1. */
export interface Wave {
  readonly nth: number
  /** Counted from 0. */
  readonly wave: number
  /** All of its candidates, or some. */
  readonly candidates: ReadonlyArray<Named>
}

/** Has all of a wave asked before it is told here; whatever was not is asked then. */
export type Ahead = (wave: Wave) => Effect.Effect<void, ModelError | EventLog.LogError>

/** The name of a candidate. */
export const nameOf = ({ agent, episode }: Candidate, rank: number): Named => ({ episode: episode.id, agent, rank })

/** True where each of a wave was judged before: then all that it asks is on record. */
export const isJudged = ({ candidates, nth, wave }: Wave, { examples }: World): boolean =>
  candidates.every(({ rank }) => HashMap.has(examples, Place.candidateId(nth, wave, rank)))

/** Writes one candidate and looks at it; none when a model step came to nothing (recorded). */
export const write = Effect.fnUntraced(function*<E, R>(
  candidate: Candidate,
  options: Pick<Situation.Situation, "id" | "nth" | "requirement"> & { readonly look: Look<E, R> }
) {
  const writer = writers[options.requirement.kind]
  if (writer === undefined) return yield* Effect.die(new Error(`Nobody writes ${options.requirement.kind} yet`))
  const draft = yield* writer(Situation.of(yield* EventLog.currentWorld, candidate, options))
  return draft === undefined ? undefined : yield* options.look(draft)
})

/**
 * Asks all that it takes to write some of a wave and to look at them, so that whoever tells the wave finds the answers on record.
 * Judges nothing, and tells no more than what came to nothing and how programs ended.
 */
export const writeWave = Effect.fn("Synthesis.writeWave")(function*<E, R>(
  requirement: Requirement,
  { candidates, look, nth, wave }: Wave & { readonly look: Look<E, R> }
) {
  const { episodes } = yield* EventLog.currentWorld
  yield* Effect.forEach(candidates, ({ agent, episode: id, rank }) => {
    const episode = Option.getOrUndefined(HashMap.get(episodes, id))
    if (episode === undefined) return Effect.die(new Error(`The world knows nothing of the episode ${id}`))
    return write({ episode, agent }, { requirement, nth, look, id: Place.candidateId(nth, wave, rank) })
  }, { concurrency: "unbounded", discard: true })
})
