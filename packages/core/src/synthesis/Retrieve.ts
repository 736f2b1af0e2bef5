/** Finds the episodes that fit a requirement, near to it and unlike each other (MATRIX-Gen section 4.1, step 1). */
import { Effect } from "effect"
import type { Episode } from "../domain/Episode.ts"
import type { Requirement } from "../domain/Requirement.ts"
import * as Embedder from "../model/Embedder.ts"
import { mmr } from "../vector/Variety.ts"
import type { Vector } from "../vector/Vector.ts"
import { exact } from "../vector/VectorIndex.ts"

/** How much nearness counts against variety: 1 is nearness alone. */
const lambda = 0.7

/** Episodes chosen for variety, as a multiple of the rows wanted; each costs a look at all others. */
const varied = 3

/** The episodes with the vectors of their summaries, to be looked through for any number of requirements. */
export const embed = Effect.fn("Synthesis.embed")(function*(episodes: ReadonlyArray<Episode>) {
  const vectors = yield* Embedder.embedAll(episodes.map((episode) => episode.summary), "synthesis/embed")
  return episodes.map((episode, index) => ({ id: episode.id, vector: vectors[index] as Vector, episode }))
})

/** An episode that can be found by what it is about. */
export interface Found {
  readonly id: string
  readonly vector: Vector
  readonly episode: Episode
}

/** All episodes, best first: as many as a requirement can need in an order that also counts variety, the rest by nearness. */
export const rank = Effect.fn("Synthesis.retrieve")(function*(
  requirement: Requirement,
  items: ReadonlyArray<Found>,
  place: string
) {
  const [query] = yield* Embedder.embedAll([`${requirement.domain}: ${requirement.text}`], `${place}/embed`)
  if (query === undefined) return []
  const byId = new Map(items.map(({ episode, id }) => [id, episode]))
  const chosen = mmr(query, items, { lambda, count: Math.min(items.length, requirement.count * varied) })
  const taken = new Set(chosen.map(({ id }) => id))
  const rest = exact(items.filter(({ id }) => !taken.has(id))).search(query, items.length)
  return [...chosen, ...rest].flatMap(({ id }) => byId.get(id) ?? [])
})

/** A row to be: an agent of an episode. */
export interface Candidate {
  readonly episode: Episode
  readonly agent: string
}

/**
 * Candidates in the order in which they are tried: first one agent of every episode, then the second of every one, so that the
 * first rows come from as many episodes as there are.
 */
export const candidates = (ranked: ReadonlyArray<Episode>, perEpisode: number): Array<Candidate> => {
  const most = Math.min(perEpisode, ranked.reduce((most, episode) => Math.max(most, episode.agents.length), 0))
  return Array.from({ length: most }, (_, nth) =>
    ranked.flatMap((episode) => {
      const agent = episode.agents[nth]
      return agent === undefined ? [] : [{ episode, agent }]
    })).flat()
}
