/** How an agent decides: what it heard, what it remembers and its plan -> prompt -> one act (MATRIX section 3.3). */
import { Effect } from "effect"
import type { Message, MessageId } from "../domain/Message.ts"
import * as Place from "../domain/Place.ts"
import { oneLine } from "../domain/PlainText.ts"
import * as Plan from "../domain/Plan.ts"
import * as Profile from "../domain/Profile.ts"
import * as EventLog from "../log/EventLog.ts"
import * as World from "../log/World.ts"
import type { Model, ModelError } from "../model/Model.ts"
import * as Prompt from "../model/Prompt.ts"
import { act, react } from "./prompts.ts"

/** How much of an agent's life fits into one prompt. */
export const limits = { person: 900, past: 4, memory: 8, heard: 5 }

/** The messages an agent may react to in a step: heard, not yet answered, and sent in an earlier step. */
export const observations = (world: World.World, state: World.AgentState, step: number): Array<Message> =>
  state.inbox
    .filter((waiting) => waiting.step < step)
    .slice(-limits.heard)
    .map((waiting) => World.message(world, waiting.message))

/** The part of an agent's memory that goes into a prompt: its past first, then what is most recent. */
export const recall = (state: World.AgentState): Array<string> => {
  const past = state.memory.filter((entry) => entry.kind === "past").slice(-limits.past)
  const recent = state.memory.filter((entry) => entry.kind !== "past").slice(-limits.memory)
  return [
    ...past.map((entry) => `(before) ${entry.text}`),
    ...recent.map((entry) => (entry.kind === "heard" ? `(heard) ${entry.text}` : entry.text))
  ]
}

/** A message as those who hear it come to know of it: who did it, and what. */
export const report = (world: World.World, message: Message): string => {
  const { profile } = World.agent(world, message.from).agent
  const about = [profile.attributes["occupation"], profile.attributes["place"]].filter(Boolean).join(", ")
  return `${profile.name}${about === "" ? "" : ` (${about.slice(0, 80)})`}: ${message.text}`
}

const describe = (state: World.AgentState) => {
  const { agent } = state
  return {
    name: agent.profile.name,
    person: Profile.toText(agent.profile).slice(0, limits.person),
    personality: agent.personality,
    lifeGoal: agent.lifeGoal,
    plan: Plan.toLines(state.plan),
    memory: recall(state),
    now: (() => {
      const now = Plan.current(state.plan)
      return now === undefined ? "" : `${now.title}: ${now.detail}`
    })()
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
  const answer = heard.length === 0
    ? yield* Prompt.ask(act, describe(state), place)
    : yield* Prompt.ask(react, { ...describe(state), heard: heard.map((message) => report(world, message)) }, place)
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
