/** How an agent decides: what it heard, what it remembers and its plan -> prompt -> one act (MATRIX section 3.3). */
import { Effect, HashMap, Option } from "effect"
import type { Episode } from "../domain/Episode.ts"
import type { Message, MessageId } from "../domain/Message.ts"
import * as Place from "../domain/Place.ts"
import { oneLine } from "../domain/PlainText.ts"
import * as Plan from "../domain/Plan.ts"
import * as Profile from "../domain/Profile.ts"
import * as EventLog from "../log/EventLog.ts"
import * as World from "../log/World.ts"
import type { Model, ModelError } from "../model/Model.ts"
import * as Prompt from "../model/Prompt.ts"
import * as Tokens from "../model/Tokens.ts"
import * as Memory from "./Memory.ts"
import { act, react } from "./prompts.ts"

/** Most messages that an agent reacts to in one step. */
const mostHeard = 5

/** How far back episodes are looked through for those in which an agent took part. */
const episodesBack = 40

/** The messages an agent may react to in a step: heard, not yet answered, and sent in an earlier step. */
export const observations = (world: World.World, state: World.AgentState, step: number): Array<Message> =>
  state.inbox
    .filter((waiting) => waiting.step < step)
    .slice(-mostHeard)
    .map((waiting) => World.message(world, waiting.message))

/**
 * The latest episodes of an agent's group in which it took part, oldest first, as of the end of step `step - 2`: what is told of
 * the step before may still be on its way.
 */
const episodesOf = (world: World.World, { agent, group }: World.AgentState, step: number): Array<Episode> => {
  const ids = group === undefined ? [] : World.group(world, group).episodes
  const found: Array<Episode> = []
  for (let at = ids.length - 1, looked = 0; at >= 0 && looked < episodesBack; at--) {
    const episode = Option.getOrUndefined(HashMap.get(world.episodes, ids[at] as string))
    if (episode === undefined || episode.step > step - 2) continue
    looked++
    if (episode.agents.includes(agent.id)) found.unshift(episode)
  }
  return found
}

/** A message as those who hear it come to know of it: who did it, and what. */
export const report = (world: World.World, message: Message): string => {
  const { profile } = World.agent(world, message.from).agent
  const about = [profile.attributes["occupation"], profile.attributes["place"]].filter(Boolean).join(", ")
  return `${profile.name}${about === "" ? "" : ` (${about.slice(0, 80)})`}: ${message.text}`
}

const describe = (
  world: World.World,
  state: World.AgentState,
  { heard, step, tokens }: {
    readonly heard: ReadonlyArray<Message>
    readonly step: number
    readonly tokens: Tokens.Tokens
  }
) => {
  const { agent } = state
  const current = Plan.current(state.plan)
  const now = current === undefined ? "" : `${current.title}: ${current.detail}`
  const atHand = heard.length === 0 ? now : heard.map(({ text }) => text).join(" ")
  return {
    name: agent.profile.name,
    person: Profile.toText(agent.profile),
    personality: agent.personality,
    lifeGoal: agent.lifeGoal,
    plan: Plan.toLines(agent.plan),
    ...Memory.recall({ memory: state.memory, episodes: episodesOf(world, state, step), atHand }, { tokens }),
    finished: Plan.finished(state.plan),
    now
  }
}

/** What came of an agent's turn. A failed turn is no silence: the agent had something to do. */
export type Turn =
  | { readonly _tag: "Acted"; readonly message: Message }
  | { readonly _tag: "Idle" }
  | { readonly _tag: "Failed" }

/**
 * Lets an agent act in a step of its group: with an observation it reacts, without one it goes on with its plan, and when the
 * plan is done and nothing was heard it does nothing.
 */
export const takeTurn = Effect.fnUntraced(function*(
  id: string,
  group: string,
  step: number
): Effect.fn.Return<Turn, ModelError | EventLog.LogError, EventLog.EventLog | Model> {
  const world = yield* EventLog.currentWorld
  const state = World.agent(world, id)
  const heard = observations(world, state, step)
  if (heard.length === 0 && Plan.isDone(state.plan)) return { _tag: "Idle" }

  const place = Place.join("simulation", step, group, id)
  const person = describe(world, state, { heard, step, tokens: yield* Tokens.load })
  const answer = heard.length === 0
    ? yield* Prompt.ask(act, person, place)
    : yield* Prompt.ask(react, { ...person, heard: heard.map((message) => report(world, message)) }, place)
  if (answer._tag === "Unusable") {
    yield* EventLog.append(Prompt.failed(place, answer))
    return { _tag: "Failed" }
  }
  const message: Message = {
    id: Place.messageId(group, step, id, 1) as MessageId,
    from: id,
    group,
    step,
    kind: heard.length === 0 ? "plan" : "reaction",
    act: answer.output.act,
    text: oneLine(answer.output.text),
    becauseOf: heard.map((message) => message.id),
    heardBy: [],
    sentTo: []
  }
  yield* EventLog.append({
    _tag: "Acted",
    place,
    message,
    stepDone: answer.output.stepDone && !Plan.isDone(state.plan)
  })
  return { _tag: "Acted", message }
})
