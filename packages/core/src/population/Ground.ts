/** Grounding: one call gives a profile a personality, a life goal and a plan (MATRIX section 3.1). */
import { Effect, Schema } from "effect"
import * as Place from "../domain/Place.ts"
import { brief, oneLine } from "../domain/PlainText.ts"
import * as Profile from "../domain/Profile.ts"
import * as EventLog from "../log/EventLog.ts"
import * as World from "../log/World.ts"
import * as Prompt from "../model/Prompt.ts"
import { ground, type Grounding } from "./prompts.ts"

/** Most past actions of a profile that go into one prompt: the latest. */
const mostPast = 8

// Of a text of nothing but control characters nothing is left.
const line = (text: string): string => oneLine(text) || "-"

const character = ({ lifeGoal, personality, plan }: Grounding) => ({
  personality: line(personality),
  lifeGoal: line(lifeGoal),
  plan: { steps: plan.map(({ detail, title }) => ({ title: line(title), detail: oneLine(detail), done: false })) }
})

/** Grounds one profile as the n-th agent. A profile whose grounding fails is recorded as failed and stays out. */
const groundOne = Effect.fnUntraced(function*(profile: Profile.Profile, index: number) {
  const id = Place.agentId(index)
  const place = Place.join("population", id)
  const input = {
    person: Profile.toText(profile),
    past: profile.pastActions.slice(-mostPast)
  }
  const answer = yield* Prompt.ask(ground, input, place)
  yield* EventLog.append(
    answer._tag === "Answered"
      ? { _tag: "AgentJoined", place, agent: id, ...character(answer.output) }
      : Prompt.failed(place, answer)
  )
})

/** Nobody could be grounded, so there is no society to form. */
export class NobodyGrounded extends Schema.TaggedError<NobodyGrounded>()("NobodyGrounded", {
  profiles: Schema.Int,
  reason: Schema.String
}) {
  override get message(): string {
    return `None of the ${this.profiles} profiles could be grounded; the model's last answer could not be used (${this.reason}). Try another model.`
  }
}

/** Grounds all profiles and gives the agents in place order; how many at a time is the model's business. */
export const groundAll = Effect.fn("Population.ground")(function*(profiles: ReadonlyArray<Profile.Profile>) {
  yield* Effect.forEach(profiles, groundOne, { concurrency: "unbounded", discard: true })
  const world = yield* EventLog.currentWorld
  const agents = World.agents(world).map((state) => state.agent)
  if (agents.length > 0) return agents
  const reason = brief(World.failures(world).at(-1)?.reason ?? "nothing came back.", 300)
  return yield* new NobodyGrounded({ profiles: profiles.length, reason })
})

/** The agents that were grounded before, in place order. */
export const known = Effect.map(EventLog.currentWorld, (world) => World.agents(world).map((state) => state.agent))
