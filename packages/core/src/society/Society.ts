/** Forms a society: embeds the agents, groups alike ones, links the groups (MATRIX section 3.2). */
import { Effect, Result } from "effect"
import type { Agent } from "../domain/Agent.ts"
import type { Group } from "../domain/Group.ts"
import * as Place from "../domain/Place.ts"
import * as Profile from "../domain/Profile.ts"
import * as Seed from "../domain/Seed.ts"
import * as EventLog from "../log/EventLog.ts"
import * as World from "../log/World.ts"
import * as Embedder from "../model/Embedder.ts"
import type { Vector } from "../vector/Vector.ts"
import * as Grouping from "./Grouping.ts"
import * as Growth from "./Growth.ts"
import * as Homophily from "./Homophily.ts"
import * as Naming from "./Naming.ts"
import * as Slices from "./Slices.ts"
import * as SocialGraph from "./SocialGraph.ts"

/** What shapes a society. */
export interface SocietyOptions {
  readonly meanGroup: number
  readonly minGroup: number
  readonly maxGroup: number
  readonly near: number
  readonly far: number
  readonly communication: "structured" | "random" | "none"
}

const toGroups = (agents: ReadonlyArray<Agent>, assignment: ReadonlyArray<number>): Array<Group> => {
  const members = new Map<number, [string, ...Array<string>]>()
  agents.forEach((agent, index) => {
    const cluster = assignment[index] as number
    const present = members.get(cluster)
    if (present === undefined) members.set(cluster, [agent.id])
    else present.push(agent.id)
  })
  return [...members.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([cluster, ids]) => ({ id: Place.groupId(cluster), members: ids }))
}

const sizesOf = ({ maxGroup, meanGroup, minGroup }: SocietyOptions): Grouping.Sizes => ({
  min: minGroup,
  max: maxGroup,
  mean: meanGroup
})

/** Finds out before anything is paid for whether so many agents can be grouped as wanted. */
export const check = (agents: number, options: SocietyOptions) =>
  options.communication === "none"
    ? Effect.void
    : Effect.asVoid(Effect.fromResult(Grouping.sizes(agents, sizesOf(options))))

/** What shapes a society that changes, and when it does. */
export interface ChangeOptions extends SocietyOptions {
  /** The step after which it changes. */
  readonly after: number
  /** How many people there had been before those who join. */
  readonly before: number
}

const record = (place: string, { before, groups, links }: Growth.Society & { readonly before?: number }) =>
  Effect.as(
    EventLog.append({ _tag: "SocietyFormed", place, groups, links, ...(before === undefined ? {} : { before }) }),
    SocialGraph.later(groups, links)
  )

const chanceAt = (place: string) => Effect.map(Seed.Root, (root) => Seed.chance(Seed.at(root, place)))

const embed = (agents: ReadonlyArray<Agent>, place: string) =>
  Embedder.embedAll(agents.map((agent) => `${Profile.toText(agent.profile)}\n${agent.lifeGoal}`), `${place}/embed`)

/** The groups of agents, by number. */
const assign = (vectors: ReadonlyArray<Vector>, sizes: Grouping.Sizes, { chance, random }: Ways) => {
  // Agents may have been lost in grounding since the sizes were checked: then the smallest size is no longer held.
  const held = Result.isSuccess(Grouping.sizes(vectors.length, sizes)) ? sizes : { ...sizes, min: 1 }
  return random
    ? Effect.fromResult(Grouping.shuffle(vectors.length, held, chance))
    : Grouping.assign(vectors, held, chance)
}

/** How groups come about: by chance alone, or alike ones. */
interface Ways {
  readonly chance: Seed.Chance
  readonly random: boolean
}

/** As many drawn links as there would be near ones: about the same number of neighbours either way. */
const reachOf = ({ communication, far, near }: SocietyOptions): Homophily.Reach =>
  communication === "random" ? { near: 0, far: near } : { near, far }

const link = (centroids: ReadonlyArray<Vector>, reach: Homophily.Reach, chance: Seed.Chance) =>
  Slices.run(
    Homophily.links(centroids, reach, chance),
    (share) => Effect.logDebug("groups are being linked", { share })
  )

/**
 * Forms the society, records it, and gives the graph of who can send to whom. With `random` communication the groups are drawn and only far links exist; with `none`
 * every agent is a group of its own without links, so that an episode is one agent's actions.
 */
