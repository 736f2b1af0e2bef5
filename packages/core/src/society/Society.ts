/** Forms a society: embeds the agents, groups alike ones, links the groups (MATRIX section 3.2). */
import { Effect, Result } from "effect"
import type { Agent } from "../domain/Agent.ts"
import type { Group, GroupLink } from "../domain/Group.ts"
import * as Place from "../domain/Place.ts"
import * as Profile from "../domain/Profile.ts"
import * as Seed from "../domain/Seed.ts"
import * as EventLog from "../log/EventLog.ts"
import * as World from "../log/World.ts"
import * as Embedder from "../model/Embedder.ts"
import * as Grouping from "./Grouping.ts"
import * as Homophily from "./Homophily.ts"
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

/**
 * Forms the society, records it, and gives the graph of who can send to whom. With `random` communication the groups are drawn and only far links exist; with `none`
 * every agent is a group of its own without links, so that an episode is one agent's actions.
 */
export const form = Effect.fn("Society.form")(function*(agents: ReadonlyArray<Agent>, options: SocietyOptions) {
  const root = yield* Seed.Root
  const chance = Seed.chance(Seed.at(root, "society"))
  const record = (groups: ReadonlyArray<Group>, links: ReadonlyArray<GroupLink>) =>
    Effect.as(
      EventLog.append({ _tag: "SocietyFormed", place: "society", groups, links }),
      SocialGraph.make(groups, links)
    )
  if (options.communication === "none") return yield* record(toGroups(agents, agents.map((_, index) => index)), [])

  // Agents may have been lost in grounding since the sizes were checked: then the smallest size is no longer held.
  const wanted = sizesOf(options)
  const sizes = Result.isSuccess(Grouping.sizes(agents.length, wanted)) ? wanted : { ...wanted, min: 1 }
  const vectors = yield* Embedder.embedAll(
    agents.map((agent) => `${Profile.toText(agent.profile)}\n${agent.lifeGoal}`),
    "society/embed"
  )
  const random = options.communication === "random"
  const clusters = yield* random
    ? Effect.fromResult(Grouping.shuffle(agents.length, sizes, chance))
    : Grouping.assign(vectors, sizes, chance)
  const centroids = Homophily.centroids(vectors, clusters)
  // As many drawn links as there would be near ones: about the same number of neighbours either way.
  const reach = random ? { near: 0, far: options.near } : { near: options.near, far: options.far }
  const links = yield* Slices.run(
    Homophily.links(centroids, reach, chance),
    (share) => Effect.logDebug("groups are being linked", { share })
  )
  return yield* record(toGroups(agents, clusters), links)
})

/** The graph of a society that was formed before. */
export const known = Effect.map(
  EventLog.currentWorld,
  (world) => SocialGraph.make(World.groups(world).map((state) => state.group), world.links)
)
