/** Grounding: a profile gets a personality, a life goal and a plan (MATRIX section 3.1), in one call or in three. */
import { Effect, HashMap, Option, Schema } from "effect"
import type { Agent } from "../domain/Agent.ts"
import * as Place from "../domain/Place.ts"
import { brief, oneLine } from "../domain/PlainText.ts"
import * as Profile from "../domain/Profile.ts"
import type * as Stretch from "../domain/Stretch.ts"
import * as EventLog from "../log/EventLog.ts"
import * as World from "../log/World.ts"
import * as Prompt from "../model/Prompt.ts"
import { atOnce } from "../model/Ready.ts"
import { ground, type Grounding, lifeGoal, personality, plan } from "./prompts.ts"

/** Whether a profile is grounded in one call, or in three as in the paper. */
export interface GroundOptions {
  readonly grounding?: "merged" | "separate"
  /** Which number the first of the profiles has, where others were grounded before. Default 0. */
  readonly first?: number
}

/** Most past actions of a profile that go into one prompt: the latest. */
const mostPast = 8

// Of a text of nothing but control characters nothing is left.
const line = (text: string): string => oneLine(text) || "-"

const character = ({ lifeGoal, personality, plan }: Grounding) => ({
  personality: line(personality),
  lifeGoal: line(lifeGoal),
  plan: { steps: plan.map(({ detail, title }) => ({ title: line(title), detail: oneLine(detail), done: false })) }
})

type Input = Parameters<typeof ground.rehearse>[0]

/** One call for all. */
const merged = Effect.fnUntraced(function*(input: Input, place: string) {
  const answer = yield* Prompt.ask(ground, input, place)
  return answer._tag === "Answered" ? answer.output : answer
})

/** The goal from the description and the character from the deeds, side by side; then the plan towards the goal. */
const separate = Effect.fnUntraced(function*({ past, person }: Input, place: string) {
  const [goal, character] = yield* Effect.all([
    Prompt.ask(lifeGoal, { person }, `${place}/lifeGoal`),
    Prompt.ask(personality, { person, past }, `${place}/personality`)
  ], { concurrency: 2 })
  if (goal._tag === "Unusable") return goal
  if (character._tag === "Unusable") return character
  const wanted = line(goal.output.lifeGoal)
  const steps = yield* Prompt.ask(plan, { person, lifeGoal: wanted }, `${place}/plan`)
  return steps._tag === "Unusable" ? steps : { ...goal.output, ...character.output, ...steps.output }
})

/**
 * Grounds one profile as the n-th agent. A profile whose grounding fails is recorded as failed and stays out; whoever joined already is
 * as they are.
 */
const groundOne = Effect.fnUntraced(function*(profile: Profile.Profile, { grounding, index }: {
  readonly index: number
  readonly grounding: "merged" | "separate"
}) {
  const id = Place.agentId(index)
  if (HashMap.has((yield* EventLog.currentWorld).agents, id)) return
  const place = Place.join("population", id)
  const input: Input = {
    person: Profile.toText(profile),
    past: profile.pastActions.slice(-mostPast)
  }
  const answer = yield* grounding === "merged" ? merged(input, place) : separate(input, place)
  yield* EventLog.append(
    "_tag" in answer
      ? Prompt.failed(place, answer)
      : { _tag: "AgentJoined", place, agent: id, ...character(answer) }
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

/** The agents from one number to before another who were grounded. Counted, not sorted: there may be a hundred thousand. */
const among = (world: World.World, first: number, end: number): Array<Agent> => {
  const agents: Array<Agent> = []
  for (let index = first; index < end; index++) {
    const state = Option.getOrUndefined(HashMap.get(world.agents, Place.agentId(index)))
    if (state !== undefined) agents.push(state.agent)
  }
  return agents
}

/** Grounds profiles, whatever comes of it; how many are asked at a time is the model's business. */
export const groundEach = Effect.fnUntraced(function*(
  profiles: ReadonlyArray<Profile.Profile>,
  { first = 0, grounding = "merged" }: GroundOptions = {}
) {
  yield* Effect.forEach(profiles, (profile, index) => groundOne(profile, { grounding, index: first + index }), {
    concurrency: atOnce,
    discard: true
  })
})

/** Grounds all profiles and gives the agents in place order. */
export const groundAll = Effect.fn("Population.ground")(function*(
  profiles: ReadonlyArray<Profile.Profile>,
  options: GroundOptions = {}
) {
  yield* groundEach(profiles, options)
  const { first = 0 } = options
  const world = yield* EventLog.currentWorld
  const agents = among(world, first, first + profiles.length)
  // Newcomers may come to nothing: the society they were to join is there.
  if (agents.length > 0 || first > 0) return agents
  const reason = brief(World.failures(world).at(-1)?.reason ?? "nothing came back.", 300)
  return yield* new NobodyGrounded({ profiles: profiles.length, reason })
})

/** The agents that were grounded before, in place order. */
export const known = Effect.map(EventLog.currentWorld, (world) => among(world, 0, HashMap.size(world.profiles)))

/** True where it is known of everybody from one number to before another whether they joined. */
export const isKnown = ({ agents, failures }: World.World, { from, to }: Stretch.Stretch): boolean => {
  for (let index = from; index < to; index++) {
    const id = Place.agentId(index)
    if (!HashMap.has(agents, id) && !HashMap.has(failures, Place.join("population", id, "failed"))) return false
  }
  return true
}
