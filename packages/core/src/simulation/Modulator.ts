/** One modulator per group: decides who comes to know of its messages, and who of it hears of others' (MATRIX section 3.2). */
import { Effect } from "effect"
import type { GroupId } from "../domain/Group.ts"
import type { Message } from "../domain/Message.ts"
import * as Place from "../domain/Place.ts"
import * as Seed from "../domain/Seed.ts"
import * as EventLog from "../log/EventLog.ts"
import * as World from "../log/World.ts"
import * as Acquaintance from "./Acquaintance.ts"
import { report } from "./Mind.ts"
import * as Once from "./Once.ts"
import { receive, route, routeGroups, routeMembers } from "./prompts.ts"
import * as Routing from "./Routing.ts"

/** Most arrivals a modulator passes on in one step; the latest in place order. */
const mostArrivals = 12

/** How a modulator goes about it. */
export interface ModulatorOptions {
  /** Draw hearers, as many as were decided on. */
  readonly random: boolean
  /** per-step: one call for all that a group did; per-action: two calls for each act, as in the paper. */
  readonly routing: "per-step" | "per-action"
}

/** A group's step at which something is decided. */
export interface Turn {
  readonly id: GroupId
  readonly step: number
}

/** Decides who hears what neighbours sent before this step. An unusable answer means that nobody does. */
export const receiveArrivals = Effect.fnUntraced(function*({ id, step }: Turn, { random, routing }: ModulatorOptions) {
  const world = yield* EventLog.currentWorld
  const { arrivals, group } = World.group(world, id)
  const due = arrivals.filter((waiting) => waiting.step < step).map(({ message }) => message)
  if (due.length === 0) return
  const shown = due.slice(-mostArrivals)
  const place = Place.join("simulation", step, id, "receive")
  const members = group.members.map(Acquaintance.oneLine(world))
  // A call for all of them, or one each; older ones, which are not shown, reach nobody.
  const batches = routing === "per-step" ? [shown] : shown.map((message) => [message])
  const decided = yield* Effect.forEach(batches, (items, index) =>
    Effect.gen(function*() {
      const at = routing === "per-step" ? place : Place.join(place, index + 1)
      const input = { members, items: items.map((message) => report(world, World.message(world, message))) }
      const answer = yield* Once.ask(receive, { input, place: at })
      return Routing.admit(items, group.members, answer?.output.receptions ?? [])
    }), { concurrency: "unbounded" })
  const receptions = [...Routing.admit(due.slice(0, -shown.length), group.members, []), ...decided.flat()]
  const chance = Seed.chance(Seed.at(yield* Seed.Root, place))
  yield* EventLog.append({
    _tag: "Received",
    place,
    group: id,
    step,
    receptions: random ? Routing.scatterArrivals(receptions, group.members, chance) : receptions
  })
})

/** What there is to route at once, and among whom. */
interface Routable {
  readonly world: World.World
  readonly turn: Turn
  readonly place: string
  readonly told: ReadonlyArray<Message>
  readonly audience: Routing.Audience
}

const actionOf = (world: World.World, { act, from, text }: Message): string =>
  `${World.agent(world, from).agent.profile.name} [${act}]: ${text}`

/** All acts of a step in one call. */
const routeAtOnce = Effect.fnUntraced(function*({ audience, place, told, turn, world }: Routable) {
  const input = {
    members: audience.members.map(Acquaintance.oneLine(world)),
    groups: audience.groups.map((neighbour) => Acquaintance.circle(world, neighbour)),
    lately: Acquaintance.lately(world, audience.groups, turn.step),
    actions: told.map((message) => actionOf(world, message))
  }
  const answer = yield* Once.ask(route, { input, place })
  return Routing.decide(told, audience, answer?.output.routes ?? [])
})

/** One act in two calls: who inside the group comes to know of it, and in which other groups it becomes known. */
const routeOne = Effect.fnUntraced(function*({ audience, place, turn, world }: Routable, message: Message) {
  const action = actionOf(world, message)
  const inside = Effect.gen(function*() {
    if (audience.members.length < 2) return undefined
    const at = Place.join(place, message.from, "members")
    const members = audience.members.map(Acquaintance.oneLine(world))
    return (yield* Once.ask(routeMembers, { input: { members, action }, place: at }))?.output
  })
  const beyond = Effect.gen(function*() {
    if (audience.groups.length === 0) return undefined
    const at = Place.join(place, message.from, "groups")
    const groups = audience.groups.map((neighbour) => Acquaintance.circle(world, neighbour))
    const lately = Acquaintance.lately(world, audience.groups, turn.step)
    return (yield* Once.ask(routeGroups, { input: { groups, lately, action }, place: at }))?.output
  })
  const [near, far] = yield* Effect.all([inside, beyond], { concurrency: "unbounded" })
  return Routing.decide([message], audience, [{
    action: 1,
    members: near?.members ?? [],
    groups: far?.groups ?? [],
    reason: [near?.reason, far?.reason].filter(Boolean).join(" ")
  }])
})

/** Decides who comes to know of what the group did in a step. Nothing to decide, no call. */
export const routeMessages = Effect.fnUntraced(function*(
  turn: Turn,
  messages: ReadonlyArray<Message>,
  { random, routing }: ModulatorOptions
) {
  const { id, step } = turn
  const world = yield* EventLog.currentWorld
  const { group } = World.group(world, id)
  const neighbours = World.neighboursAt(world, id, step)
  const told = messages.filter(Routing.isPublic)
  const audience: Routing.Audience = { members: group.members, groups: neighbours }
  if (told.length === 0 || (group.members.length === 1 && neighbours.length === 0)) return
  // Whoever began the step decided already: what reached nobody is decided on anew, in the same way.
  if (told.some(({ heardBy, sentTo }) => heardBy.length + sentTo.length > 0)) return
  const place = Place.join("simulation", step, id, "route")
  const routable: Routable = { world, turn, place, told, audience }
  const decided = routing === "per-step"
    ? yield* routeAtOnce(routable)
    : (yield* Effect.forEach(told, (message) => routeOne(routable, message), { concurrency: "unbounded" })).flat()
  const chance = Seed.chance(Seed.at(yield* Seed.Root, place))
  yield* EventLog.append({
    _tag: "Routed",
    place,
    group: id,
    step,
    routes: random ? Routing.scatter(decided, told.map((message) => message.from), audience, chance) : decided
  })
})
