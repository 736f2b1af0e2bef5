/** The next goal of an agent whose plan is done, and a plan towards it: life goes on. */
import { Effect } from "effect"
import { brief, oneLine } from "../domain/PlainText.ts"
import * as Profile from "../domain/Profile.ts"
import type { AgentState } from "../log/World.ts"
import * as Asked from "../model/Asked.ts"
import { renew as prompt } from "./prompts.ts"

/** Most of its own doings that an agent is reminded of: the latest. */
const mostPast = 12

// Of a text of nothing but control characters nothing is left.
const line = (text: string): string => oneLine(text) || "-"

/** What an agent wants to reach from a step on, as a fact; none where the answer was of no use, which is recorded. */
export const renew = Effect.fnUntraced(function*(
  { agent, memory, reached }: AgentState,
  { place, step }: { readonly place: string; readonly step: number }
) {
  const input = {
    person: Profile.toText(agent.profile),
    personality: agent.personality,
    past: memory.filter(({ kind }) => kind === "own").slice(-mostPast).map(({ text }) => brief(text, 400)),
    reached: [...reached, agent].map(({ lifeGoal }) => lifeGoal)
  }
  const answer = yield* Asked.ask(prompt, { input, place })
  if (answer === undefined) return undefined
  const { lifeGoal, plan } = answer.output
  return {
    _tag: "Renewed" as const,
    place,
    agent: agent.id,
    step,
    lifeGoal: line(lifeGoal),
    plan: { steps: plan.map(({ detail, title }) => ({ title: line(title), detail: oneLine(detail), done: false })) }
  }
})
