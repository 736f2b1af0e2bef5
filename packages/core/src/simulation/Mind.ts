/** How an agent decides: what it heard, what it remembers and its plan -> prompt -> one act (MATRIX section 3.3). */
import { Effect, HashMap, Option } from "effect"
import type { Episode } from "../domain/Episode.ts"
import { isNews, type Message, type MessageId, news as outside, senderOf } from "../domain/Message.ts"
import * as Place from "../domain/Place.ts"
import { brief, oneLine } from "../domain/PlainText.ts"
import * as Plan from "../domain/Plan.ts"
import * as Used from "../domain/Tokens.ts"
import * as EventLog from "../log/EventLog.ts"
import * as World from "../log/World.ts"
import type { Model, ModelError } from "../model/Model.ts"
import * as Prompt from "../model/Prompt.ts"
import * as Tokens from "../model/Tokens.ts"
import * as ActCheck from "./ActCheck.ts"
import * as Likeness from "./Likeness.ts"
import * as Memory from "./Memory.ts"
import * as Once from "./Once.ts"
import { act, type Deed, react, type Reaction } from "./prompts.ts"
import * as Renewal from "./Renewal.ts"
import { placeOf } from "./Turn.ts"

export { placeOf } from "./Turn.ts"

/** Most messages that an agent reacts to in one step. */
const mostHeard = 5

/** How far back episodes are looked through for those in which an agent took part. */
const episodesBack = 40

/**
 * The last step before this one in which the agent was to react and nothing usable came of it; -1 for none. A server that could
 * not answer in time is no reason: it may answer the next time.
 */
const failedAt = (world: World.World, { agent, group, inbox }: World.AgentState, step: number): number => {
  if (inbox.length === 0 || group === undefined || HashMap.isEmpty(world.failures)) return -1
  const oldest = Math.min(...inbox.map((waiting) => waiting.step))
  for (let at = step - 1; at > oldest; at--) {
    const failure = HashMap.get(world.failures, `${placeOf(at, group, agent.id)}/failed`)
    if (Option.isSome(failure) && failure.value.kind !== "transient") return at
  }
  return -1
}

/**
 * The messages an agent may react to in a step: heard, not yet answered, and sent in an earlier step. To what it failed to react to
 * it is not put again: it will remember that once it acts, and one that is done otherwise would be kept awake for ever.
 */
export const observations = (world: World.World, state: World.AgentState, step: number): Array<Message> => {
  const failed = failedAt(world, state, step)
  return state.inbox
    .filter((waiting) => waiting.step < step && waiting.step >= failed)
    .slice(-mostHeard)
    .map((waiting) => World.message(world, waiting.message))
}

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

/** A message as those who hear it come to know of it: who did it, and what; of news from outside only what it says. */
export const report = (world: World.World, message: Message): string =>
  isNews(message)
    ? `News: ${message.text}`
    : `${Likeness.of(World.agent(world, message.from).agent).mark}: ${message.text}`

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
  const now = current === undefined ? "" : Plan.toLine(current)
  const atHand = heard.length === 0 ? [now] : heard.map(({ text }) => text)
  return {
    name: agent.profile.name,
    person: Likeness.of(agent).text,
    personality: agent.personality,
    lifeGoal: agent.lifeGoal,
    plan: Plan.toLines(state.plan),
    ...Memory.recall({ memory: state.memory, episodes: episodesOf(world, state, step), atHand }, { tokens }),
    finished: Plan.finished(state.plan),
    now,
    again: "",
    answer: ""
  }
}

/** The agent as the check of its acts knows it: those it knows are its group, and whoever it heard of. */
const actorOf = (world: World.World, state: World.AgentState, heard: ReadonlyArray<Message>): ActCheck.Actor => ({
  name: state.agent.profile.name,
  others: () => {
    const { agent, group, memory } = state
    const known = new Set<string>(group === undefined ? [] : World.group(world, group).group.members)
    for (const { from } of heard) known.add(from)
    for (const { kind, message } of memory) if (kind === "heard" && message !== undefined) known.add(senderOf(message))
    known.delete(agent.id)
    known.delete(outside)
    return [...known].map((id) => World.agent(world, id).agent.profile.name)
  },
  done: state.memory.filter(({ kind }) => kind === "own").slice(-ActCheck.acts)
})

/** What came of an agent's turn. A failed turn is no silence: the agent had something to do. */
export type Turn =
  | { readonly _tag: "Acted"; readonly message: Message }
  | { readonly _tag: "Idle" }
  | { readonly _tag: "Failed" }

/** What the world has of a turn already, where somebody else began the step; undefined where it is still to be taken. */
const takenBefore = (world: World.World, id: string, { group, step }: Renewal.TurnOptions): Turn | undefined => {
  const acted = HashMap.get(world.messages, Place.messageId(group, step, id, 1) as MessageId)
  if (Option.isSome(acted)) return { _tag: "Acted", message: acted.value }
  return Once.hasFailed(world, placeOf(step, group, id)) ? { _tag: "Failed" } : undefined
}