export const form = Effect.fn("Society.form")(function*(agents: ReadonlyArray<Agent>, options: SocietyOptions) {
  if (options.communication === "none") {
    return yield* record("society", { groups: toGroups(agents, agents.map((_, index) => index)), links: [] })
  }
  const chance = yield* chanceAt("society")
  const vectors = yield* embed(agents, "society")
  const own = yield* assign(vectors, sizesOf(options), { chance, random: options.communication === "random" })
  const links = yield* link(Homophily.centroids(vectors, own), reachOf(options), chance)
  return yield* record("society", { groups: toGroups(agents, own), links })
})

/** The society as it is. */
const present = Effect.map(
  EventLog.currentWorld,
  (world): Growth.Society => ({ groups: World.groups(world).map((state) => state.group), links: world.links })
)

/** The vector of each agent. Those who were embedded before are asked for as they were then: such calls are on record. */
const vectorsOf = Effect.fnUntraced(function*(agents: ReadonlyArray<Agent>, place: string) {
  const log = yield* EventLog.EventLog
  const facts = (yield* log.eventsOf("SocietyFormed")).filter((fact) => Place.compareInRun(fact.place, place) < 0)
  const vectors = new Map<string, Vector>()
  const add = Effect.fnUntraced(function*(batch: ReadonlyArray<Agent>, where: string) {
    const found = yield* embed(batch, where)
    batch.forEach((agent, index) => vectors.set(agent.id, found[index]!))
  })
  for (const { groups, place } of facts.toSorted((a, b) => Place.compareInRun(a.place, b.place))) {
    const members = new Set(groups.flatMap(({ members }) => members))
    yield* add(agents.filter(({ id }) => members.has(id) && !vectors.has(id)), place)
  }
  yield* add(agents.filter(({ id }) => !vectors.has(id)), place)
  return vectors
})

/** Everybody alone who is in no group yet. */
const alone = ({ groups, links }: Growth.Society, newcomers: ReadonlyArray<Agent>): Growth.Society => ({
  groups: [...groups, ...toGroups(newcomers, newcomers.map((_, index) => groups.length + index))],
  links
})

/**
 * Takes newly grounded agents up into the society, records it, and gives the graph: nobody who is there changes groups,
 * newcomers go to the nearest group with room, and groups are opened where the mean or the room asks for it.
 */
export const grow = Effect.fn("Society.grow")(function*(newcomers: ReadonlyArray<Agent>, options: ChangeOptions) {
  const { after, before, communication } = options
  const place = Place.changeAfter(after)
  const society = yield* present
  if (communication === "none") return yield* record(place, { before, ...alone(society, newcomers) })
  const members = World.agents(yield* EventLog.currentWorld).filter(({ group }) => group !== undefined)
  const coming: Growth.Coming = {
    newcomers: newcomers.map(({ id }) => id),
    vectors: yield* vectorsOf([...members.map(({ agent }) => agent), ...newcomers], place),
    sizes: sizesOf(options),
    reach: reachOf(options),
    chance: yield* chanceAt(place),
    alike: communication === "structured"
  }
  const work = Growth.grow(society, coming)
  return yield* record(place, { before, ...yield* Slices.run(work, () => Effect.void) })
})

/**
 * Groups all agents anew, records it, and gives the graph. The new groups have the ids of the old ones such that as many
 * as can be keep their group's id, and there are no fewer groups than before; all links are new.
 */
export const regroup = Effect.fn("Society.regroup")(function*(agents: ReadonlyArray<Agent>, options: ChangeOptions) {
  const { after, before, communication } = options
  const place = Place.changeAfter(after)
  const society = yield* present
  if (communication === "none") {
    const members = new Set(society.groups.flatMap(({ members }) => members))
    return yield* record(place, { before, ...alone(society, agents.filter(({ id }) => !members.has(id))) })
  }
  const chance = yield* chanceAt(place)
  const vectors = yield* vectorsOf(agents, place)
  const sizes = { ...sizesOf(options), groups: society.groups.length }
  const own = yield* assign(agents.map(({ id }) => vectors.get(id)!), sizes, {
    chance,
    random: communication === "random"
  })
  const found = toGroups(agents, own).map(({ members }) => members)
  const groups = yield* Slices.run(Naming.named(society.groups, found), () => Effect.void)
  const links = yield* link(Growth.middlesOf(groups, vectors), reachOf(options), chance)
  return yield* record(place, { before, groups, links })
})

/** The graph of a society that was formed before. */
export const known = Effect.map(
  EventLog.currentWorld,
  (world) => SocialGraph.later(World.groups(world).map((state) => state.group), world.links)
)
