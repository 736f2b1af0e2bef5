/** One modulator per group: decides who comes to know of its messages, and who of it hears of others' (MATRIX section 3.2). */
import { Effect, HashMap, Option } from "effect"
import type { GroupId } from "../domain/Group.ts"
import type { Message } from "../domain/Message.ts"
import * as Place from "../domain/Place.ts"
import { brief } from "../domain/PlainText.ts"
import * as Profile from "../domain/Profile.ts"
import * as Seed from "../domain/Seed.ts"
import * as EventLog from "../log/EventLog.ts"
import * as World from "../log/World.ts"
import * as Prompt from "../model/Prompt.ts"
import { report } from "./Mind.ts"
import { receive, route } from "./prompts.ts"
import * as Routing from "./Routing.ts"

/** Most arrivals a modulator passes on in one step; the latest in place order. */
const mostArrivals = 12

const oneLine = (world: World.World) => (id: string): string => Profile.oneLine(World.agent(world, id).agent.profile)

/** Who is in a group, as its neighbours know it. */
const circle = (world: World.World, id: GroupId): string => {
  const { members } = World.group(world, id).group
  const people = members.slice(0, 5).map((member) => {
    const { attributes, name } = World.agent(world, member).agent.profile
    const occupation = attributes["occupation"]
    return occupation === undefined ? name : `${name} (${brief(occupation, 40)})`
  })
  return `${people.join(", ")}${members.length > 5 ? ` and ${members.length - 5} more` : ""}`
}

/**
 * What neighbours of a group have been doing as it is known in step `step`, each with its number: the latest episode as of the
 * end of step `step - 2`, so that no group ever waits for another's summary.
 */
const lately = (world: World.World, neighbours: ReadonlyArray<GroupId>, step: number): Array<string> =>
  neighbours.flatMap((id, index) => {
    const { episodes } = World.group(world, id)
    for (let at = episodes.length - 1; at >= 0; at--) {
      const episode = Option.getOrUndefined(HashMap.get(world.episodes, episodes[at] as string))
      if (episode !== undefined && episode.step <= step - 2) {
        return [`circle ${index + 1}: ${brief(episode.summary, 160)}`]
      }
    }
    return []
  })

/** Decides who hears what neighbours sent before this step. An unusable answer means that nobody does. */
export const receiveArrivals = Effect.fnUntraced(function*(id: GroupId, step: number, random: boolean) {
  const world = yield* EventLog.currentWorld
  const { arrivals, group } = World.group(world, id)
  const due = arrivals.filter((waiting) => waiting.step < step)
  if (due.length === 0) return
  const shown = due.slice(-mostArrivals).map((waiting) => waiting.message)
  const place = Place.join("simulation", step, id, "receive")
  const answer = yield* Prompt.ask(receive, {
    members: group.members.map(oneLine(world)),
    items: shown.map((message) => report(world, World.message(world, message)))
  }, place)
  if (answer._tag === "Unusable") yield* EventLog.append(Prompt.failed(place, answer))
  const decided = Routing.admit(
    due.map((waiting) => waiting.message),
    group.members,
    answer._tag === "Answered"
      // The model numbered what it was shown; older arrivals come first and reach nobody.
      ? answer.output.receptions.map((entry) => ({ ...entry, item: entry.item + due.length - shown.length }))
      : []
  )
  const chance = Seed.chance(Seed.at(yield* Seed.Root, place))
  yield* EventLog.append({
    _tag: "Received",
    place,
    group: id,
    step,
    receptions: random ? Routing.scatterArrivals(decided, group.members, chance) : decided
  })
})

/** Decides who comes to know of what the group did in a step. Nothing to decide, no call. */
export const routeMessages = Effect.fnUntraced(function*(
  id: GroupId,
  step: number,
  messages: ReadonlyArray<Message>,
  random: boolean
) {
  const world = yield* EventLog.currentWorld
  const { group, neighbours } = World.group(world, id)
  const told = messages.filter(Routing.isPublic)
  const audience: Routing.Audience = { members: group.members, groups: neighbours }
  if (told.length === 0 || (group.members.length === 1 && neighbours.length === 0)) return
  const place = Place.join("simulation", step, id, "route")
  const answer = yield* Prompt.ask(route, {
    members: group.members.map(oneLine(world)),
    groups: neighbours.map((neighbour) => circle(world, neighbour)),
    lately: lately(world, neighbours, step),
    actions: told.map((message) =>
      `${World.agent(world, message.from).agent.profile.name} [${message.act}]: ${message.text}`
    )
  }, place)
  if (answer._tag === "Unusable") yield* EventLog.append(Prompt.failed(place, answer))
  const decided = Routing.decide(told, audience, answer._tag === "Answered" ? answer.output.routes : [])
  const chance = Seed.chance(Seed.at(yield* Seed.Root, place))
  yield* EventLog.append({
    _tag: "Routed",
    place,
    group: id,
    step,
    routes: random ? Routing.scatter(decided, told.map((message) => message.from), audience, chance) : decided
  })
})
