/** From a modulator's answer to who hears what: pure, and strict about who may be named. */
import type { AgentId } from "../domain/Agent.ts"
import type { Reception, Route } from "../domain/Event.ts"
import type { GroupId } from "../domain/Group.ts"
import type { Message, MessageId } from "../domain/Message.ts"
import { brief } from "../domain/PlainText.ts"
import type { Chance } from "../domain/Seed.ts"

/** Who may come to know of a group's messages. The lists are those shown to the model, numbered from 1. */
export interface Audience {
  readonly members: ReadonlyArray<AgentId>
  readonly groups: ReadonlyArray<GroupId>
}

/** One entry of a modulator's answer; the numbers are the model's and may be anything. */
export interface RawRoute {
  readonly action: number
  readonly members: ReadonlyArray<number>
  readonly groups: ReadonlyArray<number>
  readonly reason: string
}

const named = <A>(audience: ReadonlyArray<A>, numbers: ReadonlyArray<number>): Array<A> =>
  audience.filter((_, index) => numbers.includes(index + 1))

/** The messages a modulator is asked about: a thought is kept to oneself. */
export const isPublic = (message: Message): boolean => message.act !== "think"

/**
 * Routes for a group's public messages of one step. Numbers outside the lists and the sender itself are passed over; an action
 * the model left out reaches nobody; of two entries for one action the first counts.
 */
export const decide = (
  messages: ReadonlyArray<Message>,
  audience: Audience,
  answer: ReadonlyArray<RawRoute>
): Array<Route> =>
  messages.map((message, index) => {
    const entry = answer.find((route) => route.action === index + 1)
    return {
      message: message.id,
      agents: named(audience.members, entry?.members ?? []).filter((agent) => agent !== message.from),
      groups: named(audience.groups, entry?.groups ?? []),
      reason: brief(entry?.reason ?? "", 300)
    }
  })

/** Who of a group hears each arrival; the same strictness as `decide`. */
export const admit = (
  arrivals: ReadonlyArray<MessageId>,
  members: ReadonlyArray<AgentId>,
  answer: ReadonlyArray<{ readonly item: number; readonly members: ReadonlyArray<number>; readonly reason: string }>
): Array<Reception> =>
  arrivals.map((message, index) => {
    const entry = answer.find((reception) => reception.item === index + 1)
    return { message, agents: named(members, entry?.members ?? []), reason: brief(entry?.reason ?? "", 300) }
  })

/** The same number of hearers, drawn instead of chosen (MATRIX ablation: random communication). */
export const scatter = (
  routes: ReadonlyArray<Route>,
  senders: ReadonlyArray<AgentId>,
  audience: Audience,
  chance: Chance
): Array<Route> =>
  routes.map((route, index) => ({
    ...route,
    agents: chance.sample(audience.members.filter((agent) => agent !== senders[index]), route.agents.length)
      .toSorted(),
    groups: chance.sample(audience.groups, route.groups.length).toSorted(),
    reason: "drawn at random"
  }))

/** The same number of receivers of arrivals, drawn instead of chosen. */
export const scatterArrivals = (
  receptions: ReadonlyArray<Reception>,
  members: ReadonlyArray<AgentId>,
  chance: Chance
): Array<Reception> =>
  receptions.map((reception) => ({
    ...reception,
    agents: chance.sample(members, reception.agents.length).toSorted(),
    reason: "drawn at random"
  }))