/** An act as it was answered, and what is wrong with it. */
interface Tried {
  readonly deed: Deed & Pick<Reaction, "revised">
  readonly text: string
  readonly found: ReadonlyArray<ActCheck.Found>
  readonly tokens: Used.Tokens
}

/** The step at hand as a reaction tells it anew; a step without words is none. */
const revisionOf = ({ revised }: Tried["deed"]): Plan.Revision | undefined => {
  const title = brief(revised?.title ?? "", 120)
  return /[\p{L}\p{N}]/u.test(title) ? { title, detail: brief(revised?.detail ?? "", 400) } : undefined
}

const flawsOf = (found: ReadonlyArray<ActCheck.Found>) => found.map(({ flaw }) => flaw)

/**
 * Lets an agent act in a step of its group, unless a person muted it: with a goal that a person set it first makes itself a plan for
 * that; with an observation it reacts, without one it goes on with its plan, and when the
 * plan is done and nothing was heard it sets itself another goal, or does nothing. An act that is none of its own, or that it has just done, is asked for once
 * more. Of two answers the second counts, unless only the first may pass: with its flaws, when they are of form; an act as somebody
 * else never.
 */
export const takeTurn = Effect.fnUntraced(function*(
  id: string,
  options: Renewal.TurnOptions
): Effect.fn.Return<Turn, ModelError | EventLog.LogError, EventLog.EventLog | Model> {
  const { group, step } = options
  const begun = yield* EventLog.currentWorld
  const known = takenBefore(begun, id, options)
  if (known !== undefined) return known
  const present = World.agent(begun, id)
  if (present.muted) return { _tag: "Idle" }
  if (present.set !== undefined) yield* Renewal.takeUp(begun, present, options)
  const before = yield* EventLog.currentWorld
  const heard = observations(before, World.agent(before, id), step)
  if (heard.length === 0 && Plan.isDone(World.agent(before, id).plan)) {
    if (!(yield* Renewal.goesOn(before, World.agent(before, id), options))) return { _tag: "Idle" }
  }
  const world = yield* EventLog.currentWorld
  const state = World.agent(world, id)

  const place = placeOf(step, group, id)
  const person = describe(world, state, { heard, step, tokens: yield* Tokens.load })
  const news = heard.map((message) => report(world, message))
  const actor = actorOf(world, state, heard)

  const attempt = Effect.fnUntraced(function*(at: string, before?: Tried) {
    const input = before === undefined
      ? person
      : { ...person, again: ActCheck.reason(before.found), answer: before.text }
    const answer = yield* heard.length === 0
      ? Prompt.ask(act, input, at)
      : Prompt.ask(react, { ...input, heard: news }, at)
    if (answer._tag === "Unusable") return answer
    const text = oneLine(answer.output.text)
    const tried: Tried = {
      deed: answer.output,
      text,
      found: ActCheck.check(text, actor),
      tokens: Used.of(answer.making)
    }
    return { _tag: "Tried" as const, ...tried }
  })

  const first = yield* attempt(place)
  const isAgain = first._tag === "Tried" && first.found.length > 0
  const second = isAgain ? yield* attempt(`${place}/again`, first) : first
  const taken = [second, first].find((one) => one._tag === "Tried" && !ActCheck.isUnfit(one.found))
  if (taken === undefined || taken._tag === "Unusable") {
    yield* EventLog.append(Prompt.failed(place, second._tag === "Unusable" ? second : unfit(second, heard.length > 0)))
    return { _tag: "Failed" }
  }
  const flaws = flawsOf(taken.found)
  const tokens = [...new Set([first, second])].map((one) => (one._tag === "Tried" ? one.tokens : undefined))
  const message: Message = {
    id: Place.messageId(group, step, id, 1) as MessageId,
    from: id,
    group,
    step,
    kind: heard.length === 0 ? "plan" : "reaction",
    act: taken.deed.act,
    text: taken.text,
    becauseOf: heard.map((message) => message.id),
    ...(flaws.length === 0 ? {} : { flaws }),
    tokens: Used.sum(tokens),
    heardBy: [],
    sentTo: []
  }
  const progress = { stepDone: taken.deed.stepDone, revised: revisionOf(taken.deed) }
  yield* EventLog.append({
    _tag: "Acted",
    place,
    message,
    ...Plan.progress(state.plan, progress, state.agent.plan.steps.length),
    ...(isAgain ? { again: flawsOf(first.found) } : {})
  })
  return { _tag: "Acted", message }
})

/** An act that is not the agent's own, as what came to nothing. */
const unfit = ({ found, text }: Tried, isReaction: boolean): Prompt.Unusable => ({
  _tag: "Unusable",
  prompt: isReaction ? react.name : act.name,
  kind: "unfit",
  reason: `The act could not be taken, because ${ActCheck.reason(found)}.`,
  raw: text
})
