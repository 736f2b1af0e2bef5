/** Finds the episodes that fit a requirement and are unlike each other (MATRIX-Gen section 4.1, step 1). */
import { Effect } from "effect"
import type { Episode } from "../domain/Episode.ts"
import * as Place from "../domain/Place.ts"
import type { Requirement } from "../domain/Requirement.ts"
import * as Seed from "../domain/Seed.ts"
import * as Embedder from "../model/Embedder.ts"
import { Indexes } from "../vector/Indexes.ts"
import { mmr } from "../vector/Variety.ts"
import type { Vector } from "../vector/Vector.ts"
import { exact, type VectorIndex } from "../vector/VectorIndex.ts"

/** How much nearness counts against variety: 1 is nearness alone. Within a group of a society it is variety that is wanted. */
const lambda = { near: 0.7, varied: 0.3 }

/** Episodes chosen for variety, as a multiple of the rows wanted; each costs a look at all others. */
const varied = 2

/** Most episodes chosen so: beyond, each costs too long a look, and what comes then comes by nearness. */
const mostVaried = 500

/** The domain of data about anything: its episodes come from all groups alike. */
const general = "general"

/** An episode that can be found by what it is about. */
export interface Found {
  readonly id: string
  readonly vector: Vector
  readonly episode: Episode
}

/** The episodes of a run, to be looked through for any number of requirements. */
export interface Prepared {
  readonly found: ReadonlyArray<Found>
  /** All of them in an index, which is filled when it is first asked for. */
  readonly index: () => VectorIndex<string>
}

/**
 * Up to so many episodes the index is the exact one: a requirement asks once, which takes a hundredth of a second, and to fill one
 * that answers faster takes minutes.
 */
const many = 100_000

/** The episodes with the vectors of their summaries. */
export const prepare = Effect.fn("Synthesis.prepare")(function*(episodes: ReadonlyArray<Episode>) {
  const vectors = yield* Embedder.embedAll(episodes.map((episode) => episode.summary), "synthesis/embed")
  const found = episodes.map((episode, index): Found => ({
    id: episode.id,
    vector: vectors[index] as Vector,
    episode
  }))
  const maker = yield* Indexes
  let filled: VectorIndex<string> | undefined
  const prepared: Prepared = {
    found,
    index: () => {
      if (filled !== undefined) return filled
      if (found.length <= many) return filled = exact(found)
      filled = maker<string>()
      filled.add(found)
      return filled
    }
  }
  return prepared
})

/** All of these, best first: so many in an order that also counts variety, the rest by nearness. */
const order = (
  query: Vector,
  items: ReadonlyArray<Found>,
  options: { readonly lambda: number; readonly count: number; readonly index?: VectorIndex<string> }
): Array<Found> => {
  const byId = new Map(items.map((item) => [item.id, item]))
  const chosen = mmr(query, items, { ...options, count: Math.min(items.length, options.count) })
  const taken = new Set(chosen.map(({ id }) => id))
  const others = items.filter(({ id }) => !taken.has(id))
  const rest = others.length === 0 ? [] : exact(others).search(query, others.length)
  return [...chosen, ...rest].flatMap(({ id }) => byId.get(id) ?? [])
}

/** One of every group in turn, the groups in an order of their own. */
const inTurn = Effect.fnUntraced(function*(
  query: Vector,
  items: ReadonlyArray<Found>,
  { count, place }: { readonly count: number; readonly place: string }
) {
  const chance = Seed.chance(Seed.at(yield* Seed.Root, Place.join(place, "groups")))
  const groups = Map.groupBy(items, ({ episode }) => episode.group)
  const each = Math.ceil(count / Math.max(1, groups.size))
  const ordered: Array<ReadonlyArray<Found>> = []
  for (const group of chance.shuffle([...groups.keys()].toSorted(Place.compare))) {
    ordered.push(order(query, groups.get(group) ?? [], { lambda: lambda.varied, count: each }))
    // A group at a time on the event loop, then others may go on.
    yield* Effect.yieldNow
  }
  const longest = ordered.reduce((most, group) => Math.max(most, group.length), 0)
  return Array.from({ length: longest }, (_, nth) => ordered.flatMap((group) => group[nth] ?? [])).flat()
})

/**
 * All episodes, best first. For a field they come by nearness and variety; for the domain "general" from one group after another,
 * so that all of the society is in the rows.
 */
export const rank = Effect.fn("Synthesis.retrieve")(function*(
  requirement: Requirement,
  { found, index }: Prepared,
  place: string
) {
  const [query] = yield* Embedder.embedAll([`${requirement.domain}: ${requirement.text}`], `${place}/embed`)
  if (query === undefined) return []
  const count = Math.min(mostVaried, Math.ceil(requirement.count * varied))
  return requirement.domain.trim().toLowerCase() === general
    ? yield* inTurn(query, found, { count, place })
    : order(query, found, { lambda: lambda.near, count, index: index() })
})

/** A row to be: an agent of an episode. */
export interface Candidate {
  readonly episode: Episode
  readonly agent: string
}

/** What tells a candidate from all others: nobody writes twice out of one episode for one wish. */
export const keyOf = ({ agent, episode }: Candidate): string => `${episode.id} ${agent}`

/** True for two wishes that want the same but for how many. */
export const isSame = (a: Requirement, b: Requirement): boolean =>
  a.text === b.text && a.kind === b.kind && a.domain === b.domain && a.complexity === b.complexity &&
  a.style === b.style && a.language === b.language && a.programming === b.programming

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
