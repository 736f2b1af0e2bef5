/** What becomes of a world when a person changes something in it. Pure, and the same for every order that respects causes. */
import { HashMap, Option } from "effect"
import type { AgentId } from "../domain/Agent.ts"
import type { Intervened } from "../domain/Event.ts"
import { everybody, type News } from "../domain/Intervention.ts"
import { type Message, type MessageId, news } from "../domain/Message.ts"
import * as Place from "../domain/Place.ts"
import * as Links from "./Links.ts"
import * as Sorted from "./Sorted.ts"
import type { AgentState, World } from "./World.ts"

/** What stands where a modulator would say why somebody comes to know of something. */
export const fromOutside = "news from outside"

/** The number of a change among those of its place. */
const nthOf = (place: string): number => Number(place.slice(place.lastIndexOf("/") + 1))

const audienceOf = (world: World, { to }: News): Array<AgentId> => {
  if (HashMap.has(world.agents, to)) return [to]
  if (to !== everybody) return [...Option.getOrUndefined(HashMap.get(world.groups, to))?.group.members ?? []]
  return [...HashMap.values(world.agents)].flatMap(({ agent, group }) => (group === undefined ? [] : [agent.id]))
}

// What all hear has its place among the messages of the first group.
const homeOf = (group: string | undefined): string => group ?? Place.groupId(0)

/** News stands among the messages of its step, and waits like something that was sent in the step before. */
const hear = (world: World, { group, place, step }: Intervened, change: News): World => {
  const home = homeOf(group)
  const id = Place.newsId(home, step, { isForAll: change.to === everybody, nth: nthOf(place) }) as MessageId
  const groupOf = (agent: AgentId) => Option.getOrUndefined(HashMap.get(world.agents, agent))?.group ?? home
  const hearers = audienceOf(world, change).toSorted(Place.compare)
  const message: Message = {
    id,
    from: news,
    group: home,
    step,
    kind: "plan",
    act: "publish",
    text: change.text,
    becauseOf: [],
    heardBy: hearers.map((agent) => ({ agent, step, group: groupOf(agent), reason: fromOutside })),
    sentTo: []
  }
  const waiting = { message: id, step: step - 1 }
  return {
    ...world,
    messages: HashMap.set(world.messages, id, message),
    agents: hearers.reduce(
      (agents, agent) =>
        HashMap.modify(agents, agent, (state) => ({ ...state, inbox: Sorted.insert(state.inbox, waiting, byMessage) })),
      world.agents
    )
  }
}

const byMessage = (a: { readonly message: string }, b: { readonly message: string }) =>
  Place.compareMessages(a.message, b.message)

const alter = (world: World, id: AgentId, to: Partial<AgentState>): World => ({
  ...world,
  agents: HashMap.modify(world.agents, id, (state) => ({ ...state, ...to }))
})

/** The world after a person changed something. Which model plays a role is read from what was changed (RoleModels.ts). */
export const apply = (before: World, fact: Intervened): World => {
  const world = {
    ...before,
    interventions: Sorted.insert(before.interventions, fact, (a, b) => Place.compare(a.place, b.place))
  }
  switch (fact.change._tag) {
    case "News":
      return hear(world, fact, fact.change)
    case "Goal":
      return alter(world, fact.change.agent, { set: { step: fact.step, lifeGoal: fact.change.lifeGoal } })
    case "Mute":
      return alter(world, fact.change.agent, { muted: fact.change.muted })
    case "Link":
      return Links.relinked(world)
    case "RoleModel":
      return world
  }
}
