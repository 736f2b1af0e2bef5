/** The next goal of an agent whose plan is done, and a plan towards it; or a plan towards a goal that a person set: life goes on. */
import { Effect } from "effect"
import { brief, oneLine } from "../domain/PlainText.ts"
import * as Profile from "../domain/Profile.ts"
import type { AgentState } from "../log/World.ts"
import * as Asked from "../model/Asked.ts"
import { renew as prompt, replan } from "./prompts.ts"

/** Most of its own doings that an agent is reminded of: the latest. */
const mostPast = 12

// Of a text of nothing but control characters nothing is left.
const line = (text: string): string => oneLine(text) || "-"

/** A goal and a plan towards it; the plan alone where the goal is given. */
const found = Effect.fnUntraced(function*({ agent, memory, reached }: AgentState, { goal, place }: Renewing) {
  const person = {
    person: Profile.toText(agent.profile),
    personality: agent.personality,
    past: memory.filter(({ kind }) => kind === "own").slice(-mostPast).map(({ text }) => brief(text, 400))
  }
  if (goal === undefined) {
    const input = { ...person, reached: [...reached, agent].map(({ lifeGoal }) => lifeGoal) }
    const answer = yield* Asked.ask(prompt, { input, place })
    return answer === undefined ? undefined : { ...answer.output, lifeGoal: line(answer.output.lifeGoal) }
  }
  const answer = yield* Asked.ask(replan, { input: { ...person, before: agent.lifeGoal, lifeGoal: goal }, place })
  return answer === undefined ? undefined : { ...answer.output, lifeGoal: goal }
})

/** Where and when an agent finds another goal, and the goal where a person set it. */
interface Renewing {
  readonly place: string
  readonly step: number
  readonly goal?: string
}

/** What an agent wants to reach from a step on, as a fact; none where the answer was of no use, which is recorded. */
export const renew = Effect.fnUntraced(function*(state: AgentState, at: Renewing) {
  const output = yield* found(state, at)
  if (output === undefined) return undefined
  const { lifeGoal, plan } = output
  return {
    _tag: "Renewed" as const,
    place: at.place,
    agent: state.agent.id,
    step: at.step,
    lifeGoal,
    plan: { steps: plan.map(({ detail, title }) => ({ title: line(title), detail: oneLine(detail), done: false })) }
  }
})
